import type { Timers } from '../../../sandbox/kit/timers';

interface Delay {
  readonly at: number;
  readonly then: () => void;
}

/** Timers that only the test moves. */
export class ManualTimers implements Pick<Timers, 'after' | 'clear'> {
  now = 1_700_000_000_000;
  readonly #delays = new Set<Delay>();

  /** How many delays run. */
  get waiting(): number {
    return this.#delays.size;
  }

  after(ms: number, then: () => void): () => void {
    const delay = { at: this.now + ms, then };
    this.#delays.add(delay);
    return () => this.#delays.delete(delay);
  }

  clear(): void {
    this.#delays.clear();
  }

  /** Lets `ms` milliseconds pass; each delay ends at its own time. */
  advance(ms: number): void {
    const until = this.now + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.now = next.at;
      this.#delays.delete(next);
      next.then();
    }
    this.now = until;
  }

  #next(until: number): Delay | undefined {
    const due = [...this.#delays].filter(({ at }) => at <= until);
    return due.sort((one, other) => one.at - other.at)[0];
  }
}
