import type { Kysely } from 'kysely';
import type { ContactRequest, RequestEvent, Transition } from '../domain/contact-request';
import type { Log } from '../domain/log';
import { compiledOnce } from './compiled-once';
import { countOpen } from './count-open';
import { deleteDone } from './delete-done';
import type { Inserted, RequestStore } from './request-store';
import type { RequestWriter } from './request-writer';
import { fromEventRow, fromRequestRow, toEventRow, toRequestRow } from './rows';
import type { Tables } from './schema';
import { findDue, findLooks, readableRequest } from './waiting-requests';

/** Later than every time that is saved. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Keeps requests in an opened and migrated SQLite or PostgreSQL database, which it then owns;
 * `writer` is the one for that database.
 */
export function createSqlStore(
  kysely: Kysely<Tables>,
  writer: RequestWriter,
  log: Log,
): RequestStore {
  const latest = compiledOnce((fields: Latest) => latestOf(kysely, fields).compile());
  const latestFor = async (fields: Latest): Promise<readonly ContactRequest[]> => {
    const { rows } = await kysely.executeQuery(latest(fields));
    return rows.flatMap((row) => readableRequest(row, log));
  };
  return {
    insertIfAbsent: (request, event) => insertIfAbsent(kysely, writer, request, event),
    save: (transition) => save(writer, transition),
    find: (id) => find(kysely, id),
    findDue: (now, limit) => findDue(kysely, log, now, limit),
    findLooks: (now, limit) => findLooks(kysely, log, now, limit),
    claimLook: (request, lookAt) => claimLook(kysely, request, lookAt),
    latestFor: (customer, since, limit) => latestFor({ customer, since, limit }),
    countOpen: (askedSince) => countOpen(kysely, askedSince),
    eventsOf: (id) => eventsOf(kysely, id),
    deleteDone: (before, limit) => deleteDone(kysely, { before, limit }),
    probe: (now) => probe(kysely, now),
    close: () => kysely.destroy(),
  };
}

async function insertIfAbsent(
  kysely: Kysely<Tables>,
  writer: RequestWriter,
  request: ContactRequest,
  event: RequestEvent,
): Promise<Inserted> {
  const isNew = await writer.insert(toRequestRow(request), toEventRow(request, event));
  if (isNew) return { kind: 'inserted', request };
  const present = await requestsWhere(kysely, 'key', request.key).executeTakeFirstOrThrow();
  return { kind: 'present', request: fromRequestRow(present) };
}

async function save(
  writer: RequestWriter,
  { before, after, event }: Transition,
): Promise<ContactRequest | undefined> {
  const update = { ...changedRow(before, after), from_version: before.version };
  return (await writer.update(update, toEventRow(after, event))) ? after : undefined;
}

/** Between two versions others may have claimed looks: only a change of one's own is written. */
function changedRow(before: ContactRequest, after: ContactRequest) {
  const { look_at, ...row } = toRequestRow(after);
  return before.lookAt === after.lookAt ? row : { ...row, look_at };
}

async function find(kysely: Kysely<Tables>, id: string): Promise<ContactRequest | undefined> {
  const row = await requestsWhere(kysely, 'id', id).executeTakeFirst();
  return row && fromRequestRow(row);
}

function requestsWhere(kysely: Kysely<Tables>, column: 'id' | 'key', value: string) {
  return kysely.selectFrom('contact_requests').selectAll().where(column, '=', value);
}

interface Latest {
  readonly customer: string;
  readonly since: number;
  readonly limit: number;
}

function latestOf(kysely: Kysely<Tables>, { customer, since, limit }: Latest) {
  return (
    kysely
      .selectFrom('contact_requests')
      .selectAll()
      .where('customer', '=', customer)
      .where((is) => is.or([is('state', '!=', 'settled'), is('settled_at', '>=', since)]))
      // "Check again" leaves the time on a request that is not settled any more.
      .orderBy(
        (is) =>
          is.case().when('state', '=', 'settled').then(is.ref('settled_at')).else(NEVER).end(),
        'desc',
      )
      .orderBy('asked_at', 'desc')
      .limit(limit)
  );
}

async function claimLook(
  kysely: Kysely<Tables>,
  { id, lookAt }: ContactRequest,
  next: number,
): Promise<boolean> {
  if (lookAt === undefined) return false;
  const claimed = await kysely
    .updateTable('contact_requests')
    .set({ look_at: next })
    .where('id', '=', id)
    .where('look_at', '=', lookAt)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

async function eventsOf(kysely: Kysely<Tables>, id: string): Promise<readonly RequestEvent[]> {
  const rows = await kysely
    .selectFrom('contact_request_events')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map(fromEventRow);
}

async function probe(kysely: Kysely<Tables>, now: number): Promise<void> {
  await kysely.transaction().execute((transaction) =>
    transaction
      .insertInto('store_probe')
      .values({ id: 1, probed_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ probed_at: now }))
      .execute(),
  );
}
