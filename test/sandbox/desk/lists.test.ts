import assert from 'node:assert/strict';
import type { DeskCommand } from '../../../sandbox/desk/commands/commands';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import type { SessionState } from '../../../sandbox/desk/state';
import type { Fields } from '../../../sandbox/kit/fields';
import { callDesk, codeOf } from './call-desk';

const SEED: DeskOptions = {
  groups: [{ id: 9465, name: 'Billing' }, 9466, 9470],
  accounts: [
    { id: '@support', name: 'Support', groups: [9465, 9466] },
    { id: '@vip', groups: [9470] },
  ],
  agents: [
    { mail: 'a@example.com', name: 'Ada', groups: [9465], load: 2, limit: 5 },
    { mail: 'b@example.com', groups: [9465, 9466], status: 'break' },
    { mail: 'c@example.com', groups: [], status: 'offline' },
    'd@example.com',
  ],
  customers: [{ id: 'customer-1', name: 'Hana' }, 'customer-2'],
};

describe('the lists of the local Desk', () => {
  let desk: DeskStandIn;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    desk = await startDesk({ ...SEED, now: () => now });
  });
  afterEach(() => desk.close());

  const ask = (command: DeskCommand, body: Fields) => callDesk(desk, command, body);
  async function names(command: DeskCommand, body: Fields, list: string, field: string) {
    const rows = (await ask(command, body))[list] as Fields[];
    return rows.map((row) => row[field]);
  }

  it('have the customer service accounts, the first of them as default', async () => {
    assert.deepEqual((await ask('get_im_agent_list', {}))['Data'], [
      { IMAgentUserId: '@support', IMAgentNick: 'Support', IsDefault: 1 },
      { IMAgentUserId: '@vip', IMAgentNick: '@vip', IsDefault: 0 },
    ]);
  });

  it('have the skill groups, with pages from 1', async () => {
    const page = (PageNumber: number) => ask('get_member_group_list', { PageSize: 2, PageNumber });
    const first = await page(1);
    assert.equal(first['Total'], 3);
    assert.deepEqual(first['MemberGroupList'], [
      { MemberGroupID: 9465, MemberGroupName: 'Billing', GroupMemberCount: 3 },
      { MemberGroupID: 9466, MemberGroupName: '9466', GroupMemberCount: 2 },
    ]);
    assert.deepEqual((await page(2))['MemberGroupList'], [
      { MemberGroupID: 9470, MemberGroupName: '9470', GroupMemberCount: 1 },
    ]);
    assert.equal((await page(0))['ErrorCode'], 141004);
  });

  it('have the members, with pages from 0', async () => {
    const first = await ask('get_member_list', { PageSize: 1, PageNum: 0 });
    assert.equal(first['Total'], 4);
    assert.deepEqual(first['MemberList'], [
      {
        NickName: 'Ada',
        MemberMail: 'a@example.com',
        MemberGroupIDList: [9465],
        MemberReceptionLimit: 5,
        MemberReceptionLimitEnabled: 1,
        EffectiveReceptionLimit: 5,
      },
    ]);
    const rest = (await ask('get_member_list', { PageSize: 3, PageNum: 1 }))['MemberList'];
    assert.deepEqual(rest, [
      {
        NickName: 'd@example.com',
        MemberMail: 'd@example.com',
        MemberGroupIDList: [9465, 9466, 9470],
        MemberReceptionLimit: 0,
        MemberReceptionLimitEnabled: 0,
        EffectiveReceptionLimit: 0,
      },
    ]);
  });

  it('have the members of a skill group, in either order', async () => {
    const inGroup = { MemberGroupID: 9466, PageSize: 10, PageNum: 0 };
    const mails = (body: Fields) =>
      names('get_member_list_in_group', body, 'MemberList', 'MemberMail');
    assert.deepEqual(await mails(inGroup), ['b@example.com', 'd@example.com']);
    assert.deepEqual(await mails({ ...inGroup, Order: 1 }), ['d@example.com', 'b@example.com']);
    assert.deepEqual(await mails({ ...inGroup, PageNum: 1 }), []);
    const unknown = { ...inGroup, MemberGroupID: 1 };
    assert.equal(await codeOf(desk, 'get_member_list_in_group', unknown), 141019);
  });

  it('have what each member does now', async () => {
    const all = await ask('describe_member_realtime_statistics', {});
    assert.equal(all['TotalCount'], 4);
    assert.deepEqual((all['Data'] as Fields[])[0], {
      MemberId: 'a@example.com',
      MemberNickName: 'Ada',
      MemberStatus: 1,
      CurrentAcceptCnt: 2,
    });
    const ids = (body: Fields) =>
      names('describe_member_realtime_statistics', body, 'Data', 'MemberId');
    assert.deepEqual(await ids({ Limit: 1, Offset: 2 }), ['c@example.com']);
    assert.deepEqual(await ids({ MemberIds: ['d@example.com', 'x'] }), ['d@example.com']);
  });

  it('count who is free and who waits', async () => {
    const put = (customer: string, account: string, state: SessionState) =>
      desk.putSession({ customer, account, state });
    put('customer-1', '@support', 'Queueing');
    put('customer-2', '@support', 'Agent');
    put('customer-1', '@vip', 'Queueing');
    put('customer-2', '@vip', 'Chatbot');
    put('customer-3', '@vip', 'WaitingForAgentAnswering');
    assert.deepEqual((await ask('describe_reception_realtime_statistics', {}))['Data'], {
      CurrentTransferAgentCnt: 4,
      CurrentAgentAcceptCnt: 1,
      CurrentQueueCnt: 2,
      FreeAgentCnt: 2,
      RestAgentCnt: 1,
      BusyAgentCnt: 0,
      CurrentGroupQueueCnt: [
        { GroupId: 9465, GroupName: 'Billing', QueueCnt: 1 },
        { GroupId: 9466, GroupName: '9466', QueueCnt: 0 },
        { GroupId: 9470, GroupName: '9470', QueueCnt: 1 },
      ],
    });
  });

  for (const [command, body] of [
    ['get_member_group_list', { PageSize: 101, PageNumber: 1 }],
    ['get_member_list', { PageSize: 101, PageNum: 0 }],
    ['get_member_list', { PageSize: 10 }],
    ['get_member_list_in_group', { PageSize: 10, PageNum: 0 }],
    ['describe_member_realtime_statistics', { Limit: 101 }],
    ['describe_im_cdr_list', { StartTimestamp: 0 }],
    ['end_session', {}],
  ] as const) {
    it(`refuse ${command} with ${JSON.stringify(body)}`, async () => {
      assert.equal(await codeOf(desk, command, body), 141004);
    });
  }

  describe('of sessions that are over', () => {
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
      const groups = await names(
        'describe_im_cdr_list',
        { StartTimestamp: 0, EndTimestamp: began() },
        'IMCdrList',
        'AgentGroupId',
      );
      assert.deepEqual(groups, ['', '']);
    });
  });

  describe('end_session', () => {
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
      desk.next({ kind: 'code', code: 141002, effect: { afterMs: 5 } });
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
});
