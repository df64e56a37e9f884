import { number, object, string } from 'yup';
import type { Fields } from '../kit/fields';
import { type DeskAnswer, refuse } from './answer';
import { type Agent, type DeskState, hasHuman, sessionKey } from './state';

/** What a well-formed `contact_user` asks for. */
interface Wish {
  readonly account: string;
  readonly customer: string;
  readonly group: number | undefined;
  readonly agent: string | undefined;
}

/** What a call would do now: put `agent` in touch with the customer, or only answer. */
export type Plan =
  | {
      readonly kind: 'contact';
      readonly account: string;
      readonly customer: string;
      readonly agent: string;
    }
  | { readonly kind: 'answer'; readonly answer: DeskAnswer };

/** An IM UserID: at most 32 bytes of printable ASCII. */
const userId = string()
  .matches(/^[\x20-\x7e]{1,32}$/)
  .required();
const options = { GroupId: number().integer(), MemberId: string() };
const SHAPES = {
  table: object({ IMAgentUserId: userId, ClientUserId: userId, ...options }),
  sample: object({ IMAgentUserID: userId, ClientUserID: userId, ...options }),
};

/**
 * Decides by the state, without changing it ("Proactively Contact User",
 * tencentcloud.com/document/product/1229/68947). What the page leaves open is decided so:
 * `MemberId` wins over `GroupId`, an unknown agent is 141017 (the page lists no 141010), an unknown
 * customer service account is 141004, and a busy agent counts as one at the limit.
 */
export function planContact(body: Fields, state: DeskState): Plan {
  const wish = readWish(body, state.spelling);
  if (wish === undefined) return refusal(141004);
  const code = problemOf(wish, state);
  if (code !== 0) return refusal(code);
  const chosen = wish.agent === undefined ? assign(wish, state) : named(wish.agent, state);
  if (typeof chosen === 'number') return refusal(chosen);
  const { account, customer } = wish;
  return { kind: 'contact', account, customer, agent: chosen.mail };
}

function refusal(code: number): Plan {
  return { kind: 'answer', answer: refuse(code) };
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

/** The code that stands in the way before any agent is looked for; 0 for none. */
function problemOf({ account, customer, group }: Wish, state: DeskState): number {
  const allowed = state.accounts.get(account);
  if (!state.contactFeature) return 141014;
  if (allowed === undefined) return 141004;
  if (!state.anyCustomer && !state.customers.has(customer)) return 141015;
  const session = state.sessions.get(sessionKey(customer, account));
  if (state.refuseRepeats && hasHuman(session)) return 141016;
  if (group === undefined) return 0;
  if (!state.groups.has(group)) return 141019;
  return allowed.has(group) ? 0 : 141018;
}

function named(mail: string, state: DeskState): Agent | number {
  const agent = state.agents.get(mail);
  if (agent === undefined) return 141017;
  if (agent.status === 'offline') return 141011;
  if (agent.status === 'break') return 141013;
  return isFree(agent) ? agent : 141012;
}

/** The least loaded agent of the skill group, or of the account's groups. */
function assign({ group, account }: Wish, state: DeskState): Agent | number {
  const groups = group === undefined ? state.accounts.get(account) : new Set([group]);
  const eligible = [...state.agents.values()].filter((agent) =>
    agent.groups.some((id) => groups?.has(id)),
  );
  const [first] = eligible.filter(isFree).sort((a, b) => a.load - b.load);
  if (first !== undefined) return first;
  return eligible.every((agent) => agent.status === 'offline') ? 141001 : 141017;
}

function isFree(agent: Agent): boolean {
  return agent.status === 'online' && agent.load < agent.limit;
}
