import { type ExpressionBuilder, type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Tables } from './schema';

/** What a step deletes: no newer than `before` (milliseconds since the Unix epoch), at most `limit`. */
export interface DoneBefore {
  readonly before: number;
  readonly limit: number;
}

/**
 * Deletes requests that are done, and their events, in one transaction; resolves to how many. In
 * PostgreSQL the rows are locked first and those of others are passed by: whoever works on one in
 * the same moment keeps it, and two processes never wait for each other. In SQLite a transaction
 * that writes is alone.
 */
export function deleteDone(kysely: Kysely<Tables>, done: DoneBefore): Promise<number> {
  return kysely.transaction().execute(async (trx) => {
    const rows = await doneRequests(trx, done).execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await trx.deleteFrom('contact_request_events').where('request_id', 'in', ids).execute();
    await trx.deleteFrom('contact_requests').where('id', 'in', ids).execute();
    return ids.length;
  });
}

/**
 * Settled, with nothing due and no session followed, and not changed since: the oldest first, in the
 * order of the index `contact_requests_done`, so that neither database reads all that there is.
 */
export function doneRequests(trx: Kysely<Tables>, { before, limit }: DoneBefore) {
  const locksRows = trx.getExecutor().adapter instanceof PostgresAdapter;
  return trx
    .selectFrom('contact_requests')
    .select('id')
    .where('due_at', 'is', null)
    .where('look_at', 'is', null)
    .where('settled_at', '<', before)
    .where('state', '=', 'settled')
    .where((is) => is(lastEventAt(is), '<', before))
    .orderBy('due_at')
    .orderBy('look_at')
    .orderBy('settled_at')
    .limit(limit)
    .$if(locksRows, (query) => query.forUpdate().skipLocked());
}

/**
 * "Refresh" and its like leave the time of the outcome as it is, but every write has an event. Not
 * as "not exists", for which PostgreSQL reads the events of all requests.
 */
function lastEventAt(is: ExpressionBuilder<Tables, 'contact_requests'>) {
  return is
    .selectFrom('contact_request_events')
    .select(({ fn }) => fn.coalesce(fn.max('contact_request_events.at'), sql.lit(0)).as('at'))
    .whereRef('contact_request_events.request_id', '=', 'contact_requests.id');
}
