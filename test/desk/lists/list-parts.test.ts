import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ACCOUNTS,
  AGENTS,
  GROUPS,
  type ListCommand,
  LOADS,
  QUEUES,
} from '../../../src/desk/lists/list-commands';
import { isAgentMail, isSkillGroup, isUserId } from '../../../src/domain/formats';
import { readList } from './read-list';

describe('an answer of Desk with a list', () => {
  describe('lists nothing', () => {
    const empty: [string, ListCommand<unknown>, object][] = [
      ['an empty list', ACCOUNTS, { Data: [] }],
      ['null', ACCOUNTS, { Data: null }],
      ['null in an object', QUEUES, { Data: { CurrentGroupQueueCnt: null } }],
      ['null in place of statistics', QUEUES, { Data: null }],
      ['statistics without the list', QUEUES, { Data: {} }],
      ['null with a count', GROUPS, { MemberGroupList: null, Total: 0 }],
      ['no list, and a count of 0', AGENTS, { Total: 0 }],
      ['no list, and a count of "0"', LOADS, { TotalCount: '0' }],
    ];
    for (const [name, list, body] of empty) {
      it(`in ${name}`, () =>
        assert.deepEqual(readList(list, { ...body }), { items: [], skipped: 0 }));
    }
  });

  describe('is unreadable', () => {
    const unreadable: [string, ListCommand<unknown>, object][] = [
      ['no list', ACCOUNTS, {}],
      ['an object', ACCOUNTS, { Data: {} }],
      ['a list under another name', GROUPS, { Groups: [], Total: 3 }],
      ['a text', AGENTS, { MemberList: 'none', Total: 0 }],
      ['no list and no count', LOADS, {}],
      ['a list in place of an object', QUEUES, { Data: [] }],
      ['no statistics', QUEUES, {}],
      ['a text in place of a list', QUEUES, { Data: { CurrentGroupQueueCnt: 'none' } }],
    ];
    for (const [name, list, body] of unreadable) {
      it(`in ${name}`, () => assert.equal(readList(list, { ...body }), 'unreadable'));
    }
  });

  it('is counted by Desk, as number or text, or uncounted', () => {
    const totalOf = (Total: unknown) => GROUPS.partOf({ MemberGroupList: [], Total })?.total;
    assert.deepEqual([250, '250', 0].map(totalOf), [250, 250, 0]);
    for (const total of [undefined, null, -1, 'many', {}]) assert.equal(totalOf(total), Infinity);
  });

  it('never throws and never lists what the app would refuse, whatever Desk sends', () => {
    const keys = [
      'MemberMail',
      'NickName',
      'MemberGroupIDList',
      'MemberGroupID',
      'MemberGroupName',
    ];
    const more = ['IMAgentUserId', 'CurrentAcceptCnt', 'MemberId', 'GroupId', 'QueueCnt'];
    const key = fc.constantFrom(...keys, ...more, 'constructor', '__proto__', 'valueOf');
    const value = fc.oneof(
      fc.jsonValue(),
      fc.nat(),
      fc.constant('a@example.com'),
      fc.string({ unit: 'binary', maxLength: 600 }),
    );
    const entry = fc.oneof(fc.dictionary(key, value), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.jsonValue(), (list, Total) => {
        holdsOnly(ACCOUNTS, { Data: list }, ({ id, name }) => isUserId(id) && isName(name));
        holdsOnly(
          GROUPS,
          { MemberGroupList: list, Total },
          ({ id, name, members = 0 }) => isGroup(id) && isName(name) && isCount(members),
        );
        holdsOnly(
          AGENTS,
          { MemberList: list, Total },
          ({ mail, name, groups }) => isAgentMail(mail) && isName(name) && groups.every(isGroup),
        );
        holdsOnly(
          LOADS,
          { Data: list, TotalCount: Total },
          ([mail, load]) => isAgentMail(mail) && isCount(load),
        );
        holdsOnly(
          QUEUES,
          { Data: { CurrentGroupQueueCnt: list } },
          ([group, queue]) => isGroup(group) && isCount(queue),
        );
      }),
    );
  });
});

const isName = (name: string) => /^[^\p{Cc}\p{Cs}]{0,500}$/u.test(name);
const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
const isGroup = (id: number) => isCount(id) && isSkillGroup(String(id));

function holdsOnly<Item>(
  list: ListCommand<Item>,
  body: Readonly<Record<string, unknown>>,
  isGood: (item: Item) => boolean,
): void {
  const answer = readList(list, body);
  if (answer === 'unreadable') return;
  for (const item of answer.items) assert.ok(isGood(item), JSON.stringify(item));
}
