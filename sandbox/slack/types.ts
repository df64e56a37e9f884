import type { Fields } from '../kit/fields';

/** Slack's text object. */
interface TextObject {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
  readonly emoji?: boolean;
  readonly verbatim?: boolean;
}

/** One choice of a select or of a list of boxes. */
export interface Option {
  readonly text: TextObject;
  readonly value: string;
  readonly description?: TextObject;
}

/** An element of a block that has passed Slack's checks; which fields it has depends on `type`. */
export interface Element {
  readonly type: string;
  readonly action_id: string;
  /** A button's label; the words themselves in a context block. */
  readonly text?: TextObject | string;
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
  readonly confirm?: Fields;
  readonly placeholder?: TextObject;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly label: TextObject; readonly options: Option[] }[];
  readonly initial_value?: string;
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_conversation?: string;
  readonly initial_conversations?: readonly string[];
  readonly initial_user?: string;
  readonly initial_users?: readonly string[];
  readonly initial_channel?: string;
  readonly initial_channels?: readonly string[];
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly default_to_current_conversation?: boolean;
  readonly response_url_enabled?: boolean;
  /** How much is typed before the app is asked for options; 3 when absent. */
  readonly min_query_length?: number;
  readonly max_selected_items?: number;
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly is_decimal_allowed?: boolean;
  readonly min_value?: string;
  readonly max_value?: string;
  /** When a text in an input block with `dispatch_action` is told of; on Enter when absent. */
  readonly dispatch_action_config?: { readonly trigger_actions_on?: readonly string[] };
}

/** A block that has passed Slack's checks, with the ID that Slack gives where the app gave none. */
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly elements?: readonly Element[];
  readonly element?: Element;
  readonly accessory?: Element;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
}

/** A modal as the app defined it. */
export interface ViewDefinition {
  readonly type: 'modal';
  readonly title: TextObject;
  readonly blocks: readonly Block[];
  readonly submit?: TextObject;
  readonly close?: TextObject;
  readonly private_metadata?: string;
  readonly callback_id?: string;
  readonly external_id?: string;
  readonly clear_on_close?: boolean;
  readonly notify_on_close?: boolean;
}

/** The app's Home tab as the app defined it. */
export interface HomeDefinition {
  readonly type: 'home';
  readonly blocks: readonly Block[];
  readonly private_metadata?: string;
  readonly callback_id?: string;
  readonly external_id?: string;
}

/** One element's part of `view.state.values`. */
export type StateValue = Fields & { readonly type: string };
/** By block_id, then by action_id. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/** A modal on a person's screen, or one that was there. */
export interface OpenView {
  readonly id: string;
  /** Changes with every update. */
  hash: string;
  readonly user: string;
  /** Where the person was when it opened. */
  readonly conversation: string;
  definition: ViewDefinition;
  /** What has been filled in so far. */
  state: StateValues;
  /** What had been when it was opened or last updated: all that a `block_suggestion` tells. */
  drawnState: StateValues;
  /** What the last submission's ack complained about, by block_id. */
  errors: Readonly<Record<string, string>>;
  readonly rootId: string;
  readonly previousId: string | null;
  isOpen: boolean;
}

/** The app's Home tab as one person sees it. */
export interface HomeView {
  readonly id: string;
  hash: string;
  readonly user: string;
  blocks: readonly Block[];
  state: StateValues;
  private_metadata: string;
  callback_id: string;
  external_id: string;
}

/** Metadata of a message. */
export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Fields;
}

/** A reply as the message that began the thread knows it. */
interface Reply {
  /** A user ID. */
  readonly user: string;
  readonly ts: string;
}

/** A message as it stands now. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** A user ID: the app's bot, or the person who wrote it or whose typed command was published. */
  readonly user: string;
  text: string;
  blocks: readonly Block[];
  metadata: MessageMetadata | undefined;
  /** How often it was changed. */
  edited: number;
  /** The only person who sees it; undefined when everybody in the conversation does. */
  readonly visibleTo: string | undefined;
  readonly via:
    | 'chat.postMessage'
    | 'chat.postEphemeral'
    | 'response_url'
    | 'ack'
    /** A typed command that an `in_channel` answer published. */
    | 'command'
    | 'person'
    /** Slack's own note that the bot was invited. */
    | 'join';
  /** The `ts` of the message that began the thread, in a reply. */
  readonly threadTs: string | undefined;
  /** In the message that began a thread: what was replied, oldest first. */
  replies?: readonly Reply[];
}

/** One call of the Web API or of a `response_url`, without the token. */
export interface SlackCall {
  /** Such as `chat.postMessage`; `response_url` for those. */
  readonly method: string;
  readonly args: Fields;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** How long until the answer; undefined while there is none. */
  ms: number | undefined;
  /** Undefined while there is none. */
  status: number | undefined;
  /** Slack's `error`, where the answer has one. */
  error: string | undefined;
}
