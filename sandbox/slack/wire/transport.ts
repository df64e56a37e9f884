import type { Fields } from '../../kit/fields';

/** Something a person did, on its way to the app; `event` is of the Events API. */
export interface AppEvent {
  readonly kind: 'command' | 'interactive' | 'event';
  readonly payload: Fields;
}

/** What came back. An empty ack is the empty string, over either transport. */
export type Sent =
  | { readonly kind: 'acked'; readonly status: number; readonly body: string | Fields }
  /** The connection could not be made or was lost before the ack. `error` says how. */
  | { readonly kind: 'lost'; readonly error: string };

/** How to spoil a signed request; HTTP only. */
export interface Tampering {
  /** Signs with another secret. */
  readonly secret?: string;
  /** Makes the timestamp this many seconds older, with a signature that holds for it. */
  readonly ageSeconds?: number;
  /** Leaves a header out. */
  readonly omit?: 'signature' | 'timestamp';
  /** Sends another body; the signature holds for it. */
  readonly signedBody?: (body: string) => string;
  /** Changes the body after it was signed. */
  readonly unsignedBody?: (body: string) => string;
}

export interface DeliverOptions {
  /** How many copies of the same payload arrive at the same time; default as Slack is set. */
  readonly times?: number;
  /**
   * Socket Mode only: whether an envelope whose connection is lost before its ack is sent again
   * over the next one, while the person still waits. Default true.
   */
  readonly retry?: boolean;
  readonly tamper?: Tampering;
}

/** A way to the app. */
export interface Transport {
  /** Never rejects. After `signal` aborts, nobody waits for the answer any more. */
  send(event: AppEvent, options: DeliverOptions, signal: AbortSignal): Promise<Sent>;
}
