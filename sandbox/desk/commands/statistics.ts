import { array, object, string } from 'yup';
import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import { type AgentStatus, type DeskState, groupOf, type SessionState } from '../state';
import { offsets, sliceOf } from './paging';

const shape = object({ ...offsets, MemberIds: array(string().required()) });

/** The page says that `MemberStatus` is an integer, not what it means: these are the stand-in's. */
const MEMBER_STATUS: Readonly<Record<AgentStatus, number>> = {
  offline: 0,
  online: 1,
  busy: 2,
  break: 3,
};

/**
 * Answers `describe_member_realtime_statistics` (cloud.tencent.com/document/product/269/117848):
 * of the members named, or of all.
 */
export function answerMemberStatistics(body: Fields, state: DeskState): DeskAnswer {
  if (!shape.isValidSync(body, { strict: true })) return refuse(141004);
  const { MemberIds: asked } = body;
  const members = [...state.agents.values()].filter(({ mail }) => asked?.includes(mail) ?? true);
  const Data = sliceOf(members, body).map(({ mail, name, status, load }) => ({
    MemberId: mail,
    MemberNickName: name,
    MemberStatus: MEMBER_STATUS[status],
    CurrentAcceptCnt: load,
  }));
  return succeed({ TotalCount: members.length, Data });
}

/**
 * Answers `describe_reception_realtime_statistics`
 * (cloud.tencent.com/document/product/269/117849). Its sample has as many transferred sessions as
 * accepted and queueing ones together. Agents offline are not counted.
 */
export function answerReceptionStatistics(_body: Fields, state: DeskState): DeskAnswer {
  const agents = [...state.agents.values()];
  const withStatus = (wanted: AgentStatus) =>
    agents.filter(({ status }) => status === wanted).length;
  const accepted = inState('Agent', state).length;
  const waiting = inState('WaitingForAgentAnswering', state).length;
  const queue = inState('Queueing', state).map((session) => groupOf(session, state)?.id);
  return succeed({
    Data: {
      CurrentTransferAgentCnt: accepted + waiting + queue.length,
      CurrentAgentAcceptCnt: accepted,
      CurrentQueueCnt: queue.length,
      FreeAgentCnt: withStatus('online'),
      RestAgentCnt: withStatus('break'),
      BusyAgentCnt: withStatus('busy'),
      CurrentGroupQueueCnt: [...state.groups.values()].map((group) => ({
        GroupId: group.id,
        GroupName: group.name,
        QueueCnt: queue.filter((id) => id === group.id).length,
      })),
    },
  });
}

function inState(wanted: SessionState, state: DeskState) {
  return [...state.sessions.values()].filter((session) => session.state === wanted);
}
