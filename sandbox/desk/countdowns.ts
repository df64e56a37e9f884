import type { Timers } from '../kit/timers';
import { findSession, passOn } from './sessions';
import type { DeskState, OpenSession } from './state';

interface Countdown {
  readonly agent: string;
  readonly seconds: number;
  readonly callOff: () => void;
}

/** What the countdowns stand on. */
interface Ground {
  readonly state: DeskState;
  readonly timers: Pick<Timers, 'after'>;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Called after a session was passed on. */
  changed(): void;
}

/** Passes a session on when the agent who is called to it does not accept it in time. */
export class Countdowns {
  readonly #ground: Ground;
  /** By session. */
  readonly #running = new Map<string, Countdown>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** To be called after every change: looks who is called now, and for how long. */
  update(): void {
    const { state } = this.#ground;
    if (state.acceptSeconds === 0 && this.#running.size === 0) return;
    for (const [id, { agent, seconds, callOff }] of this.#running) {
      const session = findSession(id, state);
      if (isCalled(session, state) && session.agent === agent && seconds === state.acceptSeconds) {
        continue;
      }
      callOff();
      this.#running.delete(id);
      if (session !== undefined) session.acceptBy = undefined;
    }
    for (const session of state.sessions.values()) {
      if (isCalled(session, state) && !this.#running.has(session.id)) this.#begin(session);
    }
  }

  #begin(session: OpenSession): void {
    const { state, timers, now, changed } = this.#ground;
    const { agent, id } = session;
    const { acceptSeconds: seconds } = state;
    const callOff = timers.after(seconds * 1_000, () => {
      passOn(session, state);
      changed();
    });
    this.#running.set(id, { agent, seconds, callOff });
    session.acceptBy = now() + seconds * 1_000;
  }
}

function isCalled(session: OpenSession | undefined, state: DeskState): session is OpenSession {
  const counts = state.serviceMode === 'manual' && state.acceptSeconds > 0;
  return counts && session?.state === 'WaitingForAgentAnswering';
}
