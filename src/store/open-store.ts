import type { Log } from '../domain/log';
import { createBatchingWriter } from './batching-writer';
import type { ConversationDefaults } from './conversation-defaults';
import type { Leases } from './leases';
import { createOneStatementWriter } from './one-statement-writer';
import { databaseTime, openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';
import type { RequestStore } from './request-store';
import type { SharedLists } from './shared-lists';
import { createSqlConversationDefaults } from './sql-conversation-defaults';
import { createSqlLeases } from './sql-leases';
import { createSqlSharedLists } from './sql-shared-lists';
import { createSqlStore } from './sql-store';

/** Where requests are kept: in PostgreSQL when there is a URL, else in a file in `dataDir`. */
export interface StoreSettings {
  readonly dataDir: string;
  /** `postgres://…`; a secret. */
  readonly databaseUrl?: string;
}

/** All that is kept in the one database; it closes as one. */
export interface OpenStore extends RequestStore {
  readonly conversationDefaults: ConversationDefaults;
  readonly leases: Leases;
  readonly sharedLists: SharedLists;
  /**
   * What time it is where the store is, in milliseconds since the Unix epoch; absent where that is
   * this machine. Rejects when the database does not answer.
   */
  readonly databaseTime?: () => Promise<number>;
}

/**
 * Opens the store and brings its tables up to date; several processes may do so at once.
 *
 * @throws StoreUnavailableError when the folder or the database cannot be used.
 */
export async function openStore(settings: StoreSettings, log: Log): Promise<OpenStore> {
  const { dataDir, databaseUrl } = settings;
  const [kysely, createWriter] =
    databaseUrl === undefined
      ? [await openSqlite(dataDir), createBatchingWriter]
      : [await openPostgres(databaseUrl, log), createOneStatementWriter];
  return {
    ...createSqlStore(kysely, createWriter(kysely), log),
    conversationDefaults: createSqlConversationDefaults(kysely),
    leases: createSqlLeases(kysely),
    sharedLists: createSqlSharedLists(kysely, log),
    ...(databaseUrl !== undefined && { databaseTime: () => databaseTime(kysely) }),
  };
}
