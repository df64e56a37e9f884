import { object } from 'yup';
import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import { agentsOf } from '../availability';
import type { DeskState } from '../state';
import { pageNumber, pageSize } from './paging';

const shape = object({ PageSize: pageSize, PageNumber: pageNumber.min(1) });

/**
 * Answers `get_member_group_list`; pages count from 1
 * (cloud.tencent.com/document/product/269/124502).
 */
export function answerGroupList(body: Fields, state: DeskState): DeskAnswer {
  if (!shape.isValidSync(body, { strict: true })) return refuse(141004);
  const from = (body.PageNumber - 1) * body.PageSize;
  const MemberGroupList = [...state.groups.values()]
    .slice(from, from + body.PageSize)
    .map(({ id, name }) => ({
      MemberGroupID: id,
      MemberGroupName: name,
      GroupMemberCount: agentsOf(new Set([id]), state.agents.values()).length,
    }));
  return succeed({ MemberGroupList, Total: state.groups.size });
}

/**
 * Answers `get_im_agent_list` (cloud.tencent.com/document/product/269/111801). Which account is the
 * default one is a setting of the console: here the first.
 */
export function answerAccountList(_body: Fields, state: DeskState): DeskAnswer {
  const Data = [...state.accounts.values()].map(({ id, name }, index) => ({
    IMAgentUserId: id,
    IMAgentNick: name,
    IsDefault: index === 0 ? 1 : 0,
  }));
  return succeed({ Data });
}
