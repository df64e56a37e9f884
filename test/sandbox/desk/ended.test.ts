import assert from 'node:assert/strict';
import type { DeskCommand } from '../../../sandbox/desk/commands/commands';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { Fields } from '../../../sandbox/kit/fields';
import { callDesk, codeOf } from './call-desk';
import { SEED } from './seed';

describe('sessions of the local Desk that are over', () => {
  let desk: DeskStandIn;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    desk = await startDesk({ ...SEED, now: () => now });
  });
  afterEach(() => desk.close());

  const ask = (command: DeskCommand, body: Fields) => callDesk(desk, command, body);

  const began = () => Math.floor(now / 1000);
  const contact = (wish: Fields) =>
    codeOf(desk, 'contact_user', {
      IMAgentUserId: '@support',
      ClientUserId: 'customer-1',
      ...wish,
    });
  const records = (body: Fields = {}) =>
    ask('describe_im_cdr_list', { StartTimestamp: 0, EndTimestamp: began() + 60, ...body });

  it('tell who was in them, and how long', async () => {
    const since = began();
    await contact({ GroupId: 9466, MemberId: 'd@example.com' });
    const [session] = desk.state.sessions.values();
    assert.deepEqual((await records())['IMCdrList'], []);
    now += 10_000;
    assert.equal(await codeOf(desk, 'end_session', { SessionId: session?.id }), 0);
    assert.deepEqual(await records(), {
      status: 200,
      ActionStatus: 'OK',
      ErrorInfo: '',
      ErrorCode: 0,
      TotalCount: 1,
      IMCdrList: [
        {
          SessionId: session?.id,
          AgentGroupId: '9466',
          AgentGroupName: '9466',
          AgentId: 'd@example.com',
          ChannelType: 'SDK',
          ClientUserId: 'customer-1',
          ClientUserNickName: 'Hana',
          Duration: 10,
          EndStatus: 'AgentEndedSession',
          SatisfactionSelected: 0,
          Timestamp: since,
        },
      ],
    });
  });

  it('are found by customer and time, 20 at a time', async () => {
    desk.state.anyCustomer = true;
    const end = (customer: string) => {
      desk.putSession({ customer, account: '@support', state: 'Chatbot' });
      desk.endSession(customer, '@support');
    };
    for (let n = 0; n < 21; n += 1) end('customer-1');
    end('somebody');
    const count = async (body: Fields) => {
      const { TotalCount, IMCdrList } = await records(body);
      return [TotalCount, (IMCdrList as Fields[]).length];
    };
    assert.deepEqual(await count({}), [22, 20]);
    assert.deepEqual(await count({ Limit: 5, Offset: 20 }), [22, 2]);
    assert.deepEqual(await count({ ClientUserId: 'somebody' }), [1, 1]);
    assert.deepEqual(await count({ StartTimestamp: began() + 1 }), [0, 0]);
    assert.deepEqual(await count({ EndTimestamp: began() - 1 }), [0, 0]);
  });

  it('name no skill group where there is none', async () => {
    const place = { customer: 'customer-1', account: '@vip' };
    desk.putSession({ ...place, state: 'Agent', agent: 'c@example.com' });
    desk.endSession(place.customer, place.account);
    desk.putSession({ ...place, account: '@gone', state: 'Chatbot' });
    desk.endSession(place.customer, '@gone');
    const groups = ((await records())['IMCdrList'] as Fields[]).map((row) => row['AgentGroupId']);
    assert.deepEqual(groups, ['', '']);
  });
});

describe('end_session of the local Desk', () => {
  let desk: DeskStandIn;

  beforeEach(async () => {
    desk = await startDesk(SEED);
  });
  afterEach(() => desk.close());

  const place = { customer: 'customer-1', account: '@support' };

  it('ends a session that is with a human or on the way there, and frees the agent', async () => {
    for (const state of ['Queueing', 'WaitingForAgentAnswering', 'Agent'] as const) {
      const { id } = desk.putSession({ ...place, state, agent: 'a@example.com' });
      assert.equal(await codeOf(desk, 'end_session', { SessionId: id }), 0);
      assert.equal(desk.state.agents.get('a@example.com')?.load, 2);
      assert.equal(await codeOf(desk, 'end_session', { SessionId: id }), 141005);
    }
  });

  it('refuses a session with no human in it', async () => {
    for (const state of ['Chatbot', 'NotInSession'] as const) {
      const { id } = desk.putSession({ ...place, state });
      assert.equal(await codeOf(desk, 'end_session', { SessionId: id }), 141005);
    }
    assert.equal(desk.state.sessions.size, 1);
  });

  it('can be told to answer without ending, or to end without answering', async () => {
    const { id } = desk.putSession({ ...place, state: 'Agent' });
    desk.next({ kind: 'code', code: 141002 }, { command: 'end_session' });
    assert.equal(await codeOf(desk, 'end_session', { SessionId: id }), 141002);
    assert.equal(desk.state.sessions.size, 1);
    desk.next({ kind: 'reset', effect: true });
    await assert.rejects(codeOf(desk, 'end_session', { SessionId: id }));
    assert.equal(desk.state.sessions.size, 0);
  });

  it('ends nothing a while later when somebody else has', async () => {
    const { id } = desk.putSession({ ...place, state: 'Agent' });
    desk.next({ kind: 'code', code: 141002, effect: { afterMs: 300 } });
    await codeOf(desk, 'end_session', { SessionId: id });
    desk.people.endSession(id);
    let later = 0;
    desk.onChange(() => {
      later += 1;
    });
    await desk.waitFor(() => later > 0);
    assert.equal(desk.state.ended.length, 1);
  });
});
