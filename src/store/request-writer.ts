import type { Compilable, OperationNodeSource } from 'kysely';
import type { EventRow } from './schema';

/** An insert or an update of at most one row, which it returns. */
export type RequestChange = Compilable & OperationNodeSource;

/** Saves changes of requests, each together with its event. */
export interface RequestWriter {
  /**
   * Resolves, once both are on disk, to whether `change` changed a row; where it did not, there is no
   * event either.
   */
  write(change: RequestChange, event: EventRow): Promise<boolean>;
}
