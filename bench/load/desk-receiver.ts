import type { Fields } from '../../sandbox/kit/fields';
import { type LocalServer, sendJson, startLocalServer } from '../../sandbox/kit/local-server';
import type { Arrivals } from './arrivals';
import { ACCOUNT, AGENT, customerIn, GROUP } from './names';

const ANSWERS: Readonly<Record<string, Fields>> = {
  contact_user: { MemberId: AGENT },
  get_session_state: { SessionId: 'bench-session', CurrentState: 'Agent', AgentId: AGENT },
  get_im_agent_list: { Data: [{ IMAgentUserId: ACCOUNT, IMAgentNick: 'Support', IsDefault: 1 }] },
  get_member_group_list: {
    MemberGroupList: [{ MemberGroupID: GROUP, MemberGroupName: 'Billing', GroupMemberCount: 1 }],
    Total: 1,
  },
  get_member_list: {
    MemberList: [{ NickName: 'Alice Novak', MemberMail: AGENT, MemberGroupIDList: [GROUP] }],
    Total: 1,
  },
  describe_member_realtime_statistics: {
    TotalCount: 1,
    Data: [{ MemberId: AGENT, MemberNickName: 'Alice', MemberStatus: 1, CurrentAcceptCnt: 1 }],
  },
  describe_reception_realtime_statistics: { Data: { CurrentGroupQueueCnt: [] } },
};

/**
 * A Desk that answers at once and checks nothing, so that what is measured is the app. Notes when
 * the head of each `contact_user` came.
 */
export function startDeskReceiver(arrivals: Arrivals): Promise<LocalServer> {
  const cameAt = new WeakMap<object, number>();
  const serving = startLocalServer((request, body, response) => {
    const command = new URL(request.url ?? '/', 'http://desk').pathname.split('/').at(-1) ?? '';
    const customer = command === 'contact_user' ? customerIn(body) : undefined;
    if (customer !== undefined) arrivals.note('desk', customer, cameAt.get(request) ?? Number.NaN);
    const base = { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 };
    sendJson(response, { ...base, ...ANSWERS[command] });
  });
  return serving.then((local) => {
    local.server.prependListener('request', (request) => cameAt.set(request, performance.now()));
    return local;
  });
}
