/** `busy` takes no new session; `break` is Desk's short break. */
export type AgentStatus = 'online' | 'busy' | 'break' | 'offline';

/** A person who writes to the business. */
export interface Customer {
  /** Desk's `ClientUserId`. */
  readonly id: string;
  readonly name: string;
}

/** A skill group. */
export interface Group {
  readonly id: number;
  readonly name: string;
}

/** A customer service account: what customers write to. */
export interface Account {
  /** Desk's `IMAgentUserId`. */
  readonly id: string;
  readonly name: string;
  /** The skill groups that it may use. */
  groups: ReadonlySet<number>;
}

/** A human who answers. Tests may change every field but the e-mail at any time. */
export interface Agent {
  /** The login e-mail, Desk's `MemberId`. */
  readonly mail: string;
  readonly name: string;
  status: AgentStatus;
  /**
   * Sessions the agent has now, and how many it may have. A session that the agent gets adds one to
   * the load and takes it away at its end; what is beyond is with customers not shown here.
   */
  load: number;
  limit: number;
  groups: readonly number[];
}

/** Desk's own words for where a session stands. */
export type SessionState =
  | 'NotInSession'
  | 'Chatbot'
  | 'WaitingForAgentAnswering'
  | 'Queueing'
  | 'Agent';

/** One conversation of a customer with a customer service account. */
export interface Session {
  /** A UUID. */
  readonly id: string;
  readonly customer: string;
  readonly account: string;
  state: SessionState;
  /** The agent's e-mail; empty while there is none. */
  agent: string;
}

/** A session that goes on. */
export interface OpenSession extends Session {
  /** Milliseconds since the Unix epoch. */
  readonly beganAt: number;
  /** The skill group that somebody asked for. */
  group?: number | undefined;
  /** Until when the called agent has to accept, in ms since the Unix epoch; undefined for ever. */
  acceptBy?: number | undefined;
}

/** A session that is over. */
export interface EndedSession extends OpenSession {
  /** Milliseconds since the Unix epoch. */
  readonly endedAt: number;
}

/**
 * Which spelling of the keys `contact_user` takes. The page's field table has `IMAgentUserId` and
 * `ClientUserId`, its sample request `IMAgentUserID` and `ClientUserID`
 * (tencentcloud.com/document/product/1229/68947).
 */
type Spelling = 'table' | 'sample' | 'both';

/** What Desk knows. Tests may change it at any time. */
export interface DeskState {
  customers: Map<string, Customer>;
  /** Every well-formed customer ID exists: for load tests. */
  anyCustomer: boolean;
  accounts: Map<string, Account>;
  groups: Map<number, Group>;
  agents: Map<string, Agent>;
  /** By `sessionKey`. */
  sessions: Map<string, OpenSession>;
  /** The latest that are over, oldest first. */
  ended: EndedSession[];
  /** Whether Desk was bought for the app; without it every command answers 141000. */
  isDeskApp: boolean;
  /** The switch "contact user" of the Desk console. */
  contactFeature: boolean;
  spelling: Spelling;
  /** In `manual` mode an agent has to accept the session first. */
  serviceMode: 'automatic' | 'manual';
  /**
   * For how many seconds an agent is called to a session in `manual` mode, before Desk passes it on
   * to another; 0 for ever.
   */
  acceptSeconds: number;
  /**
   * Whether a customer who is with a human is refused (141016). The documentation names the code,
   * not that a repeated call gets it; `false` makes a call that is sent twice contact twice.
   */
  refuseRepeats: boolean;
  /** Which language's page `get_session_state` follows: the English one has "Not in session". */
  stateWords: 'chinese' | 'english';
}

/** One customer who was really contacted. */
export interface Contact {
  readonly customer: string;
  readonly account: string;
  readonly agent: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export function sessionKey(customer: string, account: string): string {
  return JSON.stringify([customer, account]);
}

/** Whether an agent is in the session, or called to it. */
export function hasHuman(session: Session | undefined): boolean {
  return session?.state === 'Agent' || session?.state === 'WaitingForAgentAnswering';
}

export function knowsCustomer(state: DeskState, id: string): boolean {
  return state.anyCustomer || state.customers.has(id);
}

/** The skill group that a session counts for: the one asked for, else the first that fits. */
export function groupOf(session: OpenSession, state: DeskState): Group | undefined {
  const of = state.agents.get(session.agent)?.groups;
  const fitting = [...(state.accounts.get(session.account)?.groups ?? [])].find(
    (id) => of === undefined || of.includes(id),
  );
  return state.groups.get(session.group ?? fitting ?? Number.NaN);
}
