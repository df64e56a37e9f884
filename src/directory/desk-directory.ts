import type { Directory } from '../domain/directory';
import { type DirectoryParts, Rounds } from './rounds';

/** Who and what there is in Desk, kept in memory so that nobody who chooses has to wait for Desk. */
export interface DeskDirectory {
  /** As it was last listed; undefined until Desk has listed anything. */
  latest(): Directory | undefined;
  /** Somebody is about to choose: what is a minute old is listed anew, in the background. */
  wanted(): void;
  /**
   * Desk has contradicted what is known: it is listed anew, in the background. What is being listed
   * may have been read before, so then it is listed once more afterwards.
   */
  outdated(): void;
  /** Lists for the first time, and then now and then. */
  start(): void;
  /** Ends what is being listed, and lists nothing any more. */
  stop(): void;
}

const FRESH_MS = 60_000;
/** How soon it is known here what another process has read. */
const CATCH_UP_EVERY_MS = 10_000;

/**
 * Keeps what Desk lists. What cannot be listed again stays as it was. Of several processes on one
 * store one reads, and the others have it from there.
 */
export function createDeskDirectory(parts: DirectoryParts): DeskDirectory {
  const { lists, clock } = parts;
  const stopping = new AbortController();
  const rounds = new Rounds(parts, stopping.signal);
  const isFresh = () => rounds.ageMs < FRESH_MS;
  const keepListing = async (): Promise<void> => {
    await rounds.run(isFresh);
    while (!stopping.signal.aborted) {
      const { dueInMs } = rounds;
      if (dueInMs > 0) {
        await clock.sleep(Math.min(dueInMs, CATCH_UP_EVERY_MS), stopping.signal);
        await rounds.catchUp();
      } else await rounds.run(() => rounds.dueInMs > 0);
    }
  };
  return {
    latest: () => rounds.known,
    wanted: () => {
      if (!isFresh()) void rounds.run(isFresh);
    },
    outdated: () => rounds.contradict(),
    start: () => void keepListing(),
    stop: () => {
      stopping.abort();
      lists.close();
    },
  };
}
