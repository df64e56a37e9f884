import assert from 'node:assert/strict';
import type { DeskCommand } from '../../../sandbox/desk/commands/commands';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { SessionState } from '../../../sandbox/desk/state';
import type { Fields } from '../../../sandbox/kit/fields';
import { callDesk, codeOf } from './call-desk';
import { SEED } from './seed';

describe('the lists of the local Desk', () => {
  let desk: DeskStandIn;

  beforeEach(async () => {
    desk = await startDesk(SEED);
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
});
