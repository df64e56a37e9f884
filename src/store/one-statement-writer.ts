import { type CompiledQuery, type Kysely, sql } from 'kysely';
import { compiledOnce } from './compiled-once';
import { insertOf, type RequestUpdate, type RequestWriter, updateOf } from './request-writer';
import type { EventRow, RequestRow, Tables } from './schema';

/**
 * Saves a change and its event by one statement, which PostgreSQL carries out whole or not at all: a
 * transaction of several travels to the server and back four times.
 */
export function createOneStatementWriter(kysely: Kysely<Tables>): RequestWriter {
  const insert = compiledOnce((row: RequestRow, event: EventRow) =>
    withEvent(kysely, insertOf(kysely, row), event),
  );
  const update = compiledOnce((row: RequestUpdate, event: EventRow) =>
    withEvent(kysely, updateOf(kysely, row), event),
  );
  const changes = async (query: CompiledQuery): Promise<boolean> => {
    const { rows } = await kysely.executeQuery(query);
    return rows.length > 0;
  };
  return {
    insert: (request, event) => changes(insert(request, event)),
    update: (request, event) => changes(update(request, event)),
  };
}

type Change = ReturnType<typeof insertOf> | ReturnType<typeof updateOf>;

/** Postgres takes parameters that are selected for texts, unless their type is said. */
function withEvent(kysely: Kysely<Tables>, change: Change, event: EventRow): CompiledQuery {
  return sql`
    with changed as (${change})
    insert into contact_request_events (request_id, version, what, who, at, detail)
    select ${event.request_id}, ${event.version}::integer, ${event.what}, ${event.who},
      ${event.at}::bigint, ${event.detail}
    from changed
    returning version`.compile(kysely);
}
