import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { isNear } from '../../src/store/inspect-postgres';
import { inspectStore } from '../../src/store/inspect-store';
import { openStore } from '../../src/store/open-store';
import type { StoreFacts } from '../../src/store/store-facts';
import { query, type TestDatabase, testDatabase } from '../support/postgres';
import { aRequest } from '../support/requests';
import { RecordingLog, withFolder } from '../support/store-support';

const log = new RecordingLog();
const FILE = 'contact-customer.sqlite';
const LATEST = '0003_followed_sessions';

function tablesOf({ database }: StoreFacts): string {
  return database.kind === 'usable' ? database.tables.kind : database.reason;
}

describe('a look at the SQLite store', () => {
  const inspect = (dataDir: string) => inspectStore({ dataDir }, log);
  const inside = (folder: string, sql: string) => {
    const database = new DatabaseSync(join(folder, FILE));
    database.exec(sql);
    database.close();
  };

  it('makes nothing where nothing is yet', () =>
    withFolder(async (folder) => {
      const facts = await inspect(join(folder, 'not', 'there'));
      assert.equal(tablesOf(facts), 'absent');
      assert.ok((facts.freeBytes ?? 0) > 0);
      assert.deepEqual(await readdir(folder), []);
    }));

  it('is up to date beside the process that serves, whose rows stay', () =>
    withFolder(async (folder) => {
      const store = await openStore({ dataDir: folder }, log);
      await store.probe(1_700_000_000_000);
      const facts = await inspect(folder);
      assert.equal(tablesOf(facts), 'upToDate');
      const version = facts.database.kind === 'usable' ? facts.database.version : '';
      assert.match(version, /^3\.\d+\.\d+$/);
      await store.close();
      const database = new DatabaseSync(join(folder, FILE));
      assert.deepEqual(
        { ...database.prepare('select * from store_probe').get() },
        {
          id: 1,
          probed_at: 1_700_000_000_000,
        },
      );
      database.close();
    }));

  it('leaves changes of the tables to the next start', () =>
    withFolder(async (folder) => {
      await (await openStore({ dataDir: folder }, log)).close();
      inside(folder, `delete from contact_customer_migration where name = '${LATEST}'`);
      for (let times = 0; times < 2; times += 1) {
        assert.equal(tablesOf(await inspect(folder)), 'pending');
      }
      inside(folder, `insert into contact_customer_migration values ('${LATEST}', '')`);
      inside(folder, "insert into contact_customer_migration values ('9999_later', '')");
      assert.equal(tablesOf(await inspect(folder)), 'newer');
    }));

  it('says why it cannot be used', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      assert.equal(tablesOf(await inspect(join(folder, 'file'))), 'ENOTDIR');
      assert.equal(tablesOf(await inspect(join(folder, 'file', 'below'))), 'ENOTDIR');
      await writeFile(join(folder, FILE), 'x'.repeat(4096));
      assert.match(tablesOf(await inspect(folder)), /not a database/);
    }));

  it('tries to make a file even where the permissions would allow it', async () => {
    // The system itself lets nobody make files there, root neither.
    assert.notEqual(tablesOf(await inspect('/proc/below')), 'absent');
  });

  it('makes no table in a file that is empty', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, FILE), '');
      assert.equal(tablesOf(await inspect(folder)), 'absent');
      assert.deepEqual(await readdir(folder), [FILE]);
      assert.equal((await readFile(join(folder, FILE))).length, 0);
    }));

  it('says that another process holds it for too long', () =>
    withFolder(async (folder) => {
      const store = await openStore({ dataDir: folder }, log);
      const holder = new DatabaseSync(join(folder, FILE));
      holder.exec('begin immediate');
      assert.match(tablesOf(await inspect(folder)), /locked/);
      holder.exec('rollback');
      holder.close();
      assert.equal(tablesOf(await inspect(folder)), 'upToDate');
      await store.close();
    }));

  it('says that nobody may write there', async function () {
    // Root may write everywhere.
    if (process.getuid?.() === 0) return this.skip();
    await withFolder(async (folder) => {
      await mkdir(join(folder, 'closed'), { mode: 0o500 });
      assert.equal(tablesOf(await inspect(join(folder, 'closed'))), 'EACCES');
      await chmod(join(folder, 'closed'), 0o000);
      const facts = await inspect(join(folder, 'closed', 'below'));
      assert.equal(tablesOf(facts), 'EACCES');
      assert.equal(facts.freeBytes, undefined);
      await chmod(join(folder, 'closed'), 0o700);
    });
  });

  it('neither says how much is free nor why it would not where the name is no name', async () => {
    const facts = await inspect('no\0name');
    assert.equal(facts.freeBytes, undefined);
    assert.equal(facts.database.kind, 'unusable');
  });
});

