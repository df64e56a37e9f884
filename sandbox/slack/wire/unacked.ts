import type { Timers } from '../../kit/timers';
import type { Sent } from './transport';

/** How long an ack can still be noted after Slack gave up. */
const LATE_ACK_MS = 60_000;

/** The envelopes that were sent and not acked yet. */
export class Unacked {
  readonly #waiting = new Map<string, { socket: object; settle: (sent: Sent) => void }>();
  readonly #timers: Timers;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get count(): number {
    return this.#waiting.size;
  }

  /** Resolves with what is settled; lost a while after `signal` aborts without an ack. */
  add(id: string, socket: object, signal: AbortSignal): Promise<Sent> {
    return new Promise((resolve) => {
      let callOff = (): void => {};
      const giveUp = (): void => this.settle(id, { kind: 'lost', error: 'no ack' });
      const waitLonger = (): void => {
        callOff = this.#timers.after(LATE_ACK_MS, giveUp, giveUp);
      };
      const settle = (sent: Sent): void => {
        signal.removeEventListener('abort', waitLonger);
        callOff();
        resolve(sent);
      };
      signal.addEventListener('abort', waitLonger);
      this.#waiting.set(id, { socket, settle });
    });
  }

  /** Ends the wait for one envelope; nothing for one that is not waited for. */
  settle(id: string, sent: Sent): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(sent);
  }

  /** Ends the wait for whatever went over a connection that is lost. */
  lose(socket: object): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.socket === socket) this.settle(id, { kind: 'lost', error: 'connection lost' });
    }
  }
}
