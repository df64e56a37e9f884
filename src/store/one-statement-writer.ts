import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RequestChange, RequestWriter } from './request-writer';
import type { EventRow, Tables } from './schema';

/**
 * Saves a change and its event by one statement, which PostgreSQL carries out whole or not at all: a
 * transaction of several travels to the server and back four times.
 */
export function createOneStatementWriter(kysely: Kysely<Tables>): RequestWriter {
  return {
    async write(change, event) {
      const { rows } = await changeWithEvent(change, event).execute(kysely);
      return rows.length > 0;
    },
  };
}

/** Postgres takes parameters that are selected for texts, unless their type is said. */
function changeWithEvent(change: RequestChange, event: EventRow): RawBuilder<unknown> {
  return sql`
    with changed as (${change})
    insert into contact_request_events (request_id, version, what, who, at, detail)
    select ${event.request_id}, ${event.version}::integer, ${event.what}, ${event.who},
      ${event.at}::bigint, ${event.detail}
    from changed
    returning version`;
}