describe('a look at the PostgreSQL store', () => {
  let database: TestDatabase;
  before(async function () {
    const made = await testDatabase();
    if (made === undefined) return this.skip();
    database = made;
  });
  after(() => database?.drop());
  const inspect = (databaseUrl = database.url) =>
    inspectStore({ dataDir: '/nowhere', databaseUrl }, log);

  it('makes nothing where nothing is yet, and tells the server’s version', async () => {
    const facts = await inspect();
    assert.equal(tablesOf(facts), 'absent');
    assert.equal(facts.freeBytes, undefined);
    assert.match(facts.database.kind === 'usable' ? facts.database.version : '', /^\d+\.\d+$/);
    const tables = await query(
      database.url,
      "select tablename from pg_tables where schemaname = 'public'",
    );
    assert.deepEqual(tables, []);
  });

  it('says that nothing can be made on a standby or a server that only reads', async () => {
    const readOnly = new URL(database.url);
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
    assert.match(tablesOf(await inspect(readOnly.href)), /CREATE TABLE in a read-only/);
  });

  it('says that changes are pending which another user must make', async () => {
    const shared = await testDatabase();
    assert.ok(shared);
    await (await openStore({ dataDir: '/nowhere', databaseUrl: shared.url }, log)).close();
    await query(shared.url, 'delete from contact_customer_migration where name = $1', [LATEST]);
    const role = new URL(shared.url).pathname.slice(1);
    await query(shared.url, `create role ${role} login password 'other'`);
    await query(shared.url, `grant all on schema public to ${role}`);
    await query(shared.url, `grant all on all tables in schema public to ${role}`);
    const other = new URL(shared.url);
    [other.username, other.password] = [role, 'other'];
    try {
      assert.equal(tablesOf(await inspect(other.href)), 'notOwned');
      await query(shared.url, `alter table contact_requests owner to ${role}`);
      assert.equal(tablesOf(await inspect(other.href)), 'pending');
    } finally {
      await query(shared.url, `drop owned by ${role} cascade`);
      await query(shared.url, `drop role ${role}`);
      await shared.drop();
    }
  });

  it('leaves rows and tables as they are', async () => {
    const store = await openStore({ dataDir: '/nowhere', databaseUrl: database.url }, log);
    await store.probe(1_700_000_000_000);
    const event = { what: 'accepted', who: 'U0001', at: 1 } as const;
    await store.insertIfAbsent(aRequest(), event);
    assert.equal(tablesOf(await inspect()), 'upToDate');
    const rows = await query(database.url, 'select probed_at::text from store_probe');
    assert.deepEqual(rows, [{ probed_at: '1700000000000' }]);
    await query(database.url, 'delete from contact_customer_migration where name = $1', [LATEST]);
    assert.equal(tablesOf(await inspect()), 'pending');
    await query(database.url, 'insert into contact_customer_migration values ($1, $2), ($3, $2)', [
      LATEST,
      '',
      '9999_later',
    ]);
    assert.equal(tablesOf(await inspect()), 'newer');
    await store.close();
  });

  it('says that it may not be written, or no tables be made', async () => {
    const readOnly = new URL(database.url);
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
    assert.match(tablesOf(await inspect(readOnly.href)), /read-only transaction/);
    const nowhere = await testDatabase();
    assert.ok(nowhere);
    const elsewhere = new URL(nowhere.url);
    elsewhere.searchParams.set('options', '-c search_path=nowhere');
    assert.match(tablesOf(await inspect(elsewhere.href)), /make no tables/);
    await nowhere.drop();
  });

  it('says when others may read what is sent', async () => {
    const empty = await testDatabase();
    assert.ok(empty);
    const [tls] = await query(empty.url, 'show ssl');
    const inTheClearTo = async (host: string, sslmode: string) => {
      const url = new URL(empty.url);
      url.hostname = host;
      url.searchParams.set('sslmode', sslmode);
      const facts = await inspect(url.href);
      assert.equal(tablesOf(facts), 'absent');
      return facts.database.kind === 'usable' ? facts.database.inTheClearTo : 'unusable';
    };
    // This address leads to this machine too, and does not look like it.
    assert.equal(await inTheClearTo('0.0.0.0', 'disable'), '0.0.0.0');
    assert.equal(await inTheClearTo('127.0.0.1', 'disable'), undefined);
    // Not every server can encrypt.
    if (tls?.['ssl'] === 'on') assert.equal(await inTheClearTo('0.0.0.0', 'no-verify'), undefined);
    await empty.drop();
  });

  it('takes this machine and names without a dot for near', () => {
    const near = ['/run/postgresql', '127.0.0.1', '127.1.2.3', '::1', 'localhost', 'database'];
    const far = ['10.0.0.5', 'db.example.com', 'fd00::1', '1270.example'];
    assert.deepEqual([...far, ...near].filter(isNear), near);
  });

  it('says why it cannot be entered, without the password', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'wrong-password';
    const reason = tablesOf(await inspect(wrong.href));
    assert.match(reason, /password authentication failed/);
    assert.doesNotMatch(reason, /wrong-password/);
  });
});
