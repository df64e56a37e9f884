/** What Slack knows about a conversation. */
export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  /** Whether the app's bot is a member; for a direct message, whether it is with the bot. */
  botIsMember: boolean;
  isArchived: boolean;
  /** User IDs; everybody of the workspace also sees a public conversation. */
  readonly members: readonly string[];
}

export type ConversationSpec = Pick<Conversation, 'id' | 'kind'> & Partial<Conversation>;

/** Somebody in the workspace. */
export interface Person {
  /** A user ID. */
  readonly id: string;
  /** The handle, as in `@name`. */
  readonly name: string;
  readonly realName: string;
  /**
   * A `guest` sees only the conversations they are a member of; a `stranger` is of another company,
   * in a conversation shared through Slack Connect.
   */
  readonly kind: 'member' | 'guest' | 'stranger';
  readonly email?: string;
}

/** Somebody; the real name is the handle and the kind `member` where nothing else is said. */
export interface PersonSpec {
  readonly id: string;
  readonly name: string;
  readonly realName?: string | undefined;
  readonly kind?: Person['kind'] | undefined;
  readonly email?: string | undefined;
}

/** A slash command of the app's manifest. */
export interface AppCommand {
  /** Such as `/contact-customer`. */
  readonly command: string;
  /** Whether people, channels and links in the typed text are escaped. */
  readonly shouldEscape: boolean;
}

export interface SlackOptions {
  /** Default `xoxb-stand-in`. */
  readonly botToken?: string;
  /** The app-level token of Socket Mode; default `xapp-stand-in`. */
  readonly appToken?: string;
  /** Default `stand-in-signing-secret`. */
  readonly signingSecret?: string;
  /** The bot token's; default `commands`, `chat:write` and `chat:write.public`. */
  readonly scopes?: readonly string[];
  /** Default: one of each kind, see `DEFAULT_CONVERSATIONS`. */
  readonly conversations?: readonly ConversationSpec[];
  /** Default `U_ALICE`, `U_BOB` and `U_CAROL`. */
  readonly people?: readonly PersonSpec[];
  /** The bot's handle; default `contact-customer`. */
  readonly botName?: string;
  /** Default `/contact-customer`, escaping. */
  readonly commands?: readonly AppCommand[];
  /** The events that the app subscribes to, such as `app_home_opened`; default none. */
  readonly events?: readonly string[];
  /** Whether people may write to the app in its direct messages; default true. */
  readonly takesMessages?: boolean;
  /** Whether the app's Home tab is enabled; default true. */
  readonly homeTab?: boolean;
  /** Messages a second and channel before `ratelimited`; default Slack's 1. */
  readonly postLimitPerSecond?: number;
  /** How long a person's action waits for the ack, in ms; default Slack's 3000. */
  readonly ackLimitMs?: number;
  /** How long a connection stays open after its app was asked to connect anew, in ms; default 10,000. */
  readonly refreshMs?: number;
  /** Milliseconds since the Unix epoch; default the system's clock. */
  readonly now?: () => number;
  /** Default: any free port. */
  readonly port?: number;
}

export const DEFAULT_PEOPLE: readonly PersonSpec[] = [
  { id: 'U_ALICE', name: 'alice' },
  { id: 'U_BOB', name: 'bob' },
  { id: 'U_CAROL', name: 'carol' },
];

const members = DEFAULT_PEOPLE.map(({ id }) => id);

export const DEFAULT_CONVERSATIONS: readonly ConversationSpec[] = [
  { id: 'C_PUBLIC', kind: 'public', members },
  { id: 'C_MEMBER', kind: 'public', members, botIsMember: true },
  { id: 'G_PRIVATE', kind: 'private', members },
  { id: 'G_MEMBER', kind: 'private', members, botIsMember: true },
  { id: 'C_ARCHIVED', kind: 'public', members, botIsMember: true, isArchived: true },
  { id: 'D_PEOPLE', kind: 'im', members },
];

/** The settings with every default filled in. */
export type SlackSettings = Required<
  Omit<SlackOptions, 'conversations' | 'people' | 'port' | 'scopes'>
> & {
  /** What the bot token may do; can change at any time. */
  scopes: readonly string[];
};

export function settingsOf(options: SlackOptions): SlackSettings {
  return {
    botToken: options.botToken ?? 'xoxb-stand-in',
    appToken: options.appToken ?? 'xapp-stand-in',
    signingSecret: options.signingSecret ?? 'stand-in-signing-secret',
    scopes: options.scopes ?? ['commands', 'chat:write', 'chat:write.public'],
    botName: options.botName ?? 'contact-customer',
    commands: options.commands ?? [{ command: '/contact-customer', shouldEscape: true }],
    events: options.events ?? [],
    takesMessages: options.takesMessages ?? true,
    homeTab: options.homeTab ?? true,
    postLimitPerSecond: options.postLimitPerSecond ?? 1,
    ackLimitMs: options.ackLimitMs ?? 3_000,
    refreshMs: options.refreshMs ?? 10_000,
    now: options.now ?? Date.now,
  };
}

export function conversationOf(spec: ConversationSpec): Conversation {
  return {
    name: spec.id.toLowerCase(),
    botIsMember: false,
    isArchived: false,
    members: [],
    ...spec,
  };
}
