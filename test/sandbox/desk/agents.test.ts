import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { Agent } from '../../../sandbox/desk/state';
import { ALICE, BOB, begin, contact, isDone, isRefused, loadOf, session } from './people';

describe('agents in the local Desk', () => {
  let desk: DeskStandIn;

  beforeEach(async () => {
    desk = await startDesk({ accounts: ['@support'] });
  });
  afterEach(() => desk.close());

  for (const [status, code] of [
    ['offline', 141011],
    ['break', 141013],
    ['busy', 141012],
    ['online', 0],
  ] as const) {
    it(`are answered for with ${code} when they are ${status}`, async () => {
      isDone(desk.people.changeAgent({ mail: ALICE, status }));
      assert.equal(await contact(desk, { MemberId: ALICE }), code);
    });
  }

  it('reach their limit by the sessions they get, and are free again after the end', async () => {
    isDone(desk.people.changeAgent({ mail: ALICE, load: 2, limit: 3 }));
    assert.equal(await contact(desk, { MemberId: ALICE }), 0);
    const second = { MemberId: ALICE, ClientUserId: 'customer-2' };
    assert.equal(await contact(desk, second), 141012);
    isDone(desk.people.endSession(session(desk).id));
    assert.equal(loadOf(desk, ALICE), 2);
    assert.equal(await contact(desk, second), 0);
  });

  it('keep what a change leaves out', () => {
    isDone(desk.people.changeAgent({ mail: ALICE, load: 1, limit: 4 }));
    isDone(desk.people.changeAgent({ mail: ALICE, status: 'break' }));
    const { status, load, limit } = desk.state.agents.get(ALICE) as Agent;
    assert.deepEqual([status, load, limit], ['break', 1, 4]);
  });

  it('cannot be changed to what cannot be', async () => {
    await contact(desk, { MemberId: ALICE });
    isRefused(desk.people.changeAgent({ mail: 'no@example.com' }), /no agent no@example.com/);
    for (const load of [0, 1.5, Number.NaN]) {
      isRefused(desk.people.changeAgent({ mail: ALICE, load }), /not less than the 1 sessions/);
    }
    for (const limit of [-1, 1.5]) {
      isRefused(desk.people.changeAgent({ mail: ALICE, limit, status: 'busy' }), /limit/);
    }
    const { status, load } = desk.state.agents.get(ALICE) as Agent;
    assert.deepEqual([status, load], ['online', 1]);
  });
});

describe('the manual mode of the local Desk', () => {
  let desk: DeskStandIn;

  beforeEach(async () => {
    desk = await startDesk({ accounts: ['@support'], serviceMode: 'manual' });
  });
  afterEach(() => desk.close());

  it('the agent accepts the session that they are called to, once', async () => {
    await contact(desk, { MemberId: ALICE });
    assert.equal(session(desk).state, 'WaitingForAgentAnswering');
    isDone(desk.people.acceptSession(session(desk).id));
    assert.deepEqual([session(desk).state, session(desk).agent], ['Agent', ALICE]);
    isRefused(desk.people.acceptSession(session(desk).id), /nobody can accept/);
  });

  it('an agent who is offline accepts nothing', async () => {
    await contact(desk, { MemberId: ALICE });
    isDone(desk.people.changeAgent({ mail: ALICE, status: 'offline' }));
    isRefused(desk.people.acceptSession(session(desk).id), /alice@example.com is offline/);
    assert.equal(session(desk).state, 'WaitingForAgentAnswering');
  });

  it('a session moves to another agent, who has to accept it too', async () => {
    await contact(desk, { MemberId: ALICE });
    isDone(desk.people.acceptSession(session(desk).id));
    isDone(desk.people.reassignSession(session(desk).id, BOB));
    assert.deepEqual([session(desk).state, session(desk).agent], ['WaitingForAgentAnswering', BOB]);
    assert.deepEqual([loadOf(desk, ALICE), loadOf(desk, BOB)], [0, 1]);
  });

  it('a session that waits can be ended', async () => {
    await contact(desk);
    isDone(desk.people.endSession(session(desk).id));
    assert.equal(desk.state.sessions.size, 0);
    assert.deepEqual([loadOf(desk, ALICE), loadOf(desk, BOB)], [0, 0]);
  });

  it('a session begun with an agent needs no accepting', () => {
    isDone(begin(desk, 'Agent', ALICE));
    assert.equal(session(desk).state, 'Agent');
  });
});
