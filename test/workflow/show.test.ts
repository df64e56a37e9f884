import assert from 'node:assert/strict';
import { takeLease } from '../../src/domain/transitions';
import type { Announced } from '../../src/slack/announcer';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { ASKED_AT } from '../support/requests';
import { ASSIGNED, aSettledRequest } from '../support/saved-requests';
import { PLACE, ScriptedAnnouncer, SHOWN } from '../support/scripted-announcer';
import { World } from './world';

const FAILURES = [
  ['is put off', () => ({ kind: 'later', postUncertain: false }) as const],
  [
    'breaks',
    () => {
      throw new Error('a bug');
    },
  ],
] as const;

describe('the message of a contact that is under way', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  it('is posted once, with the outcome, when that comes within a second', async () => {
    world.answersAfter(999);
    await world.accepted();
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, ['2@999']);
    assert.deepEqual(world.request.place, PLACE);
    assert.equal(world.request.shownRevision, 2);
    assert.equal(world.request.dueAt, undefined);
  });

  it('is posted after a second, and redrawn with the outcome', async () => {
    world.answersAfter(2_500);
    await world.accepted();
    await world.clock.advance(1_000);
    assert.deepEqual(world.announcer.announcements, [
      { state: 'calling', revision: 1, postUncertain: false, atMs: 1_000 },
    ]);
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, ['1@1000', '2@2500']);
    assert.deepEqual(world.events, ['accepted', 'calling', 'shown', 'settled', 'shown']);
  });

  it('is redrawn when the first post has answered; the outcome is saved meanwhile', async () => {
    const posted = deferred<Announced>();
    world.answersAfter(1_500);
    world.announcer.answer = ({ state }) => (state === 'calling' ? posted.promise : SHOWN);
    await world.accepted();
    await world.clock.advance(3_000);
    assert.equal(world.request.state, 'settled');
    assert.deepEqual(world.announced, ['1@1000']);
    posted.resolve(SHOWN);
    await settled();
    assert.deepEqual(world.announced, ['1@1000', '2@3000']);
    assert.equal(world.request.shownRevision, 2);
    assert.equal(world.request.dueAt, undefined);
  });

  for (const [how, fails] of FAILURES) {
    it(`does not hold up the contact when the first post ${how}`, async () => {
      world.answersAfter(2_000);
      world.announcer.answer = ({ state }) => (state === 'calling' ? fails() : SHOWN);
      await world.accepted();
      await world.clock.advance(2_000);
      assert.deepEqual(world.announced, ['1@1000', '2@2000']);
      assert.equal(world.request.shownRevision, 2);
      assert.equal(world.request.showFailures, 0);
    });
  }

  it('waits for the outcome where it can be said only once', async () => {
    const place = { kind: 'response' } as const;
    world.answersAfter(2_000);
    world.announcer.answer = ({ state }) =>
      state === 'calling' ? { kind: 'waiting' } : { kind: 'shown', place };
    await world.accepted();
    await world.clock.advance(2_000);
    assert.deepEqual(world.events, ['accepted', 'calling', 'settled', 'shown']);
    assert.deepEqual(world.request.place, place);
  });

  it('is not posted by a process that slept while another one settled the request', async () => {
    world.answersAfter(5_000);
    await world.accepted();
    world.clock.skip(12_000);
    world.store.put(aSettledRequest(ASSIGNED, world.clock.now()));
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, []);
  });

  it('is not redrawn by a process that lost the request while it posted', async () => {
    const posted = deferred<Announced>();
    world.answersAfter(1_500);
    world.announcer.answer = () => posted.promise;
    await world.accepted();
    await world.clock.advance(1_500);
    await world.store.save(takeLease(world.request, 'takenOver', world.clock.now()));
    posted.resolve(SHOWN);
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, ['1@1000']);
    assert.equal(world.request.shownRevision, 0);
  });

  it('is redrawn in place by a process that takes over', async () => {
    world.neverAnswers();
    world.desk.session = () => ({ kind: 'known', phase: 'waiting' });
    await world.accepted();
    await world.clock.advance(11_999);
    const other = world.started();
    await world.clock.advance(1_000);
    assert.deepEqual(world.announced, ['1@1000', '2@12999']);
    assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: 'waiting' });
    assert.equal(world.desk.contacts.length, 1);
    await other.stop(0);
  });

  it('does not say "under way" again when another process takes over', async () => {
    world.neverAnswers();
    world.desk.session = () => world.clock.sleep(3_000).then(() => ({ kind: 'unknown' }));
    await world.accepted();
    await world.clock.advance(11_999);
    const other = world.started();
    await world.clock.advance(4_000);
    assert.deepEqual(world.announced, ['1@1000', '2@15999']);
    await other.stop(0);
  });

  it('is posted by the process that takes over when the first one did not come to that', async () => {
    world.neverAnswers();
    world.desk.session = () => ({ kind: 'known', phase: 'waiting' });
    world.announcer.answer = () => new Promise(() => undefined);
    await world.accepted();
    await world.clock.advance(11_999);
    const announcer = new ScriptedAnnouncer(world.clock);
    const other = world.started({ announcer });
    await world.clock.advance(1_000);
    assert.deepEqual(announcer.announcements, [
      { state: 'settled', revision: 2, postUncertain: true, atMs: 1_000 },
    ]);
    await other.stop(0);
  });
});

describe('the lease of a request that is shown', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  it('is left as it is in the usual course of things', async () => {
    world.answersAfter(1_500);
    await world.accepted();
    await world.clock.advance(1_500);
    assert.deepEqual(world.events, ['accepted', 'calling', 'shown', 'settled', 'shown']);
  });

  it('is prolonged before an announcement that could outlast it', async () => {
    const posted = deferred<Announced>();
    world.answersAfter(1_500);
    world.announcer.answer = ({ state }) => (state === 'calling' ? posted.promise : SHOWN);
    await world.accepted();
    await world.clock.advance(3_501);
    posted.resolve({ kind: 'later', postUncertain: false });
    await settled();
    assert.deepEqual(world.events, ['accepted', 'calling', 'settled', 'takenOver', 'shown']);
  });

  it('is prolonged once more when that took too long', async () => {
    const slow = world.hold('takenOver', 'afterWrite');
    world.store.put(aSettledRequest(ASSIGNED, ASKED_AT - 12_000));
    const process = world.started();
    await settled();
    world.clock.skip(2_001);
    await slow.release();
    assert.deepEqual(world.events, ['takenOver', 'takenOver', 'shown']);
    await process.stop(0);
  });
});
