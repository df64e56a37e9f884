import type { Target } from '../domain/contact-request';
import type { Log } from '../domain/log';
import type { SessionAnswer } from './desk';
import type { SessionState } from './session-state';

/** A single answer may be lost; so many in a row are a state. */
const SILENT_AFTER = 3;

/** Looks at sessions for whoever asks again and again, so only the first of many failures is told. */
export class WatchedSessions {
  readonly #sessions: Pick<SessionState, 'of'>;
  readonly #log: Log;
  #unknown = 0;

  constructor(sessions: Pick<SessionState, 'of'>, log: Log) {
    this.#sessions = sessions;
    this.#log = log;
  }

  /** Where the session of a customer with an account stands. */
  async of(target: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer> {
    const answer = await this.#sessions.of(target);
    if (answer.kind === 'known') this.#heard();
    else this.#heardNothing();
    return answer;
  }

  #heard(): void {
    if (this.#unknown >= SILENT_AFTER) this.#log.info({}, 'Desk tells of sessions again');
    this.#unknown = 0;
  }

  #heardNothing(): void {
    this.#unknown += 1;
    if (this.#unknown === SILENT_AFTER) {
      this.#log.warn({ looks: SILENT_AFTER }, 'Desk does not tell of sessions');
    }
  }
}
