import { mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { readTables } from './migrations';
import { makeDurable, sqlitePath, WAIT_MS } from './open-sqlite';
import type { Tables } from './schema';
import { SharedFileDialect } from './sqlite-dialect';
import type { StoreFacts } from './store-facts';
import { reasonOf } from './store-unavailable-error';
import { tryWriting } from './try-writing';

/** Looks at the database file in `dataDir`; where it is not there yet, at the folder. */
export async function inspectSqlite(dataDir: string): Promise<StoreFacts> {
  return {
    engine: 'SQLite',
    freeBytes: await freeBytesOf(dataDir),
    database: await inspectFile(dataDir),
  };
}

async function inspectFile(dataDir: string): Promise<StoreFacts['database']> {
  try {
    const path = sqlitePath(dataDir);
    if (await isThere(path)) return await inspectDatabase(path);
    const version = await tryMaking(await nearest(dataDir));
    return { kind: 'usable', version, tables: { kind: 'absent' } };
  } catch (error) {
    return { kind: 'unusable', reason: reasonOf(error) };
  }
}

async function inspectDatabase(path: string): Promise<StoreFacts['database']> {
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  const kysely = new Kysely<Tables>({ dialect: new SharedFileDialect(database, keepsNothing) });
  try {
    const tables = await readTables(kysely);
    await tryWriting(kysely, tables);
    return { kind: 'usable', version: versionOf(database), tables };
  } finally {
    database.close();
  }
}

/** What is tried is taken back, so it need not stay. */
function keepsNothing(): void {}

function versionOf(database: InstanceType<typeof DatabaseSync>): string {
  const row: Record<string, unknown> = database.prepare('select sqlite_version() as version').get();
  return String(row['version']);
}

/**
 * Makes a database in `folder` as the first start would, and takes it away again. Resolves to the
 * version of SQLite.
 *
 * @throws Error when a file cannot be made or written there, or a commit would not stay.
 */
async function tryMaking(folder: string): Promise<string> {
  const own = await mkdtemp(join(folder, '.contact-customer-try-'));
  try {
    const database = new DatabaseSync(join(own, 'try.sqlite'), { timeout: WAIT_MS });
    try {
      makeDurable(database);
      database.exec('create table try (id integer)');
      return versionOf(database);
    } finally {
      database.close();
    }
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function freeBytesOf(dataDir: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(await nearest(dataDir));
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** `path`, or the first folder above it that is there. */
async function nearest(path: string): Promise<string> {
  const full = resolve(path);
  return (await isThere(full)) ? full : nearest(dirname(full));
}

/** @throws Error with the system's code when nobody may look there. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT' || reasonOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}
