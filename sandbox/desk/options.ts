import type { Timers } from '../kit/timers';
import type { SessionSpec } from './sessions';
import type { Account, Agent, Customer, DeskState, Group } from './state';

/** A customer service account; its name is its ID, and it may use every group, unless said. */
interface AccountSpec {
  readonly id: string;
  readonly name?: string;
  readonly groups?: readonly number[];
}

/** An agent, with the usual where nothing is said: online, idle, no limit, in every group. */
type AgentSpec = Pick<Agent, 'mail'> & Partial<Agent>;

/** People and things that need no name can be given by their ID alone. */
export interface DeskOptions {
  /** Default 1400000000. */
  readonly sdkAppId?: number;
  /** Default: the key of Tencent's public sample. */
  readonly secretKey?: string;
  /** The App administrator; default `administrator`. */
  readonly administrator?: string;
  /** Default `customer-1` to `customer-3`. */
  readonly customers?: readonly (string | Customer)[];
  /** Skill groups; default 101 and 102. */
  readonly groups?: readonly (number | Group)[];
  /** Customer service accounts; default `@support` with the skill group 101. */
  readonly accounts?: readonly (string | AccountSpec)[];
  /** Default `alice@example.com` (101) and `bob@example.com` (102), both online. */
  readonly agents?: readonly (string | AgentSpec)[];
  /** Sessions that go on already; default none. */
  readonly sessions?: readonly SessionSpec[];
  /** Default true. */
  readonly isDeskApp?: boolean;
  /** Default true. */
  readonly contactFeature?: boolean;
  /** Default `table`. */
  readonly spelling?: DeskState['spelling'];
  /** Default `automatic`. */
  readonly serviceMode?: DeskState['serviceMode'];
  /** Default 0: a called agent has as long as it takes. */
  readonly acceptSeconds?: number;
  /** Default true. */
  readonly refuseRepeats?: boolean;
  /** Default `chinese`. */
  readonly stateWords?: DeskState['stateWords'];
  /** Default false. */
  readonly anyCustomer?: boolean;
  /** Milliseconds since the Unix epoch; default the system's clock. */
  readonly now?: () => number;
  /** Runs every delay and countdown; cleared at the end. Default: the system's timers. */
  readonly timers?: Pick<Timers, 'after' | 'clear'>;
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

const DEFAULT_AGENTS: readonly AgentSpec[] = [
  { mail: 'alice@example.com', groups: [101] },
  { mail: 'bob@example.com', groups: [102] },
];

/** Desk as it is at the start. */
export function stateOf(options: DeskOptions): DeskState {
  return {
    ...placesOf(options),
    sessions: new Map(),
    ended: [],
    anyCustomer: options.anyCustomer ?? false,
    isDeskApp: options.isDeskApp ?? true,
    contactFeature: options.contactFeature ?? true,
    spelling: options.spelling ?? 'table',
    serviceMode: options.serviceMode ?? 'automatic',
    acceptSeconds: options.acceptSeconds ?? 0,
    refuseRepeats: options.refuseRepeats ?? true,
    stateWords: options.stateWords ?? 'chinese',
  };
}

function placesOf({
  customers = ['customer-1', 'customer-2', 'customer-3'],
  groups = [101, 102],
  accounts = [{ id: '@support', groups: [101] }],
  agents = DEFAULT_AGENTS,
}: DeskOptions): Pick<DeskState, 'customers' | 'groups' | 'accounts' | 'agents'> {
  const named = groups.map((group) =>
    typeof group === 'number' ? { id: group, name: String(group) } : group,
  );
  const all = named.map(({ id }) => id);
  return {
    customers: byId(customers.map((each) => (isId(each) ? { id: each, name: each } : each))),
    groups: byId(named),
    accounts: byId(accounts.map((each) => accountOf(isId(each) ? { id: each } : each, all))),
    agents: new Map(
      agents
        .map((each) => agentOf(isId(each) ? { mail: each } : each, all))
        .map((agent) => [agent.mail, agent]),
    ),
  };
}

function accountOf({ id, name = id, groups }: AccountSpec, all: readonly number[]): Account {
  return { id, name, groups: new Set(groups ?? all) };
}

function agentOf(spec: AgentSpec, all: readonly number[]): Agent {
  return {
    name: spec.mail,
    status: 'online',
    load: 0,
    limit: Number.POSITIVE_INFINITY,
    groups: all,
    ...spec,
  };
}

function byId<Id, Thing extends { readonly id: Id }>(things: readonly Thing[]): Map<Id, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function isId(given: unknown): given is string {
  return typeof given === 'string';
}
