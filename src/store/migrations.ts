import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from './schema';
import type { TablesState } from './store-facts';

const firstTables: Migration = {
  async up(db) {
    await createRequests(db);
    await db.schema
      .createTable('contact_request_events')
      .addColumn('request_id', 'text', (c) => c.notNull().references('contact_requests.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('detail', 'text')
      .addPrimaryKeyConstraint('contact_request_events_pk', ['request_id', 'version'])
      .execute();
    await db.schema
      .createTable('store_probe')
      .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('probed_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};

const followedSessions: Migration = {
  async up(db) {
    await db.schema.alterTable('contact_requests').addColumn('session', 'text').execute();
    await db.schema.alterTable('contact_requests').addColumn('look_at', 'bigint').execute();
    await indexRequests(db, 'contact_requests_look', ['look_at']);
  },
};

/**
 * One index for what is due and for what is done: SQLite would look for done requests in that of
 * `due_at` alone, where all of them are.
 */
const doneRequests: Migration = {
  async up(db) {
    await indexRequests(db, 'contact_requests_done', ['due_at', 'look_at', 'settled_at']);
    await db.schema.dropIndex('contact_requests_due').execute();
  },
};

async function createRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact_requests')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('customer', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('skill_group', 'bigint')
    .addColumn('agent', 'text')
    .addColumn('reason', 'text')
    .addColumn('conversation', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('response_url', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('tried_by', 'text', (c) => c.notNull())
    .addColumn('called_at', 'bigint')
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('attempt_key', 'text')
    .addColumn('outcome', 'text')
    .addColumn('settled_at', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('shown_revision', 'integer', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('post_uncertain', 'integer')
    .addColumn('show_failures', 'integer', (c) => c.notNull())
    .execute();
  await indexRequests(db, 'contact_requests_due', ['due_at']);
  await indexRequests(db, 'contact_requests_customer', ['customer', 'asked_at']);
  await indexRequests(db, 'contact_requests_asked', ['asked_at']);
}

function indexRequests(db: Kysely<unknown>, name: string, columns: string[]): Promise<void> {
  return db.schema.createIndex(name).on('contact_requests').columns(columns).execute();
}

const conversationDefaults: Migration = {
  async up(db) {
    await db.schema
      .createTable('conversation_defaults')
      .addColumn('conversation', 'text', (c) => c.notNull().primaryKey())
      .addColumn('skill_group', 'bigint')
      .addColumn('account', 'text')
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};

const sharedWork: Migration = {
  async up(db) {
    await db.schema
      .createTable('leases')
      .addColumn('name', 'text', (c) => c.notNull().primaryKey())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('ends_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('desk_lists')
      .addColumn('desk', 'text', (c) => c.notNull().primaryKey())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('began_at', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint', (c) => c.notNull())
      .addColumn('is_whole', 'integer', (c) => c.notNull())
      .addColumn('lists', 'text')
      .execute();
  },
};

/** Run in the order of their names. One that has been released is never changed again. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_first_tables': firstTables,
  '0002_conversation_defaults': conversationDefaults,
  '0003_followed_sessions': followedSessions,
  '0004_done_requests': doneRequests,
  '0005_shared_work': sharedWork,
};

/** Names of its own, because a PostgreSQL database may be shared with another Kysely app. */
const MIGRATION_TABLE = 'contact_customer_migration';

/**
 * Brings the tables up to date. Any number of processes may do so at the same moment.
 *
 * @throws whatever the database says, and an Error when a newer version of the app has been here.
 */
export async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const { error } = await migratorOf(kysely).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * How the tables stand to this version of the app; changes nothing.
 *
 * @throws whatever the database says.
 */
export async function readTables(kysely: Kysely<Tables>): Promise<TablesState> {
  const known = await migratorOf(kysely).getMigrations();
  const pending = known.filter(({ executedAt }) => executedAt === undefined).length;
  if (pending === known.length) return { kind: 'absent' };
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(kysely);
  if (rows.some(({ name }) => !Object.hasOwn(MIGRATIONS, name))) return { kind: 'newer' };
  return pending === 0 ? { kind: 'upToDate' } : { kind: 'pending', changes: pending };
}

function migratorOf(kysely: Kysely<Tables>): Migrator {
  return new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
}
