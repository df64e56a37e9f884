import assert from 'node:assert/strict';
import {
  type FollowedSession,
  isOver,
  isWaiting,
  looksDifferent,
  seeSession,
} from '../../src/domain/followed-session';

const NEW: FollowedSession = { phase: 'assigned', agent: 'ann@example.com', told: [] };
const LIVE: FollowedSession = {
  phase: 'waiting',
  id: 'session-1',
  agent: 'ann@example.com',
  person: 'U_ANN',
  told: ['ann@example.com'],
};

describe('a followed session', () => {
  it('takes over what a look shows, and keeps who was told', () => {
    const seen = { phase: 'agent', id: 'session-1', agent: 'ann@example.com' } as const;
    assert.deepEqual(seeSession(LIVE, seen, 5_000), { ...LIVE, phase: 'agent' });
  });

  it('is known by the ID that the first look shows', () => {
    assert.deepEqual(seeSession(NEW, { phase: 'waiting', id: 'session-1' }, 5_000), {
      ...NEW,
      phase: 'waiting',
      id: 'session-1',
    });
  });

  it('keeps its ID and its agent where a look does not name them', () => {
    assert.deepEqual(seeSession(LIVE, { phase: 'agent' }, 5_000), { ...LIVE, phase: 'agent' });
  });

  it('has ended when the customer has another session', () => {
    const other = { phase: 'agent', id: 'session-2', agent: 'bob@example.com' } as const;
    assert.deepEqual(seeSession(LIVE, other, 5_000), { ...LIVE, phase: 'ended' });
  });

  it('forgets the person when it is passed on to another agent', () => {
    const { person: _, ...rest } = LIVE;
    assert.deepEqual(seeSession(LIVE, { phase: 'waiting', agent: 'bob@example.com' }, 5_000), {
      ...rest,
      agent: 'bob@example.com',
      agentAfterMs: 5_000,
    });
  });

  it('waits anew when an agent who had accepted passes it on, until one accepts', () => {
    const accepted: FollowedSession = { ...LIVE, phase: 'agent' };
    const seen = { phase: 'waiting', agent: 'ann@example.com' } as const;
    const passedOn = seeSession(accepted, seen, 700_000);
    assert.deepEqual(passedOn, { ...LIVE, waitingAfterMs: 700_000 });
    assert.deepEqual(seeSession(passedOn, seen, 760_000), passedOn);
    assert.deepEqual(seeSession(passedOn, { ...seen, phase: 'agent' }, 800_000), accepted);
    assert.equal(seeSession(LIVE, seen, 5_000).waitingAfterMs, undefined);
  });

  it('has no agent in the queue', () => {
    const { person: _, agent: __, ...rest } = LIVE;
    const seen = { phase: 'queueing', agent: 'ann@example.com' } as const;
    assert.deepEqual(seeSession(LIVE, seen, 5_000), { ...rest, phase: 'queueing' });
  });

  for (const phase of ['none', 'bot'] as const) {
    it(`may still come within a minute of an assignment that nobody has seen: ${phase}`, () => {
      assert.equal(seeSession(NEW, { phase }, 59_999), NEW);
      assert.deepEqual(seeSession(NEW, { phase }, 60_000), { ...NEW, phase: 'ended' });
    });

    it(`has ended when it was there and is not any more: ${phase}`, () => {
      assert.deepEqual(seeSession(LIVE, { phase }, 1), { ...LIVE, phase: 'ended' });
    });
  }

  it('is missed where nobody has seen it within a minute: what is there then may be another', () => {
    const seen = { phase: 'agent', id: 'session-9', agent: 'bob@example.com' } as const;
    assert.equal(seeSession(NEW, seen, 59_999).phase, 'agent');
    const missed = seeSession(NEW, seen, 60_000);
    assert.deepEqual(missed, { ...NEW, phase: 'missed' });
    assert.equal(isOver(missed), true);
  });

  it('waits for an agent in the queue and while one is called to it', () => {
    const phases = ['assigned', 'waiting', 'queueing', 'agent', 'ended', 'missed'] as const;
    assert.deepEqual(
      phases.filter((phase) => isWaiting({ phase })),
      ['waiting', 'queueing'],
    );
  });

  it('looks different by its phase, agent, person and who ended it, and by nothing else', () => {
    assert.equal(looksDifferent(LIVE, { ...LIVE, phase: 'agent' }), true);
    assert.equal(looksDifferent(LIVE, { ...LIVE, agent: 'bob@example.com' }), true);
    assert.equal(looksDifferent(LIVE, { ...LIVE, person: 'U_BOB' }), true);
    assert.equal(looksDifferent(LIVE, { ...LIVE, endedBy: 'U_BOB' }), true);
    assert.equal(looksDifferent(LIVE, { ...LIVE, endingBy: 'U_BOB' }), true);
    assert.equal(looksDifferent(LIVE, { ...LIVE, id: 'x', told: [], alerted: true }), false);
  });
});
