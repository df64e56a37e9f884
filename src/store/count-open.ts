import { type Kysely, type RawBuilder, sql } from 'kysely';
import { number, object, string } from 'yup';
import type { OpenCounts } from './request-store';
import { checked } from './rows';
import type { Tables } from './schema';

/** JSON escapes the quotes within a text, so these stand nowhere but at an outcome's `kind`. */
const UNCONFIRMED = '%"kind":"unconfirmed"%';

const countRow = object({ what: string().required(), count: number().required() });

/** See `RequestStore.countOpen`. */
export async function countOpen(kysely: Kysely<Tables>, askedSince: number): Promise<OpenCounts> {
  const { rows } = await openCountsQuery(askedSince).execute(kysely);
  const counts = new Map(rows.map((row) => readCount(row)));
  const of = (what: string) => counts.get(what) ?? 0;
  return {
    accepted: of('accepted'),
    calling: of('calling'),
    notShown: of('settled'),
    followed: of('followed'),
    unconfirmed: of('unconfirmed'),
  };
}

/**
 * One statement over three indexes: what is due, what is looked at, and what was asked for since then.
 * A comparison, because SQLite may read the whole table for `is not null`; every time is above 0.
 */
export function openCountsQuery(askedSince: number): RawBuilder<unknown> {
  return sql`
    select state as what, cast(count(*) as integer) as count
    from contact_requests where due_at >= 0 group by state
    union all
    select 'followed', cast(count(*) as integer) from contact_requests where look_at >= 0
    union all
    select 'unconfirmed', cast(count(*) as integer) from contact_requests
    where asked_at >= ${askedSince} and state = 'settled' and outcome like ${UNCONFIRMED}
  `;
}

function readCount(row: unknown): [string, number] {
  const { what, count } = checked(countRow, () => row, 'count of open requests');
  return [what, count];
}
