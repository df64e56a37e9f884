import type { Kysely } from 'kysely';
import type { EventRow, RequestRow, Tables } from './schema';

/** A request as it is to become; `from_version` is the one that it has now. */
export type RequestUpdate = Omit<RequestRow, 'look_at'> &
  Partial<Pick<RequestRow, 'look_at'>> & { readonly from_version: number };

/** Saves changes of requests, each together with its event. */
export interface RequestWriter {
  /**
   * Resolves, once both are on disk, to whether the request was inserted; where one with its key was
   * there already, there is no event either.
   */
  insert(request: RequestRow, event: EventRow): Promise<boolean>;
  /** The same for a change of the request that still has the version `from_version`. */
  update(request: RequestUpdate, event: EventRow): Promise<boolean>;
}

/** Returns a row where it inserts one. */
export function insertOf(kysely: Kysely<Tables>, request: RequestRow) {
  return kysely
    .insertInto('contact_requests')
    .values(request)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id');
}

/** Returns a row where it changes one. */
export function updateOf(kysely: Kysely<Tables>, { from_version, ...request }: RequestUpdate) {
  return kysely
    .updateTable('contact_requests')
    .set(request)
    .where('id', '=', request.id)
    .where('version', '=', from_version)
    .returning('id');
}
