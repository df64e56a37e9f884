import assert from 'node:assert/strict';
import type { ContactRequest } from '../../src/domain/contact-request';
import { startCalling } from '../../src/domain/transitions';
import { settled } from '../support/manual-clock';
import { ASKED_AT, aRequest, aSubmission } from '../support/requests';
import {
  ASSIGNED,
  aCallingRequest,
  aSettledRequest,
  aShownRequest,
} from '../support/saved-requests';
import { World } from './world';

const OVERDUE = ASKED_AT - 12_000;

describe('going on with what others have left', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  function leave(...requests: ContactRequest[]): void {
    for (const request of requests) world.store.put(request);
  }

  it('runs an accepted request when its lease is over, not before', async () => {
    leave(aRequest());
    const process = world.started();
    await world.clock.advance(4_999);
    assert.deepEqual(world.desk.contacts, []);
    await world.clock.advance(1);
    assert.equal(world.desk.contacts.length, 1);
    assert.deepEqual(world.events, ['calling', 'settled', 'shown']);
    assert.deepEqual(world.log.events('info'), ['request resumed', 'request settled']);
    await process.stop(0);
  });

  it('settles a called request by its session, and never calls it', async () => {
    leave(aCallingRequest(OVERDUE));
    world.desk.session = () => ({ kind: 'known', phase: 'queueing' });
    const process = world.started();
    await world.clock.advance(60_000);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: 'queueing' });
    assert.deepEqual(world.events, ['takenOver', 'settled', 'shown']);
    await process.stop(0);
  });

  it('leaves a called request alone while its lease lasts', async () => {
    leave(aCallingRequest());
    const process = world.started();
    await world.clock.advance(11_999);
    assert.deepEqual(world.events, []);
    await process.stop(0);
  });

  it('shows a settled request, and asks nobody', async () => {
    leave(aSettledRequest(ASSIGNED, OVERDUE));
    const process = world.started();
    await settled();
    assert.deepEqual(world.announced, ['2@0']);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.desk.sessions, []);
    assert.equal(world.request.dueAt, undefined);
    await process.stop(0);
  });

  it('leaves alone what is done', async () => {
    leave(aShownRequest());
    const process = world.started();
    await world.clock.advance(24 * 60_000);
    assert.deepEqual(world.events, []);
    await process.stop(0);
  });

  for (const request of [
    aRequest({ dueAt: OVERDUE }),
    aCallingRequest(OVERDUE),
    aSettledRequest(ASSIGNED, OVERDUE),
  ]) {
    it(`takes "${request.state}" up once, whichever of two processes is first`, async () => {
      leave(request);
      const processes = [world.started(), world.started()];
      await world.clock.advance(60_000);
      assert.equal(world.desk.contacts.length, request.state === 'accepted' ? 1 : 0);
      assert.equal(
        world.announcer.announcements.filter(({ revision }) => revision === 2).length,
        1,
      );
      await Promise.all(processes.map((process) => process.stop(0)));
    });
  }

  it('leaves alone what this process works on, however long that takes', async () => {
    world.announcer.answer = () => new Promise(() => undefined);
    const process = world.started();
    await process.accept(aSubmission());
    await world.clock.advance(60_000);
    assert.deepEqual(world.events, ['accepted', 'calling', 'settled']);
    assert.equal(world.announcer.announcements.length, 1);
    void process.stop(0);
  });

  it('takes up at most 50 at once, the longest due first', async () => {
    const left = Array.from({ length: 60 }, (_, nth) =>
      aRequest({ id: `request-${nth}`, key: `key-${nth}`, dueAt: OVERDUE + nth }),
    );
    leave(...left.reverse());
    const answers: (() => void)[] = [];
    world.desk.contact = () =>
      new Promise((resolve) => answers.push(() => resolve({ kind: 'assigned' })));
    const process = world.started();
    await world.clock.advance(3_000);
    assert.equal(world.desk.contacts.length, 50);
    assert.deepEqual(
      world.log.workedOn,
      Array.from({ length: 50 }, (_, nth) => `request-${nth}`),
    );
    for (const answer of answers.splice(0, 4)) answer();
    await world.clock.advance(100);
    assert.equal(world.desk.contacts.length, 54, 'as soon as there is room');
    void process.stop(0);
  });

  it('takes up what is left however much of its own a process does', async () => {
    world.neverAnswers();
    const process = world.process();
    for (let nth = 0; nth < 60; nth += 1) {
      await process.accept(aSubmission({ key: `key-${nth}` }));
    }
    world.store.put({ ...aSettledRequest(ASSIGNED, OVERDUE), id: 'left', key: 'left' });
    process.start();
    await settled();
    assert.deepEqual(world.announced, ['2@0']);
    void process.stop(0);
  });

  it('goes on looking when the store could not be read', async () => {
    leave(aSettledRequest(ASSIGNED, OVERDUE));
    world.store.beforeRead = () => {
      throw new Error('the disk does not answer');
    };
    const process = world.started();
    await world.clock.advance(2_500);
    assert.deepEqual(world.log.events('error'), Array(3).fill('store not readable'));
    world.store.beforeRead = undefined;
    await world.clock.advance(500);
    assert.deepEqual(world.announced, ['2@3000']);
    await process.stop(0);
  });

  it('neither calls nor says anything when another process was quicker', async () => {
    leave(aRequest({ dueAt: OVERDUE }));
    world.store.beforeWrite = () =>
      world.store.put(startCalling(aRequest(), world.clock.now()).after);
    const process = world.started();
    await settled();
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.announced, []);
    await process.stop(0);
  });

  for (const request of [aCallingRequest(OVERDUE), aSettledRequest(ASSIGNED, OVERDUE)]) {
    it(`does nothing with "${request.state}" when another process was quicker`, async () => {
      leave(request);
      world.store.beforeWrite = () => leave({ ...request, version: request.version + 1 });
      const process = world.started();
      await settled();
      assert.deepEqual(world.desk.sessions, []);
      assert.deepEqual(world.announced, []);
      await process.stop(0);
    });
  }

  it('is left alone, and logged, in a state that this version does not know', async () => {
    leave({ ...aSettledRequest(ASSIGNED, OVERDUE), ...JSON.parse('{"state": "paused"}') });
    const process = world.started();
    await settled();
    assert.deepEqual(world.log.events('error'), ['work on request failed']);
    assert.deepEqual(world.announced, []);
    await process.stop(0);
  });
});
