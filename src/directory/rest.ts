import type { Clock } from '../domain/clock';

const LIST_EVERY_MS = 10 * 60_000;
const FIRST_RETRY_MS = 30_000;

/** How long Desk is left alone after a round. */
export class Rest {
  readonly #clock: Clock;
  #since = Number.NEGATIVE_INFINITY;
  #ms = 0;
  #retryMs = FIRST_RETRY_MS;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A round has ended at `at`; `isWhole`: it could read every list. */
  begin(at: number, isWhole: boolean): void {
    this.#since = at;
    this.#ms = isWhole ? LIST_EVERY_MS : this.#retryMs;
    // A list that never can be read is no reason to read the others all the time.
    this.#retryMs = isWhole ? FIRST_RETRY_MS : Math.min(2 * this.#retryMs, LIST_EVERY_MS);
  }

  /** Milliseconds; not above 0 when it is over. */
  get leftMs(): number {
    return this.#ms - Math.abs(this.#clock.now() - this.#since);
  }
}
