import type { Log } from '../domain/log';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';
import type { RequestStore } from './request-store';
import { createSqlStore } from './sql-store';

/** Where requests are kept: in PostgreSQL when there is a URL, else in a file in `dataDir`. */
export interface StoreSettings {
  readonly dataDir: string;
  /** `postgres://…`; a secret. */
  readonly databaseUrl?: string;
}

/**
 * Opens the store and brings its tables up to date; several processes may do so at once.
 *
 * @throws StoreUnavailableError when the folder or the database cannot be used.
 */
export async function openStore(settings: StoreSettings, log: Log): Promise<RequestStore> {
  const { dataDir, databaseUrl } = settings;
  const kysely =
    databaseUrl === undefined ? await openSqlite(dataDir) : await openPostgres(databaseUrl, log);
  return createSqlStore(kysely, log);
}
