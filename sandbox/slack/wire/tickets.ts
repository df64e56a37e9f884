import { dropOver } from '../../kit/keep-latest';
import { newSecret } from '../ids';

/** A ticket that nobody has used by then is good for nothing. */
const LIFE_MS = 30_000;

/** What lets an app open one Socket Mode connection, soon. */
export class Tickets {
  /** When each was given out. */
  readonly #issued = new Map<string, number>();
  readonly #now: () => number;

  /** `now` is in milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  issue(): string {
    this.#dropOver();
    const ticket = newSecret();
    this.#issued.set(ticket, this.#now());
    return ticket;
  }

  /** Uses a ticket up; false for one that is no more good. */
  use(ticket: string): boolean {
    this.#dropOver();
    return this.#issued.delete(ticket);
  }

  #dropOver(): void {
    const now = this.#now();
    dropOver(this.#issued, (at) => now - at > LIFE_MS);
  }
}
