/** What Slack knows about a conversation. */
export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  /** Whether the app's bot is a member; for a direct message, whether it is with the bot. */
  botIsMember: boolean;
  isArchived: boolean;
}

export type ConversationSpec = Pick<Conversation, 'id' | 'kind'> & Partial<Conversation>;

/** Somebody in the workspace. */
export interface Person {
  /** A user ID. */
  readonly id: string;
  readonly name: string;
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
  readonly people?: readonly Person[];
  /** Messages a second and channel before `ratelimited`; default no limit. Slack's is 1. */
  readonly postLimitPerSecond?: number;
  /** How long a person's action waits for the ack, in ms; default Slack's 3000. */
  readonly ackLimitMs?: number;
  /** Milliseconds since the Unix epoch; default the system's clock. */
  readonly now?: () => number;
  /** Default: any free port. */
  readonly port?: number;
}

export const DEFAULT_CONVERSATIONS: readonly ConversationSpec[] = [
  { id: 'C_PUBLIC', kind: 'public' },
  { id: 'C_MEMBER', kind: 'public', botIsMember: true },
  { id: 'G_PRIVATE', kind: 'private' },
  { id: 'G_MEMBER', kind: 'private', botIsMember: true },
  { id: 'C_ARCHIVED', kind: 'public', botIsMember: true, isArchived: true },
  { id: 'D_PEOPLE', kind: 'im' },
];

export const DEFAULT_PEOPLE: readonly Person[] = [
  { id: 'U_ALICE', name: 'alice' },
  { id: 'U_BOB', name: 'bob' },
  { id: 'U_CAROL', name: 'carol' },
];

/** The settings with every default filled in. */
export type SlackSettings = Required<Omit<SlackOptions, 'conversations' | 'people' | 'port'>>;

export function settingsOf(options: SlackOptions): SlackSettings {
  return {
    botToken: options.botToken ?? 'xoxb-stand-in',
    appToken: options.appToken ?? 'xapp-stand-in',
    signingSecret: options.signingSecret ?? 'stand-in-signing-secret',
    scopes: options.scopes ?? ['commands', 'chat:write', 'chat:write.public'],
    postLimitPerSecond: options.postLimitPerSecond ?? Number.POSITIVE_INFINITY,
    ackLimitMs: options.ackLimitMs ?? 3_000,
    now: options.now ?? Date.now,
  };
}

export function conversationOf(spec: ConversationSpec): Conversation {
  return { name: spec.id.toLowerCase(), botIsMember: false, isArchived: false, ...spec };
}
