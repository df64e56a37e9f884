import { number, object } from 'yup';
import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import type { Agent, DeskState } from '../state';
import { pageNumber, pageSize } from './paging';

const page = { PageSize: pageSize, PageNum: pageNumber.min(0) };
const listShape = object(page);
const inGroupShape = object({
  ...page,
  MemberGroupID: number().integer().required(),
  Order: number().oneOf([0, 1]),
});

/** Answers `get_member_list`; pages count from 0 (cloud.tencent.com/document/product/269/124319). */
export function answerMemberList(body: Fields, state: DeskState): DeskAnswer {
  if (!listShape.isValidSync(body, { strict: true })) return refuse(141004);
  return listOf([...state.agents.values()], body);
}

/**
 * Answers `get_member_list_in_group`; pages count from 0, `Order` 1 is descending
 * (cloud.tencent.com/document/product/269/127649). By what is not documented: here by the order in
 * which the members are known. Nor is the code of an unknown group: here 141019.
 */
export function answerMembersInGroup(body: Fields, state: DeskState): DeskAnswer {
  if (!inGroupShape.isValidSync(body, { strict: true })) return refuse(141004);
  const { MemberGroupID: group, Order: order } = body;
  if (!state.groups.has(group)) return refuse(141019);
  const members = [...state.agents.values()].filter(({ groups }) => groups.includes(group));
  return listOf(order === 1 ? members.reverse() : members, body);
}

function listOf(
  agents: readonly Agent[],
  { PageNum, PageSize }: { readonly PageNum: number; readonly PageSize: number },
): DeskAnswer {
  const from = PageNum * PageSize;
  const MemberList = agents.slice(from, from + PageSize).map(memberOf);
  return succeed({ MemberList, Total: agents.length });
}

/** What the page documents beyond is left out: the stand-in knows nothing of it. */
function memberOf({ mail, name, groups, limit }: Agent): Fields {
  const hasLimit = Number.isFinite(limit);
  return {
    NickName: name,
    MemberMail: mail,
    MemberGroupIDList: groups,
    MemberReceptionLimit: hasLimit ? limit : 0,
    MemberReceptionLimitEnabled: hasLimit ? 1 : 0,
    EffectiveReceptionLimit: hasLimit ? limit : 0,
  };
}
