import type { Log } from '../domain/log';
import type { ConversationDefaults } from './conversation-defaults';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';
import type { RequestStore } from './request-store';
import { createSqlConversationDefaults } from './sql-conversation-defaults';
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
}

/**
 * Opens the store and brings its tables up to date; several processes may do so at once.
 *
 * @throws StoreUnavailableError when the folder or the database cannot be used.
 */
export async function openStore(settings: StoreSettings, log: Log): Promise<OpenStore> {
  const { dataDir, databaseUrl } = settings;
  const kysely =
    databaseUrl === undefined ? await openSqlite(dataDir) : await openPostgres(databaseUrl, log);
  const conversationDefaults = createSqlConversationDefaults(kysely);
  return { ...createSqlStore(kysely, log), conversationDefaults };
}
