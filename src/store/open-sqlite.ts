import { closeSync, fchmodSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { migrate } from './migrations';
import type { Tables } from './schema';
import { SharedFileDialect } from './sqlite-dialect';
import { reasonOf, StoreUnavailableError } from './store-unavailable-error';

const FILE_NAME = 'contact-customer.sqlite';

/** How long a statement waits for another process's write, in ms; nothing else runs meanwhile. */
export const WAIT_MS = 50;
/** The same while starting, when other processes may be migrating the file. */
const STARTUP_WAIT_MS = 30_000;
/** Each try waits for one other writer, so this is how many processes may be starting at once. */
const WAL_TRIES = 20;

/** What every saved request relies on: it is on the disk before Slack hears that it is saved. */
const DURABLE = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

/**
 * Opens the database file in `dataDir`, making both where they are missing, for this user only.
 * Several processes of one host may share it on a local disk.
 *
 * @throws StoreUnavailableError of kind `dataDir` when it cannot be read, written or made durable.
 */
export async function openSqlite(dataDir: string): Promise<Kysely<Tables>> {
  let database: DatabaseSyncInstance | undefined;
  try {
    const path = ownFile(dataDir);
    database = new DatabaseSync(path, { timeout: STARTUP_WAIT_MS });
    makeDurable(database);
    const dialect = new SharedFileDialect(database, mustStay(path));
    const kysely = new Kysely<Tables>({ dialect });
    await migrate(kysely);
    database.exec(`pragma busy_timeout = ${WAIT_MS}`);
    return kysely;
  } catch (error) {
    database?.close();
    throw new StoreUnavailableError('dataDir', reasonOf(error));
  }
}

/**
 * Makes `database` keep every commit through a power cut, and reads back that it does.
 *
 * @throws Error when SQLite could not do it, as on a file system without shared memory.
 */
export function makeDurable(database: DatabaseSyncInstance): void {
  switchToWal(database);
  database.exec('pragma synchronous = full; pragma foreign_keys = on');
  for (const [pragma, wanted] of Object.entries(DURABLE)) {
    const value: unknown = Object.values(database.prepare(`pragma ${pragma}`).get())[0];
    if (value !== wanted) throw new Error(`SQLite's ${pragma} is ${value}, not ${wanted}`);
  }
}

function switchToWal(database: DatabaseSyncInstance): void {
  let switched = false;
  for (let tries = 0; tries < WAL_TRIES && !switched; tries += 1) switched = triesWal(database);
}

/** The switch itself never waits for a writer, whatever the busy timeout; taking the lock does. */
function triesWal(database: DatabaseSyncInstance): boolean {
  try {
    database.exec('pragma journal_mode = wal');
    return true;
  } catch {
    database.exec('begin immediate; rollback');
    return false;
  }
}

/** Where the database file is. */
export function sqlitePath(dataDir: string): string {
  return join(dataDir, FILE_NAME);
}

/** Made here, because SQLite gives its files, and the WAL beside them, the mode of this one. */
function ownFile(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = sqlitePath(dataDir);
  const file = openSync(path, 'a', 0o600);
  try {
    fchmodSync(file, 0o600);
  } finally {
    closeSync(file);
  }
  return path;
}

/**
 * Gives a function that throws once the file at `path` is another one or none: what is written to a
 * deleted file is lost with the process.
 */
function mustStay(path: string): () => void {
  const identity = () => {
    const file = statSync(path, { bigint: true, throwIfNoEntry: false });
    return file && `${file.dev}:${file.ino}`;
  };
  const opened = identity();
  return () => {
    if (identity() !== opened) throw new Error('the database file was deleted or replaced');
  };
}
