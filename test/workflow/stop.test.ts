import assert from 'node:assert/strict';
import type { ContactAnswer } from '../../src/desk/desk';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { ASKED_AT, aSubmission } from '../support/requests';
import { ASSIGNED, aSettledRequest, aShownRequest, REFUSED } from '../support/saved-requests';
import { World } from './world';

describe('stopping', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  /** Whether `stopped` has resolved so far. */
  function watch(stopped: Promise<void>): { isOver: boolean } {
    const watched = { isOver: false };
    void stopped.then(() => {
      watched.isOver = true;
    });
    return watched;
  }

  it('is over at once when nothing runs', async () => {
    const process = world.started();
    await settled();
    await process.stop(15_000);
    assert.equal(world.clock.sleeping, 0);
  });

  it('waits for what runs until it is shown', async () => {
    const answer = deferred<ContactAnswer>();
    world.desk.contact = () => answer.promise;
    const process = await world.accepted();
    const stopped = watch(process.stop(15_000));
    await world.clock.advance(2_000);
    assert.equal(stopped.isOver, false);
    answer.resolve({ kind: 'assigned' });
    await settled();
    assert.equal(stopped.isOver, true);
    assert.equal(world.request.shownRevision, 2);
    assert.equal(world.clock.sleeping, 0);
  });

  it('gives up after its time, and leaves the rest to the next start', async () => {
    world.neverAnswers();
    const process = await world.accepted();
    const stopped = watch(process.stop(5_000));
    await world.clock.advance(4_999);
    assert.equal(stopped.isOver, false);
    await world.clock.advance(1);
    assert.equal(stopped.isOver, true);
    assert.equal(world.request.state, 'calling');
    assert.equal(world.request.dueAt, ASKED_AT + 12_000);
  });

  it('leaves a submission that is saved meanwhile to the next start', async () => {
    const process = world.process();
    await process.stop(0);
    assert.deepEqual(await process.accept(aSubmission()), { kind: 'saved' });
    await world.clock.advance(4_000);
    assert.equal(world.request.state, 'accepted');
    assert.deepEqual(world.desk.contacts, []);
    const next = world.started();
    await world.clock.advance(1_000);
    assert.equal(world.request.state, 'settled');
    assert.equal(world.desk.contacts.length, 1);
    await next.stop(0);
  });

  it('leaves a press that is saved meanwhile to the next start', async () => {
    world.store.put(aShownRequest(REFUSED));
    const process = world.process();
    await process.stop(0);
    const { id: requestId, revision } = world.request;
    const press = { remedy: 'tryAgain', requestId, revision } as const;
    assert.equal((await process.press(press, { by: 'U0002' })).kind, 'started');
    await settled();
    assert.equal(world.request.state, 'accepted');
    assert.deepEqual(world.desk.contacts, []);
  });

  it('takes nothing up any more, not even what it was looking for at that moment', async () => {
    const found = deferred();
    world.store.beforeRead = () => found.promise;
    world.store.put(aSettledRequest(ASSIGNED, ASKED_AT - 12_000));
    const process = world.started();
    await settled();
    await process.stop(15_000);
    found.resolve();
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, []);
    assert.deepEqual(world.events, []);
    assert.equal(world.clock.sleeping, 0);
  });
});
