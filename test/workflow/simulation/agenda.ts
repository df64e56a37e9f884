import { ASKED_AT } from '../../support/requests';
import type { Tape } from './tape';

interface Entry {
  readonly at: number;
  readonly run: () => void;
}

/** What will happen when; the only time there is in a simulated run. */
export class Agenda {
  #now = ASKED_AT;
  readonly #entries = new Set<Entry>();

  get now(): number {
    return this.#now;
  }

  /** @returns what takes the entry off again. */
  at(time: number, run: () => void): () => void {
    const entry = { at: Math.max(time, this.#now), run };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  /** Runs what comes next, if anything does. What comes at one time comes in any order. */
  runNext(tape: Tape): void {
    let next: Entry[] = [];
    for (const entry of this.#entries) {
      const first = next[0];
      if (first === undefined || entry.at < first.at) next = [entry];
      else if (entry.at === first.at) next.push(entry);
    }
    const [first, ...others] = next;
    if (first === undefined) return;
    const entry = others.length === 0 ? first : tape.pick([first, ...others]);
    this.#entries.delete(entry);
    this.#now = entry.at;
    entry.run();
  }
}
