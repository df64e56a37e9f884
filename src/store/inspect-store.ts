import type { Log } from '../domain/log';
import { inspectPostgres } from './inspect-postgres';
import { inspectSqlite } from './inspect-sqlite';
import type { StoreSettings } from './open-store';
import type { StoreFacts } from './store-facts';

/**
 * Looks at the store without changing it, beside whoever uses it: no table that is there is
 * changed, and what is made or written to find out whether it can be is taken back. It never rejects because of the disk
 * or the database.
 */
export function inspectStore(settings: StoreSettings, log: Log): Promise<StoreFacts> {
  const { dataDir, databaseUrl } = settings;
  return databaseUrl === undefined ? inspectSqlite(dataDir) : inspectPostgres(databaseUrl, log);
}
