import type { Directory } from '../domain/directory';

/** One reading of all lists of a Desk, as processes hand it to each other. */
export interface SharedRound {
  /** Counts the readings that were saved; the guard of compare-and-set. */
  readonly version: number;
  /** Milliseconds since the Unix epoch, as every time here. */
  readonly beganAt: number;
  readonly endedAt: number;
  /** Whether every list could be read. */
  readonly isWhole: boolean;
  /** What is known since; absent where nothing is. */
  readonly directory?: Directory;
}

/**
 * What one process has read of Desk's lists, for the others on the same store. Every method rejects
 * when the disk or the database does not answer; nothing else is thrown.
 */
export interface SharedLists {
  /**
   * What was saved last for the Desk that `desk` names, unless its version is `known`. One that
   * cannot be read, as a newer app may leave it, is as good as a reading that came to nothing.
   */
  latest(desk: string, known: number): Promise<SharedRound | undefined>;
  /** Saves a round as the one after version `round.version - 1`: false when that is not the last. */
  save(desk: string, round: SharedRound): Promise<boolean>;
}
