import assert from 'node:assert/strict';
import { DeskStandIn } from '../../../sandbox/desk/desk-stand-in';
import { stateOf } from '../../../sandbox/desk/options';

describe("the local Desk's state", () => {
  it('takes plain IDs and named records alike', () => {
    const state = stateOf({
      customers: ['c-1', { id: 'c-2', name: 'Hana' }],
      groups: [1, { id: 2, name: 'Billing' }],
      accounts: ['@a', { id: '@b', name: 'B', groups: [2] }],
      agents: ['a@example.com', { mail: 'b@example.com', name: 'Bo', groups: [1], limit: 3 }],
    });
    assert.deepEqual(
      [...state.customers.values()],
      [
        { id: 'c-1', name: 'c-1' },
        { id: 'c-2', name: 'Hana' },
      ],
    );
    assert.deepEqual(state.groups.get(1), { id: 1, name: '1' });
    assert.deepEqual(state.accounts.get('@a'), { id: '@a', name: '@a', groups: new Set([1, 2]) });
    assert.deepEqual(state.accounts.get('@b'), { id: '@b', name: 'B', groups: new Set([2]) });
    assert.deepEqual(state.agents.get('a@example.com'), {
      mail: 'a@example.com',
      name: 'a@example.com',
      status: 'online',
      load: 0,
      limit: Number.POSITIVE_INFINITY,
      groups: [1, 2],
    });
    assert.deepEqual(state.agents.get('b@example.com')?.groups, [1]);
  });

  it('counts the sessions that go on at the start, each pair once', () => {
    const place = { customer: 'customer-1', account: '@support', state: 'Agent' } as const;
    const desk = new DeskStandIn({ sessions: [{ ...place, agent: 'alice@example.com' }] });
    assert.equal(desk.state.agents.get('alice@example.com')?.load, 1);
    desk.putSession({ ...place, agent: 'bob@example.com' });
    assert.equal(desk.state.sessions.size, 1);
    assert.equal(desk.state.agents.get('alice@example.com')?.load, 0);
    assert.equal(desk.state.agents.get('bob@example.com')?.load, 1);
  });
});
