import type { Verdict } from './caller';
import type { DeskCommand } from './commands/commands';

/** One call as it arrived, without the UserSig. */
export interface DeskCall {
  readonly command: string;
  /** The parsed JSON, or undefined when it was none. */
  readonly body: unknown;
  /** Whether Desk let the caller in; `code` 0 means yes. */
  readonly verdict: Verdict;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** How long Desk took to answer by itself; undefined while it has not. */
  ms: number | undefined;
  /** The `ErrorCode` it answered; undefined where it gave none of its own. */
  code: number | undefined;
}

/**
 * Which calls `next` is for: any command when none is named, one call when no number is, all until
 * it is forgotten when the number is `Infinity`.
 */
export interface ForCalls {
  readonly command?: DeskCommand | undefined;
  readonly times?: number | undefined;
}
