import { Kysely, PostgresDialect, sql } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Log } from '../domain/log';
import { migrate } from './migrations';
import { createPostgresPool } from './postgres-pool';
import type { Tables } from './schema';
import { reasonOf, StoreUnavailableError } from './store-unavailable-error';

/** Milliseconds. The server stops a statement by itself before the client gives up on it. */
export const SERVING: PoolConfig = {
  max: 10,
  statement_timeout: 1_500,
  query_timeout: 2_000,
  // A process that froze within a transaction must not keep its row from the others.
  idle_in_transaction_session_timeout: 5_000,
};

/** Waits for other processes that migrate at the same moment, and for indexes to be built. */
const MIGRATING: PoolConfig = {
  max: 1,
  statement_timeout: 60_000,
  connectionTimeoutMillis: 5_000,
};

/**
 * Opens the PostgreSQL database at `url` (`postgres://user:password@host:port/name`).
 *
 * @throws StoreUnavailableError of kind `database` when it cannot be reached, entered or migrated.
 */
export async function openPostgres(url: string, log: Log): Promise<Kysely<Tables>> {
  const migrating = connectPostgres(url, MIGRATING, log);
  try {
    await migrate(migrating);
  } catch (error) {
    throw new StoreUnavailableError('database', reasonOf(error));
  } finally {
    await migrating.destroy();
  }
  return connectPostgres(url, SERVING, log);
}

/** The server's clock, in milliseconds since the Unix epoch. */
export async function databaseTime(kysely: Kysely<Tables>): Promise<number> {
  const time = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
  const { now } = await kysely.selectNoFrom(time.as('now')).executeTakeFirstOrThrow();
  return now;
}

/** A pool of connections to the database at `url`; none is made before the first query. */
export function connectPostgres(url: string, config: PoolConfig, log: Log): Kysely<Tables> {
  const pool = createPostgresPool(
    {
      connectionString: url,
      application_name: 'contact-customer',
      connectionTimeoutMillis: 1_500,
      keepAlive: true,
      ...config,
    },
    log,
  );
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
