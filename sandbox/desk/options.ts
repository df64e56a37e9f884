import type { Agent, DeskState } from './state';

/** An agent, with the usual where nothing is said: online, no session yet, no limit. */
type AgentSpec = Pick<Agent, 'mail'> & Partial<Agent>;

export interface DeskOptions {
  /** Default 1400000000. */
  readonly sdkAppId?: number;
  /** Default: the key of Tencent's public sample. */
  readonly secretKey?: string;
  /** The App administrator; default `administrator`. */
  readonly administrator?: string;
  /** Default `customer-1` to `customer-3`. */
  readonly customers?: readonly string[];
  /** Skill groups; default 101 and 102. */
  readonly groups?: readonly number[];
  /** Customer service accounts with their skill groups; default `@support` with 101. */
  readonly accounts?: Readonly<Record<string, readonly number[]>>;
  /** Default `alice@example.com` (101) and `bob@example.com` (102), both online. */
  readonly agents?: readonly AgentSpec[];
  /** Default true. */
  readonly contactFeature?: boolean;
  /** Default `table`. */
  readonly spelling?: DeskState['spelling'];
  /** Default `automatic`. */
  readonly serviceMode?: DeskState['serviceMode'];
  /** Default true. */
  readonly refuseRepeats?: boolean;
  /** Default `chinese`. */
  readonly stateWords?: DeskState['stateWords'];
  /** Default false. */
  readonly anyCustomer?: boolean;
  /** Milliseconds since the Unix epoch; default the system's clock. */
  readonly now?: () => number;
  /** Default: any free port. */
  readonly port?: number;
}

/** Who may call. */
export interface Credentials {
  readonly sdkAppId: number;
  readonly secretKey: string;
  readonly administrator: string;
}

export function credentialsOf(options: DeskOptions): Credentials {
  return {
    sdkAppId: options.sdkAppId ?? 1_400_000_000,
    secretKey:
      options.secretKey ?? '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
    administrator: options.administrator ?? 'administrator',
  };
}

/** Desk as it is at the start. */
export function stateOf(options: DeskOptions): DeskState {
  const agents = options.agents ?? DEFAULT_AGENTS;
  const accounts = Object.entries(options.accounts ?? { '@support': [101] });
  return {
    customers: new Set(options.customers ?? ['customer-1', 'customer-2', 'customer-3']),
    anyCustomer: options.anyCustomer ?? false,
    accounts: new Map(accounts.map(([id, groups]) => [id, new Set(groups)])),
    groups: new Set(options.groups ?? [101, 102]),
    agents: new Map(agents.map((spec) => [spec.mail, agentOf(spec)])),
    sessions: new Map(),
    contactFeature: options.contactFeature ?? true,
    spelling: options.spelling ?? 'table',
    serviceMode: options.serviceMode ?? 'automatic',
    refuseRepeats: options.refuseRepeats ?? true,
    stateWords: options.stateWords ?? 'chinese',
  };
}

const DEFAULT_AGENTS: readonly AgentSpec[] = [
  { mail: 'alice@example.com', groups: [101] },
  { mail: 'bob@example.com', groups: [102] },
];

function agentOf(spec: AgentSpec): Agent {
  return { status: 'online', load: 0, limit: Number.POSITIVE_INFINITY, groups: [], ...spec };
}
