import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { sql } from 'kysely';
import { startCalling, takeLease } from '../../src/domain/transitions';
import { openCountsQuery } from '../../src/store/count-open';
import { openSqlite } from '../../src/store/open-sqlite';
import { openStore } from '../../src/store/open-store';
import { ASKED_AT, aRequest } from '../support/requests';
import { RecordingLog, withFolder } from '../support/store-support';
import { ACCEPTED, keepsTheContract } from './contract';
import { openAtOnce } from './open-at-once';
import { empty, keepsItsRows, type SqlStoreUnderTest } from './sql-contract';
import { FILE, meddle, withStore } from './sqlite-file';

describe('the store in SQLite', () => {
  let dataDir: string;
  let current: SqlStoreUnderTest;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'contact-customer-'));
    const log = new RecordingLog();
    current = {
      store: await openStore({ dataDir }, log),
      log,
      meddle: async (statement, ...parameters) =>
        meddle(dataDir, statement.replaceAll('$', '?'), ...parameters),
    };
  });

  after(async () => {
    await current.store.close();
    await rm(dataDir, { recursive: true });
  });

  beforeEach(() => empty(current));

  keepsTheContract(() => current.store);
  keepsItsRows(() => current);

  it('tells no time of its own: all its processes are on one machine', () => {
    assert.equal(current.store.databaseTime, undefined);
  });

  it('counts what is open by its indexes alone', async () => {
    const kysely = await openSqlite(dataDir);
    const { rows } = await sql`explain query plan ${openCountsQuery(1)}`.execute(kysely);
    await kysely.destroy();
    const plan = rows.map((row) => String(Object(row).detail));
    const searches = plan.filter((line) => line.startsWith('SEARCH'));
    assert.match(searches.join(), /_done.*_look.*_asked/);
    assert.deepEqual(
      plan.filter((line) => line.startsWith('SCAN')),
      [],
    );
  });
});

describe('a SQLite file of several processes', () => {
  it('is opened by all that start at once in a new folder, and takes one key once', async () => {
    await withFolder(async (folder) => {
      const reports = await openAtOnce({ dataDir: join(folder, 'new') }, 4);
      const [first] = reports;
      assert.ok(first && 'id' in first, JSON.stringify(reports));
      const kinds = reports.map((report) => ('kind' in report ? report.kind : report)).sort();
      assert.deepEqual(kinds, ['inserted', 'present', 'present', 'present']);
      assert.ok(reports.every((report) => 'id' in report && report.id === first.id));
    });
  }).timeout(60_000);

  it('shows each what the other saved, and lets one of them change a version', async () => {
    await withStore(async (store, dataDir) => {
      const other = await openStore({ dataDir }, new RecordingLog());
      const request = aRequest();
      await store.insertIfAbsent(request, ACCEPTED);
      assert.deepEqual(await other.find(request.id), request);
      const calling = startCalling(request, ASKED_AT + 1);
      assert.deepEqual(await other.save(calling), calling.after);
      assert.equal(await store.save(takeLease(request, 'takenOver', ASKED_AT + 2)), undefined);
      assert.deepEqual(await store.find(request.id), calling.after);
      await other.close();
    });
  });

  it('gives up together what waits for another process to end its transaction, and goes on', async () => {
    await withStore(async (store, dataDir) => {
      const other = new DatabaseSync(join(dataDir, FILE));
      other.exec('begin immediate');
      const begun = performance.now();
      const written = await Promise.allSettled(
        ['1', '2', '3'].map((id) => store.insertIfAbsent(aRequest({ id, key: id }), ACCEPTED)),
      );
      assert.ok(performance.now() - begun < 4_000, 'they do not wait one after the other');
      const reasons = written.map((one) => one.status === 'rejected' && one.reason.message);
      assert.deepEqual(reasons, Array(3).fill('database is locked'));
      other.exec('rollback');
      other.close();
      await store.insertIfAbsent(aRequest(), ACCEPTED);
      assert.deepEqual(await store.find(aRequest().id), aRequest());
    });
  }).timeout(20_000);

  it('waits, when new, for the process that writes to it', async () => {
    await withFolder(async (dataDir) => {
      const holder = spawn(process.execPath, ['-e', HOLD_THE_LOCK, join(dataDir, FILE)]);
      const ended = once(holder, 'exit');
      await once(holder.stdout, 'data');
      const store = await openStore({ dataDir }, new RecordingLog());
      await store.close();
      await ended;
    });
  });
});

/** The lock is let go by time, because the opening process can do nothing but wait for it. */
const HOLD_THE_LOCK = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  const database = new DatabaseSync(process.argv[1]);
  database.exec('begin immediate');
  process.stdout.write('held');
  setTimeout(() => database.close(), 300);
`;
