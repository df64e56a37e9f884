import assert from 'node:assert/strict';
import { ACCOUNTS, AGENTS, GROUPS, LOADS, QUEUES } from '../../../src/desk/lists/list-commands';
import { readList } from './read-list';

describe('what Desk lists', () => {
  describe('of customer service accounts', () => {
    const accounts = (...Data: unknown[]) => readList(ACCOUNTS, { Data });

    it('is their ID and name, and which one is the default', () => {
      const entry = { IMAgentUserId: '@support', IMAgentNick: 'Support', IsDefault: 1 };
      assert.deepEqual(accounts(entry, { IMAgentUserId: 7 }), {
        items: [
          { id: '@support', name: 'Support', isDefault: true },
          { id: '7', name: '' },
        ],
        skipped: 0,
      });
    });

    it('knows the default however Desk says yes, and no other', () => {
      const isDefault = (IsDefault: unknown) => {
        const read = accounts({ IMAgentUserId: '@support', IsDefault });
        return read !== 'unreadable' && read.items[0]?.isDefault === true;
      };
      for (const yes of [1, '1', true, 'true', ' True ']) assert.ok(isDefault(yes), String(yes));
      const noes = [0, '0', false, 'false', '', null, undefined, 2, [1], { toString: 1 }];
      for (const no of noes) assert.ok(!isDefault(no), JSON.stringify(no));
    });

    it('leaves out what is no IM UserID', () => {
      const ids = ['', ' ', 'x'.repeat(33), 'ä', null, {}, undefined, 'a\u0000b'];
      const entries = ids.map((IMAgentUserId) => ({ IMAgentUserId, IMAgentNick: 'Support' }));
      assert.deepEqual(accounts(...entries), { items: [], skipped: ids.length });
    });
  });

  describe('of skill groups', () => {
    const groups = (...MemberGroupList: unknown[]) =>
      readList(GROUPS, { MemberGroupList, Total: 1 });

    it('is their ID, as number or text, their name and how many agents they have', () => {
      assert.deepEqual(
        groups(
          { MemberGroupID: 9465, MemberGroupName: 'Billing', GroupMemberCount: 3 },
          { MemberGroupID: '9466', MemberGroupName: '售后', GroupMemberCount: '0' },
          { MemberGroupID: 9467, MemberGroupName: null, GroupMemberCount: -1 },
        ),
        {
          items: [
            { id: 9465, name: 'Billing', members: 3 },
            { id: 9466, name: '售后', members: 0 },
            { id: 9467, name: '' },
          ],
          skipped: 0,
        },
      );
    });

    it('leaves out what is no ID', () => {
      const ids = [0, -1, 1.5, 1e21, '', '0', 'x', '1e3', null, true, [9465], undefined];
      const entries = ids.map((MemberGroupID) => ({ MemberGroupID, MemberGroupName: 'Billing' }));
      assert.deepEqual(groups(...entries), { items: [], skipped: ids.length });
    });

    it('has each ID once, as it came first', () => {
      const [first, second] = ['Billing', 'Sales'].map((MemberGroupName) => ({
        MemberGroupID: 9465,
        MemberGroupName,
      }));
      assert.deepEqual(groups(first, second, { ...second, MemberGroupID: '9465' }), {
        items: [{ id: 9465, name: 'Billing' }],
        skipped: 0,
      });
    });

    it('has names that are short and printable', () => {
      const name = `A\u0000B\n${'x'.repeat(600)}`;
      const answer = groups({ MemberGroupID: 1, MemberGroupName: name });
      const expected = `A B ${'x'.repeat(496)}`;
      assert.deepEqual(answer, { items: [{ id: 1, name: expected }], skipped: 0 });
    });
  });

  describe('of agents', () => {
    const agents = (...MemberList: unknown[]) => readList(AGENTS, { MemberList, Total: 1 });

    it('is their e-mail, name and skill groups', () => {
      assert.deepEqual(
        agents(
          { MemberMail: 'a@example.com', NickName: 'Ada', MemberGroupIDList: [9465, '9466', 9465] },
          { MemberMail: ' b@example.com ', MemberGroupIDList: null },
          { MemberMail: 'c@example.com', NickName: 'Cy', MemberGroupIDList: ['', 0, 'x', {}, 9] },
          { MemberMail: 'd@example.com', NickName: 7, MemberGroupIDList: 9465 },
        ),
        {
          items: [
            { mail: 'a@example.com', name: 'Ada', groups: [9465, 9466] },
            { mail: 'b@example.com', name: '', groups: [] },
            { mail: 'c@example.com', name: 'Cy', groups: [9] },
            { mail: 'd@example.com', name: '', groups: [] },
          ],
          skipped: 0,
        },
      );
    });

    it('leaves out what has no e-mail', () => {
      const mails = ['', 'Ada', 7, null, undefined, 'a\u0001@example.com', 'a@example'];
      const entries = mails.map((MemberMail) => ({ MemberMail, NickName: 'Ada' }));
      assert.deepEqual(agents(...entries, 'a@example.com', null, []), {
        items: [],
        skipped: mails.length + 3,
      });
    });

    it('has each e-mail once', () => {
      const one = { MemberMail: 'a@example.com', NickName: 'Ada', MemberGroupIDList: [1] };
      assert.deepEqual(agents(one, { ...one, NickName: 'Bo' }), {
        items: [{ mail: 'a@example.com', name: 'Ada', groups: [1] }],
        skipped: 0,
      });
    });
  });

  it('of loads is how many customers each agent has', () => {
    const Data = [
      { MemberId: 'a@example.com', MemberStatus: 1, CurrentAcceptCnt: 2 },
      { MemberId: 'b@example.com', CurrentAcceptCnt: '0' },
      { MemberId: 'a@example.com', CurrentAcceptCnt: 9 },
      { MemberId: 'c@example.com' },
      { MemberId: 'nobody', CurrentAcceptCnt: 1 },
      { MemberId: 'd@example.com', CurrentAcceptCnt: -1 },
    ];
    assert.deepEqual(readList(LOADS, { Data, TotalCount: 6 }), {
      items: [
        ['a@example.com', 2],
        ['b@example.com', 0],
      ],
      skipped: 3,
    });
  });

  it('of queues is how many customers wait for each skill group', () => {
    const CurrentGroupQueueCnt = [
      { GroupId: 6103, GroupName: 'Billing', QueueCnt: 0 },
      { GroupId: '6104', QueueCnt: '4' },
      { GroupId: 6103, QueueCnt: 9 },
      { GroupId: 6105 },
      { QueueCnt: 1 },
    ];
    assert.deepEqual(readList(QUEUES, { Data: { CurrentGroupQueueCnt } }), {
      items: [
        [6103, 0],
        [6104, 4],
      ],
      skipped: 2,
    });
  });
});
