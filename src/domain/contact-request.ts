import type { FollowedSession } from './followed-session';
import type { Outcome } from './outcome';

/** Whom to contact, from which customer service account, and who should answer. */
export interface Target {
  /** The user's ID in the customer's app: 1 to 32 bytes of printable ASCII. */
  readonly customer: string;
  /** The customer service account that the customer writes to (not a human agent). */
  readonly account: string;
  /** A skill group's number. */
  readonly skillGroup?: number;
  /** An agent's login e-mail. */
  readonly agent?: string;
}

/** Where the request's one message stands in Slack. */
export type Place =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  /** A direct message to the person who asked: the conversation cannot be written to. */
  | { readonly kind: 'direct'; readonly channel: string; readonly ts: string }
  /** Said through a `response_url`: only the next press of one of its buttons can redraw it. */
  | { readonly kind: 'response' };

/** What one submission of the form asks for. */
export interface Submission {
  /** What makes two deliveries of one submission the same request: `team:view.id`. */
  readonly key: string;
  readonly target: Target;
  /** A sentence for the team and the records. */
  readonly reason?: string;
  /** The Slack conversation that shows the message. */
  readonly conversation: string;
  /** A Slack user ID. */
  readonly askedBy: string;
  /** Slack's short-lived address for an answer where the app may not post. */
  readonly responseUrl?: string;
}

/**
 * `accepted`: on disk, not yet called. `calling`: the call may have left. `settled`: has an outcome.
 * A lease that ran out never takes a request from `calling` back to `accepted`.
 */
export type RequestState = 'accepted' | 'calling' | 'settled';

/** One wish of one person to contact one customer, and what has become of it so far. */
export interface ContactRequest extends Submission {
  readonly id: string;
  /** Counts every write; the guard of compare-and-set. */
  readonly version: number;
  readonly state: RequestState;
  /** Milliseconds since the Unix epoch, as every time here. */
  readonly askedAt: number;
  /** Who pressed the button of the latest try; a Slack user ID. */
  readonly triedBy: string;
  /** When the latest call began. */
  readonly calledAt?: number;
  /** 1 for the first try. */
  readonly attempt: number;
  /** What makes two deliveries of one "Change…" the same try: `team:view.id`. */
  readonly attemptKey?: string;
  readonly outcome?: Outcome;
  /** When the outcome became known. */
  readonly settledAt?: number;
  /** The session that an assignment led to. */
  readonly session?: FollowedSession;
  /**
   * From when on any process may look at the session; absent when it is not followed. Moved ahead
   * by `claimLook` without a new version: a look that shows nothing new is no change.
   */
  readonly lookAt?: number;
  /**
   * From when on any process may take the request up: a lease while somebody works on it, a delay
   * before the next try to show it, absent when all is done.
   */
  readonly dueAt?: number;
  /** Counts the changes that people can see; buttons carry it, so an outdated press is known. */
  readonly revision: number;
  /** The revision that the message shows; 0 while there is no message. */
  readonly shownRevision: number;
  readonly place?: Place;
  /** Somebody may have posted the message and died before its place was saved. */
  readonly postUncertain?: boolean;
  /** Failed tries in a row to show the current revision. */
  readonly showFailures: number;
}

export type RequestEventKind =
  | 'accepted'
  | 'calling'
  | 'takenOver'
  | 'settling'
  | 'settled'
  | 'shown'
  | 'showDelayed'
  | 'showAbandoned'
  | 'triedAgain'
  | 'contactedAnyway'
  | 'changed'
  | 'checkedAgain'
  | 'sessionSeen'
  | 'refreshed'
  | 'endingSession'
  | 'sessionEnded'
  | 'agentFound'
  | 'agentTold'
  | 'acceptAlerted'
  | 'sayingPutOff'
  | 'followingEnded';

/** One line of the audit trail, written in the same transaction as the change itself. */
export interface RequestEvent {
  readonly what: RequestEventKind;
  /** A Slack user ID, or `app`. */
  readonly who: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** What the change was about: the target, the outcome, the place. Never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** A change of a saved request, to be written by compare-and-set on `before`'s id and version. */
export interface Transition {
  readonly before: ContactRequest;
  readonly after: ContactRequest;
  readonly event: RequestEvent;
}
