import type { Kysely } from 'kysely';
import type { ContactRequest } from '../domain/contact-request';
import type { Log } from '../domain/log';
import { fromRequestRow } from './rows';
import type { RequestRow, Tables } from './schema';
import { reasonOf } from './store-unavailable-error';

/** For so long a row is put off that this process cannot read. */
const UNREADABLE_FOR_MS = 60_000;

/** What is due by `now`, the longest due first. */
export async function findDue(
  kysely: Kysely<Tables>,
  log: Log,
  now: number,
  limit: number,
): Promise<readonly ContactRequest[]> {
  const rows = await earliest(kysely, 'due_at', now, limit).execute();
  return readableOf(kysely, log, { rows, column: 'due_at', now });
}

/** Followed sessions to be looked at by `now`, whose message stands. */
export async function findLooks(
  kysely: Kysely<Tables>,
  log: Log,
  now: number,
  limit: number,
): Promise<readonly ContactRequest[]> {
  const looks = earliest(kysely, 'look_at', now, limit).where('due_at', 'is', null);
  return readableOf(kysely, log, { rows: await looks.execute(), column: 'look_at', now });
}

type Moment = 'due_at' | 'look_at';

function earliest(kysely: Kysely<Tables>, column: Moment, now: number, limit: number) {
  return kysely
    .selectFrom('contact_requests')
    .selectAll()
    .where(column, '<=', now)
    .orderBy(column)
    .limit(limit);
}

interface FoundRows {
  readonly rows: readonly RequestRow[];
  /** What they were found by. */
  readonly column: Moment;
  readonly now: number;
}

/** What cannot be read is put off: it may be a newer process's, and must not hide what is behind it. */
async function readableOf(
  kysely: Kysely<Tables>,
  log: Log,
  { rows, column, now }: FoundRows,
): Promise<readonly ContactRequest[]> {
  const requests = rows.flatMap((row) => readableRequest(row, log));
  const read = new Set(requests.map(({ id }) => id));
  for (const row of rows.filter(({ id }) => !read.has(id))) {
    await kysely
      .updateTable('contact_requests')
      .set({ [column]: now + UNREADABLE_FOR_MS })
      .where('id', '=', row.id)
      .where(column, '=', row[column])
      .execute();
  }
  return requests;
}

/**
 * The request, or none where its row cannot be read; the log says so. One row that a newer version of
 * the app wrote must not keep the others from being seen.
 */
export function readableRequest(row: RequestRow, log: Log): ContactRequest[] {
  try {
    return [fromRequestRow(row)];
  } catch (error) {
    log.error({ requestId: row.id, reason: reasonOf(error) }, 'request cannot be read');
    return [];
  }
}
