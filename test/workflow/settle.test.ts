import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../src/desk/desk';
import type { NoAnswer } from '../../src/domain/outcome';
import { takeLease } from '../../src/domain/transitions';
import { settled } from '../support/manual-clock';
import { ASKED_AT } from '../support/requests';
import { aCallingRequest } from '../support/saved-requests';
import { World } from './world';

const NO_SESSION: SessionAnswer = { kind: 'known', phase: 'none' };
const AT_AGENT: SessionAnswer = { kind: 'known', phase: 'agent', agent: 'ann@example.com' };
const UNKNOWN: SessionAnswer = { kind: 'unknown' };
const LOST: NoAnswer = { kind: 'connectionLost' };

describe('settling a call that gave no answer', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
    world.desk.contact = () => ({ kind: 'noAnswer', noAnswer: LOST });
  });

  /** The session's answers by the second in which it is asked; from the last one on the same. */
  function answersBySecond(...answers: SessionAnswer[]): void {
    world.desk.session = () => {
      const second = Math.floor((world.clock.now() - ASKED_AT) / 1_000);
      return answers[Math.min(second, answers.length - 1)] ?? UNKNOWN;
    };
  }

  for (const phase of ['agent', 'waiting', 'queueing'] as const) {
    it(`ends at once with a session that is "${phase}"`, async () => {
      world.desk.session = () => ({ kind: 'known', phase });
      await world.accepted();
      assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: phase });
      assert.equal(world.desk.sessions.length, 1);
      assert.deepEqual(world.announced, ['2@0']);
    });
  }

  it('names the agent that the session names', async () => {
    answersBySecond(AT_AGENT);
    await world.accepted();
    const agent = 'ann@example.com';
    assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: 'agent', agent });
  });

  it('asks for the session of the customer with the account', async () => {
    answersBySecond(AT_AGENT);
    await world.accepted();
    assert.deepEqual(world.desk.sessions, [world.request.target]);
  });

  it('goes on while there is no session, since Desk may be slow', async () => {
    answersBySecond(NO_SESSION, NO_SESSION, UNKNOWN, NO_SESSION, AT_AGENT);
    await world.accepted();
    await world.clock.advance(60_000);
    assert.equal(world.request.outcome?.kind, 'assigned');
    assert.equal(world.request.settledAt, ASKED_AT + 4_000);
    assert.equal(world.desk.sessions.length, 5);
  });

  for (const phase of ['none', 'bot'] as const) {
    it(`ends after 10 s as not contacted when the session stays "${phase}"`, async () => {
      world.desk.session = () => ({ kind: 'known', phase });
      await world.accepted();
      await world.clock.advance(9_999);
      assert.equal(world.request.state, 'calling');
      await world.clock.advance(1);
      const notContacted = { kind: 'notContacted', because: 'noSession', noAnswer: LOST };
      assert.deepEqual(world.request.outcome, notContacted);
      assert.deepEqual(world.announced, ['1@1000', '2@10000']);
    });
  }

  it('ends as unconfirmed when the session is not known at last', async () => {
    answersBySecond(...Array(10).fill(NO_SESSION), UNKNOWN);
    await world.accepted();
    await world.clock.advance(10_000);
    const unconfirmed = { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer: LOST };
    assert.deepEqual(world.request.outcome, unconfirmed);
  });

  it('ends as not contacted when the session is known at last', async () => {
    answersBySecond(...Array(10).fill(UNKNOWN), NO_SESSION);
    await world.accepted();
    await world.clock.advance(10_000);
    assert.equal(world.request.outcome?.kind, 'notContacted');
  });

  it('asks once more when the last answer was asked for early and came late', async () => {
    world.desk.session = () => {
      const answer = world.desk.sessions.length === 1 ? NO_SESSION : AT_AGENT;
      return world.clock.sleep(4_000).then(() => answer);
    };
    world.answersAfter(7_000, { kind: 'noAnswer', noAnswer: LOST });
    await world.accepted();
    await world.clock.advance(60_000);
    assert.equal(world.desk.sessions.length, 2);
    assert.equal(world.request.outcome?.kind, 'assigned');
  });

  const noAnswers: NoAnswer[] = [
    { kind: 'timeout' },
    { kind: 'unreadable', httpStatus: 200 },
    { kind: 'code', code: 60008, info: 'timeout' },
  ];
  for (const noAnswer of noAnswers) {
    it(`keeps why there was no answer: ${noAnswer.kind}`, async () => {
      world.desk.contact = () => ({ kind: 'noAnswer', noAnswer });
      world.desk.session = () => UNKNOWN;
      await world.accepted();
      await world.clock.advance(10_000);
      const unconfirmed = { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer };
      assert.deepEqual(world.request.outcome, unconfirmed);
    });
  }

  it('prolongs the lease first', async () => {
    world.answersAfter(8_000, { kind: 'noAnswer', noAnswer: { kind: 'timeout' } });
    world.desk.session = () => new Promise(() => undefined);
    await world.accepted();
    await world.clock.advance(8_000);
    assert.deepEqual(world.events, ['accepted', 'calling', 'shown', 'settling']);
    assert.equal(world.request.dueAt, ASKED_AT + 20_000);
  });

  it('is left to the process that has taken the request', async () => {
    world.desk.contact = async () => {
      await world.store.save(takeLease(world.request, 'takenOver', world.clock.now()));
      return { kind: 'noAnswer', noAnswer: LOST };
    };
    await world.accepted();
    await world.clock.advance(60_000);
    assert.deepEqual(world.desk.sessions, []);
    assert.deepEqual(world.announced, []);
    assert.equal(world.request.state, 'calling');
  });

  it('comes to an end when the clock is set back, and proves nothing then', async () => {
    world.desk.session = () => {
      world.clock.skip(-3_000);
      return NO_SESSION;
    };
    await world.accepted();
    await world.clock.advance(60_000);
    assert.equal(world.desk.sessions.length, 11);
    const unconfirmed = { kind: 'unconfirmed', because: 'noSessionNow', noAnswer: LOST };
    assert.deepEqual(world.request.outcome, unconfirmed);
  });

  describe('that began long ago', () => {
    for (const [ago, looks, outcome] of [
      [12_000, 6, { kind: 'notContacted', because: 'noSession' }],
      [55_000, 6, { kind: 'notContacted', because: 'noSession' }],
      [55_001, 6, { kind: 'unconfirmed', because: 'noSessionNow' }],
      [60_001, 1, { kind: 'unconfirmed', because: 'noSessionNow' }],
    ] as const) {
      it(`ends as ${outcome.because} when there is no session after ${ago} ms`, async () => {
        world.store.put(aCallingRequest(ASKED_AT - ago));
        const process = world.started();
        await world.clock.advance((looks - 1) * 1_000);
        const noAnswer = { kind: 'interrupted' };
        assert.deepEqual(world.request.outcome, { ...outcome, noAnswer });
        assert.equal(world.desk.sessions.length, looks);
        await process.stop(0);
      });
    }

    it('is looked at until it must have come to its end, where a clock was set forward', async () => {
      answersBySecond(NO_SESSION, NO_SESSION, NO_SESSION, NO_SESSION, AT_AGENT);
      world.store.put(aCallingRequest(ASKED_AT - 15_000));
      const process = world.started();
      await world.clock.advance(4_000);
      assert.equal(world.request.outcome?.kind, 'assigned');
      await process.stop(0);
    });

    it('is assigned all the same when there is a session', async () => {
      answersBySecond(AT_AGENT);
      world.store.put(aCallingRequest(ASKED_AT - 24 * 60 * 60_000));
      const process = world.started();
      await settled();
      assert.equal(world.request.outcome?.kind, 'assigned');
      await process.stop(0);
    });
  });
});
