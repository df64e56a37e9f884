import type { Clock } from '../../src/domain/clock';
import { ASKED_AT } from './requests';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Resolves when everything that needs no time to pass has gone on as far as it can. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that only the test moves. */
export class ManualClock implements Clock {
  #now = ASKED_AT;
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#now;
  }

  /** How many sleep at this moment; a sleep that was aborted has ended. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  /** Lets `ms` milliseconds pass; whoever wakes meanwhile goes on at its own time. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settled();
    }
    this.#now = until;
  }

  /** The process sleeps through `ms` milliseconds whole: nothing of it runs meanwhile. */
  skip(ms: number): void {
    this.#now += ms;
  }

  #next(until: number): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (sleeper.at <= until && (next === undefined || sleeper.at < next.at)) next = sleeper;
    }
    return next;
  }
}
