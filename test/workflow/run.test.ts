import assert from 'node:assert/strict';
import type { ContactAnswer } from '../../src/desk/desk';
import type { NoAnswer, Outcome } from '../../src/domain/outcome';
import { startCalling, takeLease } from '../../src/domain/transitions';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { ASKED_AT, aSubmission } from '../support/requests';
import { World } from './world';

const LONG_MS = 10 * 60_000;

describe('running a request', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  for (const when of ['beforeWrite', 'afterWrite'] as const) {
    it(`calls Desk only when the store has answered that it is marked (${when})`, async () => {
      const held = world.hold('calling', when);
      await world.accepted();
      assert.deepEqual(world.desk.contacts, []);
      await held.release();
      assert.equal(world.desk.contacts.length, 1);
    });
  }

  it('is marked "calling" on disk while Desk is called', async () => {
    const states: string[] = [];
    world.desk.contact = () => {
      states.push(world.request.state);
      return { kind: 'assigned' };
    };
    await world.accepted();
    assert.deepEqual(states, ['calling']);
    assert.deepEqual(world.events, ['accepted', 'calling', 'settled', 'shown']);
  });

  it('lets Desk send nothing later than 6 s after the call began', async () => {
    const held = world.hold('calling', 'afterWrite');
    await world.accepted();
    await world.clock.advance(4_000);
    await held.release();
    const { target } = world.request;
    assert.deepEqual(world.desk.contacts, [{ target, sendBefore: ASKED_AT + 6_000 }]);
  });

  it('neither calls nor says anything when another process has the request', async () => {
    const held = world.hold('calling', 'beforeWrite');
    await world.accepted();
    world.store.put(startCalling(world.request, world.clock.now()).after);
    await held.release();
    await world.clock.advance(LONG_MS);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.announcer.announcements, []);
    assert.equal(world.request.version, 2);
  });

  it('does not call when it cannot be marked, and runs when the lease is over', async () => {
    world.failWrites('calling');
    const process = world.started();
    await process.accept(aSubmission());
    await world.clock.advance(4_000);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.log.events('error'), ['work on request failed']);
    world.store.beforeWrite = undefined;
    await world.clock.advance(2_000);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.request.outcome?.kind, 'assigned');
    await process.stop(0);
  });

  const answers: [ContactAnswer, Outcome][] = [
    [
      { kind: 'assigned', agent: 'ann@example.com' },
      { kind: 'assigned', agent: 'ann@example.com', evidence: 'answer' },
    ],
    [{ kind: 'assigned' }, { kind: 'assigned', evidence: 'answer' }],
    [
      { kind: 'refused', code: 141016, info: 'busy' },
      { kind: 'refused', code: 141016, info: 'busy' },
    ],
    [
      { kind: 'neverSent', error: 'ECONNREFUSED' },
      { kind: 'notContacted', because: 'neverSent', error: 'ECONNREFUSED' },
    ],
  ];
  for (const [answer, outcome] of answers) {
    it(`is settled at once by the answer ${JSON.stringify(answer)}`, async () => {
      world.desk.contact = () => answer;
      await world.accepted();
      assert.equal(world.request.state, 'settled');
      assert.deepEqual(world.request.outcome, outcome);
      assert.equal(world.request.settledAt, ASKED_AT);
      assert.equal(world.request.dueAt, undefined);
      assert.deepEqual(world.desk.sessions, []);
    });
  }

  const noAnswers: NoAnswer[] = [
    { kind: 'timeout' },
    { kind: 'connectionLost' },
    { kind: 'unreadable', httpStatus: 502 },
    { kind: 'code', code: 141002, info: 'please retry' },
  ];
  for (const noAnswer of noAnswers) {
    it(`contacts once when there is no answer: ${noAnswer.kind}`, async () => {
      world.desk.contact = () => ({ kind: 'noAnswer', noAnswer });
      const process = world.started();
      await process.accept(aSubmission());
      await world.clock.advance(LONG_MS);
      assert.equal(world.desk.contacts.length, 1);
      const notContacted = { kind: 'notContacted', because: 'noSession', noAnswer };
      assert.deepEqual(world.request.outcome, notContacted);
      await process.stop(0);
    });
  }

  it('contacts once when Desk is never heard of again', async () => {
    world.neverAnswers();
    await world.accepted();
    const process = world.started();
    await world.clock.advance(LONG_MS);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.request.outcome?.kind, 'notContacted');
    await process.stop(0);
  });

  it('contacts once when the call breaks in this process', async () => {
    world.desk.contact = () => {
      throw new Error('a bug');
    };
    const process = world.started();
    await process.accept(aSubmission());
    await world.clock.advance(LONG_MS);
    assert.equal(world.desk.contacts.length, 1);
    assert.deepEqual(world.request.outcome, {
      kind: 'notContacted',
      because: 'noSession',
      noAnswer: { kind: 'interrupted' },
    });
    assert.deepEqual(world.log.events('error'), ['work on request failed']);
    await process.stop(0);
  });

  it('saves the outcome again and again while the lease lasts', async () => {
    world.failWrites('settled');
    await world.accepted();
    await world.clock.advance(5_000);
    assert.equal(world.request.state, 'calling');
    world.store.beforeWrite = undefined;
    await world.clock.advance(500);
    assert.equal(world.request.outcome?.kind, 'assigned');
    assert.equal(world.request.shownRevision, world.request.revision);
    assert.equal(world.desk.contacts.length, 1);
    assert.deepEqual(new Set(world.log.events('warn')), new Set(['not saved yet']));
  });

  it('leaves an outcome that cannot be saved to whoever asks for the session', async () => {
    world.failWrites('settled');
    await world.accepted();
    await world.clock.advance(12_000);
    assert.equal(world.clock.sleeping, 0);
    assert.deepEqual(world.log.events('error'), ['work on request failed']);
    world.store.beforeWrite = undefined;
    world.desk.session = () => ({ kind: 'known', phase: 'agent' });
    const process = world.started();
    await world.clock.advance(1_000);
    assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: 'agent' });
    assert.equal(world.desk.contacts.length, 1);
    await process.stop(0);
  });

  it('says nothing about an outcome when another process has taken the request', async () => {
    const answer = deferred<ContactAnswer>();
    world.desk.contact = () => answer.promise;
    await world.accepted();
    await world.store.save(takeLease(world.request, 'takenOver', world.clock.now()));
    answer.resolve({ kind: 'assigned' });
    await settled();
    assert.equal(world.request.state, 'calling');
    assert.deepEqual(world.announcer.announcements, []);
  });
});
