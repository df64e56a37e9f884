import type { TransportName } from '../app/app-settings';
import type { DeskCall } from '../desk/desk-call';
import type { NextAnswer } from '../desk/next-answer';
import type {
  Account,
  Agent,
  Contact,
  Customer,
  DeskState,
  Group,
  OpenSession,
  Session,
} from '../desk/state';
import type { Delivery } from '../slack/delivery';
import type { Fault } from '../slack/fault';
import type { Conversation, Person } from '../slack/options';
import type { HomeView, Message, OpenView, SlackCall } from '../slack/types';

/** All that the page shows, as JSON: who acts and what is half typed is the page's own. */
export interface Snapshot {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly slack: SlackSnapshot;
  readonly desk: DeskSnapshot;
  readonly app: AppSnapshot;
}

/** The app's process. */
export interface AppSnapshot {
  readonly transport: TransportName;
  readonly state: 'starting' | 'running' | 'ended';
  /** The last lines of its log, oldest first. */
  readonly log: readonly string[];
}

export interface SlackSnapshot {
  readonly team: { readonly id: string; readonly name: string };
  readonly app: {
    /** The user ID of the app's bot. */
    readonly botUser: string;
    readonly name: string;
    readonly description: string;
    /** The bot's handle. */
    readonly botName: string;
    readonly hasHomeTab: boolean;
    /** Whether people may write to the app in its direct messages. */
    readonly takesMessages: boolean;
    readonly commands: readonly SlashCommand[];
  };
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  readonly messages: readonly Message[];
  readonly views: readonly OpenView[];
  /** The app's Home tab by user ID, for whom the app has published one. */
  readonly homes: Readonly<Record<string, HomeView>>;
  /** The latest calls of the Web API and of `response_url`s, oldest first. */
  readonly calls: readonly SlackCall[];
  /** The latest payloads to the app, oldest first. */
  readonly deliveries: readonly Delivery[];
  readonly scopes: {
    /** The bot scopes of the manifest, required ones first. */
    readonly inManifest: readonly { readonly name: string; readonly optional: boolean }[];
    readonly granted: readonly string[];
  };
  /** How payloads travel from now on. */
  readonly delivery: { readonly times: number; readonly delayMs: number };
  /** Faults that calls to come will meet, by method. */
  readonly faults: readonly { readonly method: string; readonly fault: Fault }[];
  /** Open Socket Mode connections. */
  readonly connections: number;
}

/** A slash command of the manifest. */
export interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface DeskSnapshot {
  readonly customers: readonly Customer[];
  readonly agents: readonly Agent[];
  readonly groups: readonly Group[];
  readonly accounts: readonly (Omit<Account, 'groups'> & { readonly groups: readonly number[] })[];
  readonly sessions: readonly (Session & Pick<OpenSession, 'acceptBy'>)[];
  readonly contactFeature: boolean;
  readonly serviceMode: DeskState['serviceMode'];
  /** For how long an agent is called in manual mode; 0 for ever. */
  readonly acceptSeconds: number;
  readonly spelling: DeskState['spelling'];
  /** What calls to come will meet, next first. */
  readonly next: readonly PlannedAnswer[];
  /** The latest calls, oldest first, without the UserSig. */
  readonly calls: readonly DeskCall[];
  readonly contacts: readonly Contact[];
}

/** An answer told in advance; for any command when none is named. */
export interface PlannedAnswer {
  readonly answer: NextAnswer;
  readonly command: string | undefined;
  /** How many calls it is still for. */
  readonly left: number;
}
