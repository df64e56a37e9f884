import assert from 'node:assert/strict';
import { markShown } from '../../src/domain/transitions';
import type { ContactWorkflow } from '../../src/workflow/contact-workflow';
import { ASKED_AT } from '../support/requests';
import { aSettledRequest, aShownRequest, REFUSED } from '../support/saved-requests';
import { PLACE } from '../support/scripted-announcer';
import { World } from './world';

const BY = { by: 'U0002' };

describe('pressing a button while the store is busy or away', () => {
  let world: World;
  let process: ContactWorkflow;

  beforeEach(() => {
    world = new World();
    process = world.process();
    world.store.put(aShownRequest(REFUSED));
  });

  it('counts although the message is being marked as shown at that moment', async () => {
    world.store.put(aSettledRequest(REFUSED));
    const { revision } = world.request;
    world.store.beforeWrite = () => {
      world.store.beforeWrite = undefined;
      world.store.put(markShown(world.request, PLACE, revision, ASKED_AT).after);
    };
    const { kind } = await process.press(world.pressed('tryAgain'), BY);
    assert.equal(kind, 'started');
    assert.deepEqual(world.request.place, PLACE);
  });

  it('is quicker than the note of where the message is, and runs right after it', async () => {
    const noted = world.hold('shown', 'beforeWrite');
    const announced = world.started();
    world.store.put(aSettledRequest(REFUSED, ASKED_AT - 12_000));
    await world.clock.advance(1_000);
    const message = { channel: PLACE.channel, ts: PLACE.ts };
    const { kind } = await announced.press(world.pressed('tryAgain'), { ...BY, message });
    assert.equal(kind, 'started');
    assert.deepEqual(world.desk.contacts, []);
    await noted.release();
    assert.equal(world.desk.contacts.length, 1);
    assert.deepEqual(world.request.place, PLACE);
    assert.deepEqual(world.announced, ['2@1000', '4@1000']);
    assert.deepEqual(
      world.announcer.announcements.map(({ postUncertain }) => postUncertain),
      [true, false],
    );
    await announced.stop(0);
  });

  it('is outdated when others keep changing the request', async () => {
    world.store.beforeWrite = () =>
      world.store.put({ ...world.request, version: world.request.version + 1 });
    assert.deepEqual(await process.press(world.pressed('tryAgain'), BY), { kind: 'outdated' });
    assert.deepEqual(world.desk.contacts, []);
  });

  it('says so when it cannot be saved, and contacts nobody', async () => {
    world.failWrites('triedAgain');
    assert.deepEqual(await process.press(world.pressed('tryAgain'), BY), { kind: 'notSaved' });
    await world.clock.advance(60_000);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.log.events('error'), ['press not saved']);
  });

  it('waits for 2 s; what is saved after that runs once, whatever is pressed again', async () => {
    const held = world.hold('triedAgain', 'beforeWrite');
    const press = world.pressed('tryAgain');
    const answer = process.press(press, BY);
    await world.clock.advance(2_000);
    assert.deepEqual(await answer, { kind: 'notSaved' });
    await held.release();
    assert.deepEqual(await process.press(press, BY), { kind: 'outdated' });
    const other = world.started();
    await world.clock.advance(10_000);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.request.attempt, 2);
    await other.stop(0);
  });
});
