import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { settle } from '../../src/domain/transitions';
import { openCountsQuery } from '../../src/store/count-open';
import { openPostgres } from '../../src/store/open-postgres';
import { openStore } from '../../src/store/open-store';
import { query, type TestDatabase, testDatabase } from '../support/postgres';
import { ASKED_AT } from '../support/requests';
import { RecordingLog } from '../support/store-support';
import { ACCEPTED, keepsTheContract, saved } from './contract';
import { survivesLostConnections } from './lost-connections';
import { openAtOnce } from './open-at-once';
import { empty, keepsItsRows, type SqlStoreUnderTest } from './sql-contract';

describe('the store in PostgreSQL', () => {
  let database: TestDatabase;
  let current: SqlStoreUnderTest;

  before(async function () {
    const created = await testDatabase();
    if (created === undefined) return this.skip();
    database = created;
    const log = new RecordingLog();
    current = {
      store: await openStore({ dataDir: '', databaseUrl: database.url }, log),
      log,
      meddle: (sql, ...parameters) => query(database.url, sql, parameters),
    };
  });

  after(async () => {
    await current?.store.close();
    await database?.drop();
  });

  beforeEach(() => empty(current));

  keepsTheContract(() => current.store);
  keepsItsRows(() => current);

  it('tells the time that it is there', async () => {
    const before = Date.now();
    const now = (await current.store.databaseTime?.()) ?? assert.fail('it tells no time');
    // The server rounds to whole milliseconds, up or down.
    assert.ok(now >= before && now <= Date.now() + 1, `${now}`);
  });

  for (const [configured, kept] of [
    ['off', 'on'],
    ['remote_apply', 'remote_apply'],
  ]) {
    it(`commits with ${kept} where the server is configured for ${configured}`, async () => {
      const url = new URL(database.url);
      url.searchParams.set('options', `-c synchronous_commit=${configured}`);
      const kysely = await openPostgres(url.href, current.log);
      const { rows } = await sql`show synchronous_commit`.execute(kysely);
      await kysely.destroy();
      assert.deepEqual(rows, [{ synchronous_commit: kept }]);
    });
  }

  it('counts what is open by its indexes alone, among many requests', async () => {
    const { id } = await saved(current.store, { askedAt: 1 });
    const columns =
      'customer, account, conversation, asked_by, version, state, asked_at, tried_by, attempt, revision, shown_revision, show_failures';
    await current.meddle(
      `insert into contact_requests (id, key, ${columns}) select n, n, ${columns} from contact_requests, generate_series(1, 20000) n where id = $1`,
      id,
    );
    await current.meddle('analyze contact_requests');
    const kysely = await openPostgres(database.url, current.log);
    const { rows } = await sql`explain ${openCountsQuery(2)}`.execute(kysely);
    await kysely.destroy();
    const plan = rows.map((row) => String(Object(row)['QUERY PLAN'])).join('\n');
    assert.match(plan, /_done[\s\S]*_look[\s\S]*_asked/);
    assert.doesNotMatch(plan, /Seq Scan/);
  });

  describe('when a connection fails', () =>
    survivesLostConnections(
      () => current,
      () => database.url,
    ));
  describe('when opened', () => opens(() => database));
});

function opens(current: () => TestDatabase): void {
  it('is opened by all that start at once on a new database, and takes one key once', async () => {
    const database = (await testDatabase()) ?? assert.fail('no server');
    try {
      const reports = await openAtOnce({ dataDir: '', databaseUrl: database.url }, 4);
      const kinds = reports.map((report) => ('kind' in report ? report.kind : report)).sort();
      assert.deepEqual(kinds, ['inserted', 'present', 'present', 'present']);
      assert.equal(new Set(reports.map((report) => 'id' in report && report.id)).size, 1);
    } finally {
      await database.drop();
    }
  }).timeout(60_000);

  it('goes on where a newer version adds a column to tables that it has read and written', async () => {
    const database = (await testDatabase()) ?? assert.fail('no server');
    const store = await openStore({ dataDir: '', databaseUrl: database.url }, new RecordingLog());
    try {
      const request = await saved(store);
      assert.deepEqual(await store.find(request.id), request);
      await query(database.url, 'alter table contact_requests add column newer text');
      await query(database.url, 'alter table contact_request_events add column newer text');
      const other = await saved(store);
      assert.deepEqual(await store.find(other.id), other);
      assert.deepEqual(await store.eventsOf(other.id), [ACCEPTED]);
    } finally {
      await store.close();
      await database.drop();
    }
  });

  it('keeps the requests over a restart', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: current().url }, new RecordingLog());
    const request = await saved(store);
    const settled = settle(request, { kind: 'refused', code: 141001, info: '' }, ASKED_AT + 1);
    await store.save(settled);
    await store.close();
    const again = await openStore({ dataDir: '', databaseUrl: current().url }, new RecordingLog());
    assert.deepEqual(await again.find(request.id), settled.after);
    await again.close();
  });

  it('says that the server does not know the user, without the password', async () => {
    const url = new URL(current().url);
    url.username = 'stranger';
    url.password = 's3cr3t';
    await rejects(url.href, /^(password authentication failed for user|role) "stranger"/);
  });

  it('says that the database does not exist', async () => {
    const url = new URL(current().url);
    url.pathname = 'nowhere';
    await rejects(url.href, /^database "nowhere" does not exist$/);
  });
}

async function rejects(databaseUrl: string, reason: RegExp): Promise<void> {
  const open = openStore({ dataDir: '', databaseUrl }, new RecordingLog());
  await assert.rejects(open, (error: object) => {
    assert.match(String('reason' in error && error.reason), reason);
    assert.equal('kind' in error && error.kind, 'database');
    assert.ok(!inspect(error, { showHidden: true, depth: 10 }).includes('s3cr3t'));
    return true;
  });
}
