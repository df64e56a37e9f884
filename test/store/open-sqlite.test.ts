import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { sql } from 'kysely';
import { makeDurable, openSqlite } from '../../src/store/open-sqlite';
import { openStore } from '../../src/store/open-store';
import { ASKED_AT, aRequest } from '../support/requests';
import { RecordingLog, withFolder } from '../support/store-support';
import { ACCEPTED } from './contract';
import { FILE, meddle, withStore } from './sqlite-file';

describe('openSqlite', () => {
  it('keeps the folder and its files to this user', async () => {
    await withFolder(async (folder) => {
      const dataDir = join(folder, 'not', 'yet');
      const store = await openStore({ dataDir }, new RecordingLog());
      await store.probe(ASKED_AT);
      assert.equal(await modeOf(dataDir), '700');
      const files = (await readdir(dataDir)).sort();
      assert.deepEqual(files, [FILE, `${FILE}-shm`, `${FILE}-wal`]);
      for (const file of files) assert.equal(await modeOf(join(dataDir, file)), '600', file);
      await store.close();
    });
  });

  it('takes an existing file away from other users', async () => {
    await withFolder(async (dataDir) => {
      await (await openStore({ dataDir }, new RecordingLog())).close();
      await chmod(join(dataDir, FILE), 0o644);
      await (await openStore({ dataDir }, new RecordingLog())).close();
      assert.equal(await modeOf(join(dataDir, FILE)), '600');
    });
  });

  it('writes every commit to the disk, and waits briefly for others', async () => {
    await withFolder(async (dataDir) => {
      const kysely = await openSqlite(dataDir);
      const pragmas = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
      for (const [pragma, value] of Object.entries(pragmas)) {
        const { rows } = await sql.raw(`pragma ${pragma}`).execute(kysely);
        assert.deepEqual({ ...(rows[0] as object) }, { [pragma]: value });
      }
      const { rows } = await sql`pragma busy_timeout`.execute(kysely);
      assert.deepEqual({ ...(rows[0] as object) }, { timeout: 50 });
      await kysely.destroy();
    });
  });

  it('lets the process go on while it waits for another one to end its transaction', async () => {
    await withFolder(async (dataDir) => {
      const store = await openStore({ dataDir }, new RecordingLog());
      const other = new DatabaseSync(join(dataDir, FILE));
      other.exec('begin immediate');
      const turns: string[] = [];
      const saved = store.insertIfAbsent(aRequest(), ACCEPTED).then(() => turns.push('saved'));
      await setTimeout(120);
      turns.push('something else');
      other.exec('commit');
      await saved;
      assert.deepEqual(turns, ['something else', 'saved']);
      other.close();
      await store.close();
    });
  });

  it('refuses a database that cannot be made durable', () => {
    const database = new DatabaseSync(':memory:');
    const message = "SQLite's journal_mode is memory, not wal";
    assert.throws(() => makeDurable(database), { message });
    database.close();
  });

  it('takes no write while its file is deleted or replaced, and does when it is back', async () => {
    await withStore(async (store, dataDir) => {
      const [file, elsewhere] = [join(dataDir, FILE), join(dataDir, 'moved')];
      await rename(file, elsewhere);
      await assert.rejects(store.insertIfAbsent(aRequest(), ACCEPTED), /deleted or replaced/);
      await assert.rejects(store.probe(1), /deleted or replaced/);
      await writeFile(file, '');
      await assert.rejects(store.probe(1), /deleted or replaced/);
      await rename(elsewhere, file);
      await store.probe(1);
      assert.equal((await store.insertIfAbsent(aRequest(), ACCEPTED)).kind, 'inserted');
    });
  });

  it('keeps the requests over a restart', async () => {
    await withFolder(async (dataDir) => {
      const store = await openStore({ dataDir }, new RecordingLog());
      await store.insertIfAbsent(aRequest(), ACCEPTED);
      await store.close();
      const again = await openStore({ dataDir }, new RecordingLog());
      assert.deepEqual(await again.find('request-1'), aRequest());
      await again.close();
    });
  });

  it('rejects a file in place of the folder', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      await rejects(file, 'EEXIST');
      await rejects(join(file, 'below'), 'ENOTDIR');
    });
  });

  it('rejects a folder in place of the file', async () => {
    await withFolder(async (dataDir) => {
      await mkdir(join(dataDir, FILE));
      await rejects(dataDir, 'EISDIR');
    });
  });

  it('rejects a file that is no database', async () => {
    await withFolder(async (dataDir) => {
      await writeFile(join(dataDir, FILE), 'not a database. '.repeat(512));
      await rejects(dataDir, 'file is not a database');
    });
  });

  it('rejects a file that a newer version has migrated', async () => {
    await withStore(async (_store, dataDir) => {
      const newer = "insert into contact_customer_migration values ('9999_newer', '2999-01-01')";
      meddle(dataDir, newer);
      await rejects(
        dataDir,
        'corrupted migrations: previously executed migration 9999_newer is missing',
      );
    });
  });

  it('says why a write failed when SQLite has already taken it back', async () => {
    await withStore(async (store, dataDir) => {
      meddle(
        dataDir,
        `create trigger no_space before insert on contact_request_events
         begin select raise(rollback, 'database or disk is full'); end`,
      );
      const insert = store.insertIfAbsent(aRequest(), ACCEPTED);
      await assert.rejects(insert, { message: 'database or disk is full' });
      meddle(dataDir, 'drop trigger no_space');
      assert.equal((await store.insertIfAbsent(aRequest(), ACCEPTED)).kind, 'inserted');
    });
  });
});

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function rejects(dataDir: string, reason: string): Promise<void> {
  const expected = { name: 'StoreUnavailableError', kind: 'dataDir', reason };
  await assert.rejects(openStore({ dataDir }, new RecordingLog()), expected);
}
