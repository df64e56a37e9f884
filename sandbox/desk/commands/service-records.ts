import { number, object, string } from 'yup';
import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import { type DeskState, type EndedSession, groupOf } from '../state';
import { offsets, sliceOf } from './paging';

const seconds = number().integer().min(0).required();
const shape = object({
  StartTimestamp: seconds,
  EndTimestamp: seconds,
  ClientUserId: string(),
  ...offsets,
});

/**
 * Answers `describe_im_cdr_list`: the sessions that are over, times in seconds
 * (tencentcloud.com/document/product/1229/68823, cloud.tencent.com/document/product/269/113671).
 * Not documented, and so chosen: `Timestamp`, which the range is about, is the beginning, both ends
 * belong to the range, and the oldest comes first.
 */
export function answerServiceRecords(body: Fields, state: DeskState): DeskAnswer {
  if (!shape.isValidSync(body, { strict: true })) return refuse(141004);
  const { StartTimestamp: from, EndTimestamp: to, ClientUserId: customer } = body;
  const records = state.ended
    .filter((session) => customer === undefined || session.customer === customer)
    .map((session) => recordOf(session, state))
    .filter(({ Timestamp }) => Timestamp >= from && Timestamp <= to);
  return succeed({ TotalCount: records.length, IMCdrList: sliceOf(records, body) });
}

function recordOf(session: EndedSession, state: DeskState) {
  const group = groupOf(session, state);
  return {
    SessionId: session.id,
    AgentGroupId: group === undefined ? '' : String(group.id),
    AgentGroupName: group?.name ?? '',
    AgentId: session.agent,
    ChannelType: 'SDK',
    ClientUserId: session.customer,
    ClientUserNickName: state.customers.get(session.customer)?.name ?? '',
    Duration: Math.round((session.endedAt - session.beganAt) / 1000),
    // The only word for it that the page shows.
    EndStatus: 'AgentEndedSession',
    SatisfactionSelected: 0,
    Timestamp: Math.floor(session.beganAt / 1000),
  };
}
