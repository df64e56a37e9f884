import type { Clock } from './clock';
import type { ContactRequest, RequestEvent } from './contact-request';

/** What somebody did in Slack that the app was told of. */
export type DeliveryKind = 'command' | 'submission' | 'button' | 'options' | 'other';

/** From when to when something lasted, in milliseconds since the Unix epoch. */
export interface Lasted {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One attempt of a command of Desk's REST API. */
export interface DeskCalled extends Lasted {
  readonly kind: 'deskCalled';
  readonly command: string;
  readonly result: 'ok' | 'refused' | 'noAnswer' | 'neverSent';
  /** Desk's `ErrorCode`, where it answered with one other than 0. */
  readonly code?: number;
  /** Why it was sent again; absent for the first time. */
  readonly repeat?: 'expiredUserSig' | 'otherSpelling';
}

/** One call of Slack's Web API. */
export interface SlackCalled extends Lasted {
  readonly kind: 'slackCalled';
  readonly method: string;
  readonly result: 'ok' | 'refused' | 'rateLimited' | 'unreachable' | 'unclear';
  /** The ID of the form that it opened. */
  readonly view?: string;
}

/** One write of a request. `outdated`: somebody else has changed it, or was there before. */
export interface Stored extends Lasted {
  readonly kind: 'stored';
  readonly write: 'insert' | 'save';
  readonly result: 'saved' | 'outdated' | 'failed';
  /** As it was before; absent for an insert. */
  readonly before?: ContactRequest;
  /** As it is saved, or would have been. */
  readonly request: ContactRequest;
  readonly event: RequestEvent;
}

/** Slack was answered, or could not be. From the arrival of what it delivered to the end of the ack. */
export interface Acked extends Lasted {
  readonly kind: 'acked';
  readonly what: DeliveryKind;
  readonly result: 'ok' | 'failed';
}

/** Something that was seen while the app worked. */
export type Sighting =
  | DeskCalled
  | SlackCalled
  | Stored
  | Acked
  /** One more Socket Mode connection is there, or one less. */
  | { readonly kind: 'socket'; readonly connected: boolean };

/** What the app works on while something is seen. */
export type Scope =
  | {
      readonly kind: 'delivery';
      readonly what: DeliveryKind;
      /** Milliseconds since the Unix epoch. */
      readonly startedAt: number;
      /** The ID of the form that it came from. */
      readonly view?: string;
    }
  | { readonly kind: 'request'; readonly requestId: string };

/**
 * Whoever makes figures or traces of what the app does. It sees whole requests, and must let out
 * nothing of theirs that says who a person, a customer or an agent is. Never throws, never waits.
 */
export interface Observer {
  saw(sighting: Sighting): void;
  /** Does `work`; what is seen meanwhile, from wherever, belongs to `scope`. */
  during<T>(scope: Scope, work: () => T): T;
}

/** What is needed to say what lasted how long. */
export interface Watch {
  readonly observer: Observer;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tells each of `observers`, the first one first. */
export function everyObserver(observers: readonly Observer[]): Observer {
  return {
    saw(sighting) {
      for (const observer of observers) observer.saw(sighting);
    },
    during: (scope, work) =>
      observers.reduceRight((inner, observer) => () => observer.during(scope, inner), work)(),
  };
}
