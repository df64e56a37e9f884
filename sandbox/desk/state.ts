/** `busy` takes no new session; `break` is Desk's short break. */
type AgentStatus = 'online' | 'busy' | 'break' | 'offline';

/** A human who answers. Tests may change every field but the e-mail at any time. */
export interface Agent {
  /** The login e-mail, Desk's `MemberId`. */
  readonly mail: string;
  status: AgentStatus;
  /** Sessions the agent has now, and how many it may have. */
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

/**
 * Which spelling of the keys `contact_user` takes. The page's field table has `IMAgentUserId` and
 * `ClientUserId`, its sample request `IMAgentUserID` and `ClientUserID`
 * (tencentcloud.com/document/product/1229/68947).
 */
type Spelling = 'table' | 'sample' | 'both';

/** What Desk knows. Tests may change it at any time. */
export interface DeskState {
  customers: Set<string>;
  /** Every well-formed customer ID exists: for load tests. */
  anyCustomer: boolean;
  /** Customer service accounts, each with the skill groups it may use. */
  accounts: Map<string, ReadonlySet<number>>;
  groups: Set<number>;
  agents: Map<string, Agent>;
  /** By `sessionKey`. */
  sessions: Map<string, Session>;
  /** The switch "contact user" of the Desk console. */
  contactFeature: boolean;
  spelling: Spelling;
  /** In `manual` mode an agent has to accept the session first. */
  serviceMode: 'automatic' | 'manual';
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
