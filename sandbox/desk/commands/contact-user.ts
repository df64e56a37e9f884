import { number, object, string } from 'yup';
import type { Fields } from '../../kit/fields';
import { agentsOf, firstFree, unavailable } from '../availability';
import {
  type Account,
  type Agent,
  type DeskState,
  hasHuman,
  knowsCustomer,
  sessionKey,
} from '../state';
import { userId } from '../user-id';
import { type Plan, refusal } from './plan';

/** What a well-formed `contact_user` asks for. */
interface Wish {
  readonly account: string;
  readonly customer: string;
  readonly group: number | undefined;
  readonly agent: string | undefined;
}

const options = { GroupId: number().integer(), MemberId: string() };
const SHAPES = {
  table: object({ IMAgentUserId: userId, ClientUserId: userId, ...options }),
  sample: object({ IMAgentUserID: userId, ClientUserID: userId, ...options }),
};

/**
 * Decides by the state, without changing it ("Proactively Contact User",
 * tencentcloud.com/document/product/1229/68947). What the page leaves open is decided so:
 * `MemberId` wins over `GroupId`, an unknown agent is 141017 (the page lists no 141010), and an
 * unknown customer service account is 141004. Which session "cannot be transferred to a live agent"
 * no page says, so 141003 comes only when it is told in advance.
 */
export function planContact(body: Fields, state: DeskState): Plan {
  const wish = readWish(body, state.spelling);
  if (wish === undefined) return refusal(141004);
  const account = state.accounts.get(wish.account);
  if (!state.contactFeature) return refusal(141014);
  if (account === undefined) return refusal(141004);
  const code = problemOf(wish, account, state);
  if (code !== undefined) return refusal(code);
  const chosen = wish.agent === undefined ? assign(wish, account, state) : named(wish.agent, state);
  if (typeof chosen === 'number') return refusal(chosen);
  return { ...wish, kind: 'contact', agent: chosen.mail };
}

function readWish(body: Fields, spelling: DeskState['spelling']): Wish | undefined {
  if (spelling !== 'sample' && SHAPES.table.isValidSync(body, { strict: true })) {
    const { IMAgentUserId: account, ClientUserId: customer, GroupId, MemberId } = body;
    return { account, customer, group: GroupId, agent: MemberId };
  }
  if (spelling !== 'table' && SHAPES.sample.isValidSync(body, { strict: true })) {
    const { IMAgentUserID: account, ClientUserID: customer, GroupId, MemberId } = body;
    return { account, customer, group: GroupId, agent: MemberId };
  }
  return undefined;
}

/** The code that stands in the way before any agent is looked for. */
function problemOf({ customer, group }: Wish, account: Account, state: DeskState) {
  if (!knowsCustomer(state, customer)) return 141015;
  const session = state.sessions.get(sessionKey(customer, account.id));
  if (state.refuseRepeats && hasHuman(session)) return 141016;
  if (group === undefined) return undefined;
  if (!state.groups.has(group)) return 141019;
  return account.groups.has(group) ? undefined : 141018;
}

function named(mail: string, state: DeskState): Agent | number {
  const agent = state.agents.get(mail);
  return agent === undefined ? 141017 : (unavailable(agent) ?? agent);
}

/** The least loaded agent of the skill group, or of the account's groups. */
function assign({ group }: Wish, account: Account, state: DeskState): Agent | number {
  const groups = group === undefined ? account.groups : new Set([group]);
  const eligible = agentsOf(groups, state.agents.values());
  const nobodyOnline = eligible.every(({ status }) => status === 'offline');
  return firstFree(eligible) ?? (nobodyOnline ? 141001 : 141017);
}
