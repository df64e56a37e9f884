import type { NextAnswer } from '../desk/next-answer';
import type { AgentChange } from '../desk/people/agents';
import type { Beginning } from '../desk/people/sessions';
import type { AccountGroups, Settings } from '../desk/people/setup';
import type { Customer } from '../desk/state';
import type { Surface } from '../slack/acts/place';
import type { Fault } from '../slack/fault';
import type { FieldValue } from '../slack/form-state';
import type { Option } from '../slack/types';

/** An element of a block. */
interface ElementRef {
  readonly on: Surface;
  readonly block_id: string;
  readonly action_id: string;
}

/** What `POST /control/<name>` takes, by name. Everything that the page can do is one of these. */
export interface ControlRequests {
  /** What a person sends with the composer: words, or a slash command. */
  'slack/type': {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string | undefined;
  };
  'slack/submit': {
    readonly user: string;
    readonly view: string;
    /** By block_id; what is left out keeps what the form holds. */
    readonly fields: Readonly<Record<string, FieldValue>>;
  };
  'slack/close': { readonly user: string; readonly view: string };
  /** A button pressed, or a choice made in an element that tells the app at once. */
  'slack/act': ElementRef & { readonly user: string; readonly value?: FieldValue | undefined };
  /** What an `external_select` offers for what is typed into it. */
  'slack/suggest': ElementRef & { readonly user: string; readonly query: string };
  'slack/open-home': { readonly user: string };
  /** How payloads travel from now on: copies of each, and a delay in ms. */
  'slack/delivery': { readonly times: number; readonly delayMs: number };
  'slack/scopes': { readonly granted: readonly string[] };
  'slack/fail': { readonly method: string; readonly fault: Fault };
  'slack/heal': Record<string, never>;
  'slack/conversation': {
    readonly id: string;
    readonly botIsMember?: boolean | undefined;
    readonly isArchived?: boolean | undefined;
  };
  /** Ends the oldest Socket Mode connection or all, with Slack's word for it, or all without one. */
  'slack/disconnect': { readonly how: 'refreshOldest' | 'refresh' | 'cut' };
  'desk/agent': AgentChange;
  'desk/customer': Customer;
  'desk/session': SessionRequest;
  'desk/settings': Settings;
  /** The skill groups that a customer service account may use. */
  'desk/account': AccountGroups;
  'desk/next': {
    readonly answer: NextAnswer;
    readonly command?: 'contact_user' | 'get_session_state' | 'end_session' | undefined;
    /** One call when absent. */
    readonly times?: number | undefined;
  };
  'desk/forget': Record<string, never>;
  /** Ends the app's process without a warning, as `kill -9` and a lost machine do. */
  'app/kill': Record<string, never>;
  /** Starts it again, with the same store. */
  'app/start': Record<string, never>;
}

/** What somebody does to a customer's session in Desk. */
export type SessionRequest =
  | { readonly action: 'accept' | 'passOn' | 'end'; readonly id: string }
  | { readonly action: 'reassign'; readonly id: string; readonly agent: string }
  /** The customer writes by themselves, and is with the bot, in the queue, or with an agent. */
  | (Beginning & { readonly action: 'begin' });

/** What a person is told by Slack itself, beside what the app says. */
export interface Answered {
  readonly personSees?: string;
}

interface Suggestions extends Answered {
  readonly groups: readonly { readonly label?: string; readonly options: readonly Option[] }[];
}

/** What each answers; 400 with `{ error }` for a request that nobody could make. */
export interface ControlAnswers extends Record<keyof ControlRequests, object> {
  'slack/type': Answered;
  /** What Slack's client complained about by block_id, so that nothing was sent. */
  'slack/submit': Answered & { readonly clientErrors: Readonly<Record<string, string>> };
  'slack/close': Answered;
  'slack/act': Answered;
  'slack/suggest': Suggestions;
  'slack/open-home': Answered;
}
