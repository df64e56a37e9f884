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

const LIST_EVERY_MS = 10 * 60_000;
const RETRY_AFTER_MS = 30_000;
const FRESH_MS = 60_000;

/** Keeps what Desk lists. What cannot be listed again stays as it was. */
export function createDeskDirectory(parts: DirectoryParts): DeskDirectory {
  const { lists, clock } = parts;
  const stopping = new AbortController();
  const rounds = new Rounds(parts, stopping.signal);
  const keepListing = async (): Promise<void> => {
    let retryAfterMs = RETRY_AFTER_MS;
    while (!stopping.signal.aborted) {
      const whole = await rounds.run();
      await clock.sleep(whole ? LIST_EVERY_MS : retryAfterMs, stopping.signal);
      // A list that never can be read is no reason to read the others all the time.
      retryAfterMs = whole ? RETRY_AFTER_MS : Math.min(2 * retryAfterMs, LIST_EVERY_MS);
    }
  };
  return {
    latest: () => rounds.known,
    wanted: () => {
      if (rounds.ageMs >= FRESH_MS) void rounds.run();
    },
    outdated: () => rounds.contradict(),
    start: () => void keepListing(),
    stop: () => {
      stopping.abort();
      lists.close();
    },
  };
}
