import type { Clock } from '../domain/clock';
import type { Log } from '../domain/log';
import type { HeldLease } from '../store/held-lease';
import type { SharedLists, SharedRound } from '../store/shared-lists';

/**
 * How the processes on one store read Desk's lists for each other. Nothing here rejects: without
 * the store, each process reads for itself.
 */
export interface SharedReadings {
  /** What was read last, unless its version is `known`; undefined where the store is silent, too. */
  latest(known: number): Promise<SharedRound | undefined>;
  /** Whether the others have it from now on. */
  save(round: SharedRound): Promise<boolean>;
  /** Whether no other process reads now; true where the store does not tell. */
  isMyTurn(): Promise<boolean>;
  /** Keeps the turn while `work` goes on, and then gives it up. */
  during(work: () => Promise<void>): Promise<void>;
}

export interface SharedReadingsParts {
  readonly store: SharedLists;
  /** The right to read, which one process at a time has. */
  readonly turn: HeldLease;
  /** Names the Desk that is read. */
  readonly desk: string;
  readonly clock: Clock;
  readonly log: Log;
}

const SAY_THAT_IT_LIVES_MS = 5_000;

export function createSharedReadings(parts: SharedReadingsParts): SharedReadings {
  const { store, turn, desk, clock, log } = parts;
  const answerOr = async <T>(otherwise: T, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      // Whoever looks for what is due says so too, each second.
      log.debug({ error }, 'lists not shared');
      return otherwise;
    }
  };
  const isMyTurn = () => answerOr(true, () => turn.isMine());
  const keepTurn = async (over: AbortSignal): Promise<void> => {
    while (!over.aborted) {
      await isMyTurn();
      await clock.sleep(SAY_THAT_IT_LIVES_MS, over);
    }
  };
  return {
    latest: (known) =>
      answerOr<SharedRound | undefined>(undefined, () => store.latest(desk, known)),
    save: (round) => answerOr(false, () => store.save(desk, round)),
    isMyTurn,
    async during(work) {
      const over = new AbortController();
      const keeping = keepTurn(over.signal);
      try {
        await work();
      } finally {
        over.abort();
        await keeping;
        await turn.release();
      }
    },
  };
}
