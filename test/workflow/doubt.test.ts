import assert from 'node:assert/strict';
import type { ContactAnswer, SessionAnswer } from '../../src/desk/desk';
import type { Outcome } from '../../src/domain/outcome';
import { settled } from '../support/manual-clock';
import { ASKED_AT } from '../support/requests';
import { aShownRequest, UNCONFIRMED } from '../support/saved-requests';
import { World } from './world';

const NO_SESSION: SessionAnswer = { kind: 'known', phase: 'none' };
const AT_AGENT: SessionAnswer = { kind: 'known', phase: 'agent', agent: 'ann@example.com' };
const UNKNOWN: SessionAnswer = { kind: 'unknown' };
const TALKING = { code: 141016, info: 'in a session with an agent' };
const BUSY: ContactAnswer = { kind: 'refused', ...TALKING };
const NEVER_SENT: ContactAnswer = { kind: 'neverSent', error: 'ECONNREFUSED' };
const LOST: ContactAnswer = { kind: 'noAnswer', noAnswer: { kind: 'connectionLost' } };
const TIMEOUT = { kind: 'timeout' } as const;

describe('"Contact anyway", after a try that may have contacted the customer', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
    world.store.put(aShownRequest(UNCONFIRMED));
  });

  async function contactAnyway(answer: ContactAnswer, session: SessionAnswer): Promise<Outcome> {
    world.desk.contact = () => answer;
    world.desk.session = () => session;
    const process = world.process();
    const press = world.pressed('contactAnyway');
    assert.equal((await process.press(press, { by: 'U0002' })).kind, 'started');
    await settled();
    await world.clock.advance(15_000);
    return world.request.outcome ?? assert.fail('it is not settled');
  }

  for (const answer of [BUSY, NEVER_SENT, LOST]) {
    it(`finds the session that the earlier try began: ${answer.kind}`, async () => {
      const agent = 'ann@example.com';
      const outcome = await contactAnyway(answer, AT_AGENT);
      assert.deepEqual(outcome, { kind: 'assigned', evidence: 'agent', agent });
      assert.notEqual(world.request.lookAt, undefined, 'the session is followed');
    });
  }

  for (const [answer, noAnswer] of [
    [BUSY, { kind: 'code', ...TALKING }],
    [NEVER_SENT, TIMEOUT],
    [LOST, { kind: 'connectionLost' }],
  ] as const) {
    it(`does not say that nobody was contacted: ${answer.kind}`, async () => {
      const outcome = await contactAnyway(answer, NO_SESSION);
      assert.deepEqual(outcome, { kind: 'unconfirmed', because: 'noSessionNow', noAnswer });
    });
  }

  for (const [answer, looks] of [
    [BUSY, 1],
    [NEVER_SENT, 1],
    [LOST, 11],
  ] as const) {
    it(`looks no longer than for the call itself: ${answer.kind}`, async () => {
      await contactAnyway(answer, NO_SESSION);
      assert.equal(world.desk.sessions.length, looks);
    });
  }

  it('keeps the doubt when the session is not known either, whenever it is looked at again', async () => {
    const outcome = await contactAnyway(NEVER_SENT, UNKNOWN);
    const sessionUnknown = { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer: TIMEOUT };
    assert.deepEqual(outcome, { ...sessionUnknown, earlierTry: true });
    world.desk.session = () => NO_SESSION;
    assert.equal(
      (await world.process().press(world.pressed('checkAgain'), { by: 'U0002' })).kind,
      'started',
    );
    await settled();
    await world.clock.advance(15_000);
    const noSessionNow = { kind: 'unconfirmed', because: 'noSessionNow', noAnswer: TIMEOUT };
    assert.deepEqual(world.request.outcome, noSessionNow);
  });

  it('keeps the doubt when the process dies during the call', async () => {
    world.neverAnswers();
    const press = world.pressed('contactAnyway');
    assert.equal((await world.process().press(press, { by: 'U0002' })).kind, 'started');
    await settled();
    assert.equal(world.request.state, 'calling');
    const survivor = world.started();
    await world.clock.advance(40_000);
    const noAnswer = { kind: 'interrupted' };
    assert.deepEqual(world.request.outcome, {
      kind: 'unconfirmed',
      because: 'noSessionNow',
      noAnswer,
    });
    await survivor.stop(0);
  });
});

describe('looking at the session of a call without an answer, when each look takes long', () => {
  it('stays with the process that began with it', async () => {
    const world = new World();
    world.desk.contact = () => LOST;
    world.desk.session = () => world.clock.sleep(3_500).then(() => NO_SESSION);
    await world.accepted();
    const other = world.started();
    await world.clock.advance(30_000);
    assert.ok(!world.events.includes('takenOver'), `${world.events}`);
    assert.equal(world.request.outcome?.kind, 'notContacted');
    assert.ok((world.request.settledAt ?? 0) - ASKED_AT < 20_000);
    await other.stop(0);
  });

  it('stays with the process that took it over', async () => {
    const world = new World();
    world.neverAnswers();
    await world.accepted();
    world.desk.session = () => world.clock.sleep(3_500).then(() => NO_SESSION);
    const others = [world.started(), world.started()];
    await world.clock.advance(60_000);
    assert.equal(world.events.filter((what) => what === 'takenOver').length, 1, `${world.events}`);
    assert.equal(world.request.outcome?.kind, 'notContacted');
    await Promise.all(others.map((other) => other.stop(0)));
  });
});
