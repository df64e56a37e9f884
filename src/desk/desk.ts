import type { Target } from '../domain/contact-request';
import type { NoAnswer, SessionPhase } from '../domain/outcome';
import type { DirectoryLists } from './directory-lists';

/** What one `contact_user` came to. */
export type ContactAnswer =
  /** ErrorCode 0. `agent` is Desk's `MemberId`, where it named one. */
  | { readonly kind: 'assigned'; readonly agent?: string }
  /** A definite no: nothing happened. `info` is untrusted text. */
  | { readonly kind: 'refused'; readonly code: number; readonly info: string }
  /** No byte of the request left this process. `error` is the system's name for why. */
  | { readonly kind: 'neverSent'; readonly error: string }
  /** The effect is unknown: look at the session. */
  | { readonly kind: 'noAnswer'; readonly noAnswer: NoAnswer };

/** What Desk says about a customer's session. */
export type SessionAnswer =
  | {
      readonly kind: 'known';
      readonly phase: SessionPhase;
      readonly agent?: string;
      /** Desk's ID of the session. */
      readonly id?: string;
    }
  | { readonly kind: 'unknown' };

/** What one `end_session` came to. */
export type EndAnswer =
  | { readonly kind: 'ended' }
  /** There is no such session any more: it was over before, or by a call that stayed unanswered. */
  | { readonly kind: 'alreadyOver' }
  | { readonly kind: 'refused'; readonly code: number; readonly info: string }
  /** Not sent, or no usable answer: only a look at the session can tell. */
  | { readonly kind: 'unknown' };

/** The Desk REST API, as far as the app needs it. No method rejects because of what Desk does. */
export interface Desk {
  /**
   * Calls `contact_user` once ("Proactively Contact User",
   * tencentcloud.com/document/product/1229/68947). Sends nothing after `sendBefore`, in
   * milliseconds since the Unix epoch.
   */
  contactCustomer(target: Target, sendBefore: number): Promise<ContactAnswer>;
  /** Asks `get_session_state` (tencentcloud.com/document/product/1229/68825); changes nothing. */
  sessionOf(target: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer>;
  /**
   * The same for somebody who fills in a form: at most five calls a second in all, none over the
   * connections of contacts. `unknown` where it is not `wanted` any more, or too many are asked for.
   */
  lookAt(
    target: Pick<Target, 'customer' | 'account'>,
    wanted: () => boolean,
  ): Promise<SessionAnswer>;
  /** The same, over connections that no contact depends on: for whoever asks again and again. */
  watchSession(target: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer>;
  /** Calls `end_session` (tencentcloud.com/document/product/1229/68948); safe to repeat. */
  endSession(sessionId: string): Promise<EndAnswer>;
  readonly lists: DirectoryLists;
  /** Closes the kept-alive connections; lists under way end without asking for more. */
  close(): void;
}
