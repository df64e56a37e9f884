import type { Clock } from '../../domain/clock';

/** Lets calls begin one after the other, with a pause between two beginnings. */
export class Pacer {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  #lastAt = Number.NEGATIVE_INFINITY;
  #queue: Promise<void> = Promise.resolve();

  constructor(clock: Clock, pauseMs: number) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
  }

  /** Resolves when the caller may begin, first come, first served. It never rejects. */
  turn(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#pause());
    return this.#queue;
  }

  async #pause(): Promise<void> {
    const restMs = this.#lastAt + this.#pauseMs - this.#clock.now();
    // At most one pause: after the clock was set back, the rest may be hours.
    if (restMs > 0) await this.#clock.sleep(Math.min(restMs, this.#pauseMs));
    this.#lastAt = this.#clock.now();
  }
}
