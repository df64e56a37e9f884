import type { Clock } from '../domain/clock';
import type { Target } from '../domain/contact-request';
import type { SessionAnswer } from './desk';
import { Pacer } from './lists/pacer';
import { SessionState } from './session-state';
import type { Transport } from './transport';

/** At most five calls a second, however many forms are open. */
const PAUSE_MS = 200;
/** As many as get their turn within the 4 s that a look may take. */
const MAX_ASKED = 20;

/** Looks at sessions for people who fill in a form: a convenience, which must cost Desk little. */
export class SessionLooks {
  readonly #transport: Pick<Transport, 'call'>;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #pacer: Pacer;
  #asked = 0;

  constructor(transport: Pick<Transport, 'call'>, clock: Clock, timeoutMs: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#pacer = new Pacer(clock, PAUSE_MS);
  }

  /** `unknown`, without a call, where too many are asked for or it is not `wanted` any more. */
  async of(
    target: Pick<Target, 'customer' | 'account'>,
    wanted: () => boolean,
  ): Promise<SessionAnswer> {
    if (this.#asked >= MAX_ASKED) return { kind: 'unknown' };
    this.#asked += 1;
    try {
      return await this.#stateFor(wanted).of(target);
    } finally {
      this.#asked -= 1;
    }
  }

  /** Every call waits for its turn, the repeat after a broken connection too. */
  #stateFor(wanted: () => boolean): SessionState {
    const call: Transport['call'] = async (...args) => {
      if (wanted()) await this.#pacer.turn();
      return wanted()
        ? this.#transport.call(...args)
        : { kind: 'neverSent', error: 'no longer wanted' };
    };
    return new SessionState({ call }, this.#clock, this.#timeoutMs);
  }
}
