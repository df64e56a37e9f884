import { setTimeout } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

/** How long a transaction waits for another process's to end, in ms. */
const LOCK_WAIT_MS = 1_500;
const TRY_AGAIN_MS = 20;
const STATEMENTS_KEPT = 100;
/** SQLITE_BUSY (sqlite.org/rescode.html). */
const BUSY = 5;

/** Kysely's SQLite dialect for a file that several processes write to. */
export class SharedFileDialect extends SqliteDialect {
  readonly #database: DatabaseSyncInstance;

  readonly #mustStay: () => void;

  /** `mustStay` throws when what is written would not be kept. */
  constructor(database: DatabaseSyncInstance, mustStay: () => void) {
    super({ database: asKyselyExpects(database) });
    this.#database = database;
    this.#mustStay = mustStay;
  }

  override createDriver(): SharedFileDriver {
    return new SharedFileDriver(this.#database, this.#mustStay);
  }

  override createAdapter(): SharedFileAdapter {
    return new SharedFileAdapter();
  }
}

class SharedFileDriver extends SqliteDriver {
  readonly #database: DatabaseSyncInstance;

  readonly #mustStay: () => void;

  constructor(database: DatabaseSyncInstance, mustStay: () => void) {
    super({ database: asKyselyExpects(database) });
    this.#database = database;
    this.#mustStay = mustStay;
  }

  /**
   * Waits for the write lock here; a transaction that reads first could only fail later. SQLite's
   * own waiting holds up the whole process, so it is kept short and repeated.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#mustStay();
    const giveUpAt = performance.now() + LOCK_WAIT_MS;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
        await setTimeout(TRY_AGAIN_MS);
      }
    }
  }

  /** SQLite has rolled back already after a full disk; a second time would hide that reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

class SharedFileAdapter extends SqliteAdapter {
  /** Makes Kysely migrate in one transaction, so the write lock lets one process in at a time. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY;
}

/** Kysely speaks better-sqlite3, which binds an array and tells whether a statement has rows. */
function asKyselyExpects(database: DatabaseSyncInstance): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const prepare = (sql: string): ReturnType<SqliteDatabase['prepare']> => {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters),
      run: (parameters) => statement.run(...parameters),
      iterate: (parameters) => statement.iterate(...parameters),
    };
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = prepare(sql);
      // The app has a few dozen; what else there is, such as a migration, runs once.
      if (prepared.size < STATEMENTS_KEPT) prepared.set(sql, statement);
      return statement;
    },
  };
}
