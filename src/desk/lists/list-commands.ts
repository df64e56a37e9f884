import type { CustomerServiceAccount, DeskAgent, SkillGroup } from '../../domain/directory';
import { type AnswerBody, textOf } from '../reply';
import { countOf, isFields, isYes, mailOf, skillGroupOf, userIdOf } from './fields';

/** The most that each of the paged commands gives at once. */
const PAGE_SIZE = 100;

/** What one answer holds of a list. */
interface ListPart {
  readonly entries: readonly unknown[];
  /** How many entries the whole list has; `Infinity` where Desk does not tell. */
  readonly total: number;
}

/** How to ask Desk for a list, and how to read what it answers. */
export interface ListCommand<Item> {
  readonly command: string;
  /** The parameters for a page, counted from 0, when `before` entries have come before it. */
  parametersOf(page: number, before: number): object;
  /** The part of the list in an answer; undefined when it is not what the documentation promises. */
  partOf(body: AnswerBody): ListPart | undefined;
  /** What an entry tells; undefined when it names nothing usable. */
  itemOf(entry: AnswerBody): Item | undefined;
  /** What tells two items apart. */
  keyOf(item: Item): string | number;
}

/** cloud.tencent.com/document/product/269/111801 */
export const ACCOUNTS: ListCommand<CustomerServiceAccount> = {
  command: 'get_im_agent_list',
  parametersOf: () => ({}),
  partOf: (body) => wholeList(body['Data']),
  itemOf: (entry) => {
    const id = userIdOf(entry, 'IMAgentUserId');
    if (id === undefined) return undefined;
    const name = textOf(entry, 'IMAgentNick');
    return isYes(entry, 'IsDefault') ? { id, name, isDefault: true } : { id, name };
  },
  keyOf: ({ id }) => id,
};

/** Pages count from 1 (cloud.tencent.com/document/product/269/124502). */
export const GROUPS: ListCommand<SkillGroup> = {
  command: 'get_member_group_list',
  parametersOf: (page) => ({ PageSize: PAGE_SIZE, PageNumber: page + 1 }),
  partOf: (body) => partOfList(body, 'MemberGroupList', 'Total'),
  itemOf: (entry) => {
    const id = skillGroupOf(entry['MemberGroupID']);
    if (id === undefined) return undefined;
    const members = countOf(entry, 'GroupMemberCount');
    const name = textOf(entry, 'MemberGroupName');
    return members === undefined ? { id, name } : { id, name, members };
  },
  keyOf: ({ id }) => id,
};

/** Pages count from 0 (cloud.tencent.com/document/product/269/124319). */
export const AGENTS: ListCommand<DeskAgent> = {
  command: 'get_member_list',
  parametersOf: (page) => ({ PageSize: PAGE_SIZE, PageNum: page }),
  partOf: (body) => partOfList(body, 'MemberList', 'Total'),
  itemOf: (entry) => {
    const mail = mailOf(entry, 'MemberMail');
    if (mail === undefined) return undefined;
    const groups = skillGroupsOf(entry['MemberGroupIDList']);
    return { mail, name: textOf(entry, 'NickName'), groups };
  },
  keyOf: ({ mail }) => mail,
};

/**
 * Of all agents, because `MemberIds` is optional (cloud.tencent.com/document/product/269/117848).
 * `MemberStatus` is left alone: what its numbers mean is not documented.
 */
export const LOADS: ListCommand<readonly [mail: string, customers: number]> = {
  command: 'describe_member_realtime_statistics',
  parametersOf: (_page, before) => ({ Limit: PAGE_SIZE, Offset: before }),
  partOf: (body) => partOfList(body, 'Data', 'TotalCount'),
  itemOf: (entry) => {
    const mail = mailOf(entry, 'MemberId');
    const customers = countOf(entry, 'CurrentAcceptCnt');
    return mail === undefined || customers === undefined ? undefined : [mail, customers];
  },
  keyOf: ([mail]) => mail,
};

/** Statistics, so nothing to tell is nobody waiting (cloud.tencent.com/document/product/269/117849). */
export const QUEUES: ListCommand<readonly [group: number, customers: number]> = {
  command: 'describe_reception_realtime_statistics',
  parametersOf: () => ({}),
  partOf: ({ Data }) => {
    if (Data === null) return wholeList(null);
    return isFields(Data) ? wholeList(Data['CurrentGroupQueueCnt'] ?? null) : undefined;
  },
  itemOf: (entry) => {
    const group = skillGroupOf(entry['GroupId']);
    const customers = countOf(entry, 'QueueCnt');
    return group === undefined || customers === undefined ? undefined : [group, customers];
  },
  keyOf: ([group]) => group,
};

function wholeList(value: unknown): ListPart | undefined {
  const entries = entriesOf(value);
  return entries && { entries, total: entries.length };
}

function partOfList(body: AnswerBody, list: string, count: string): ListPart | undefined {
  const total = countOf(body, count) ?? Number.POSITIVE_INFINITY;
  // Where nothing is to be listed, the list itself may be left out.
  const value = total === 0 ? (body[list] ?? []) : body[list];
  const entries = entriesOf(value);
  return entries && { entries, total };
}

/** Many servers write an empty list as null. */
function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

function skillGroupsOf(value: unknown): readonly number[] {
  const ids = (entriesOf(value) ?? []).map(skillGroupOf);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
