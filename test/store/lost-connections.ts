import assert from 'node:assert/strict';
import { once } from 'node:events';
import { inspect } from 'node:util';
import { Client } from 'pg';
import { startCalling } from '../../src/domain/transitions';
import { openStore } from '../../src/store/open-store';
import { makeReadOnly } from '../support/postgres';
import { ASKED_AT } from '../support/requests';
import { RecordingLog } from '../support/store-support';
import { wireTo } from '../support/wire';
import { ACCEPTED, saved } from './contract';
import type { SqlStoreUnderTest } from './sql-contract';

/** The connections that a test ends are named, so that no other test's are ended. */
const END_DOOMED =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'";

function doomed(url: string): string {
  return `${url}?application_name=doomed`;
}

/** What the store in PostgreSQL promises when its connections fail. */
export function survivesLostConnections(current: () => SqlStoreUnderTest, url: () => string): void {
  it('logs the loss of an idle one, without the URL, and goes on', async () => {
    const log = new RecordingLog();
    const store = await openStore({ dataDir: '', databaseUrl: doomed(url()) }, log);
    await store.probe(ASKED_AT);
    const lost = once(log.heard, 'database connection lost');
    await current().meddle(END_DOOMED);
    await lost;
    const reason = 'terminating connection due to administrator command';
    assert.deepEqual(log.lines, [{ level: 'warn', event: 'database connection lost', reason }]);
    await store.probe(ASKED_AT);
    await store.close();
  });

  it('rejects what was under way on it, and goes on', async () => {
    const settings = { dataDir: '', databaseUrl: doomed(url()) };
    const store = await openStore(settings, new RecordingLog());
    const request = await saved(store);
    await withLockedRequest(url(), request.id, async (waitedFor) => {
      const save = assert.rejects(store.save(startCalling(request, ASKED_AT)), /terminat/);
      await waitedFor();
      await current().meddle(END_DOOMED);
      await save;
    });
    assert.notEqual(await store.save(startCalling(request, ASKED_AT)), undefined);
    await store.close();
  });

  it('rejects a write that waits too long for another program, and goes on', async () => {
    const { store } = current();
    const request = await saved(store);
    await withLockedRequest(url(), request.id, async () => {
      const save = store.save(startCalling(request, ASKED_AT));
      // The server cancels it, or, where that is not heard of in time, the pool gives it up.
      await assert.rejects(save, /statement timeout|Query read timeout/);
    });
    assert.deepEqual(await store.eventsOf(request.id), [ACCEPTED]);
    assert.notEqual(await store.save(startCalling(request, ASKED_AT)), undefined);
  });

  it('takes no silent one again', async () => {
    const wire = await wireTo(url());
    const store = await openStore({ dataDir: '', databaseUrl: wire.url }, new RecordingLog());
    const request = await saved(store);
    wire.goSilent();
    await assert.rejects(store.find(request.id), {
      message: 'the database did not answer: Query read timeout',
    });
    assert.deepEqual(await store.find(request.id), request);
    await store.close();
    await wire.close();
  });

  it('takes none again that could only be read from, as after a failover', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: url() }, new RecordingLog());
    await makeReadOnly(url(), true);
    // Two sessions: each would fail once, if it were not for the other.
    await Promise.all([store.find('nobody'), store.find('nobody')]);
    await assert.rejects(store.probe(ASKED_AT), /read-only transaction/);
    await makeReadOnly(url(), false);
    await Promise.all([store.probe(ASKED_AT), saved(store)]);
    await store.close();
  });

  it('waits only once for a transaction on a silent one', async () => {
    const wire = await wireTo(url());
    const store = await openStore({ dataDir: '', databaseUrl: wire.url }, new RecordingLog());
    const request = await saved(store);
    await withLockedRequest(url(), request.id, async (waitedFor) => {
      const begun = performance.now();
      const save = assert.rejects(store.save(startCalling(request, ASKED_AT)), /did not answer/);
      await waitedFor();
      wire.goSilent();
      await save;
      assert.ok(performance.now() - begun < 3_950);
    });
    assert.deepEqual(await store.find(request.id), request);
    await store.close();
    await wire.close();
  });

  it('quotes nothing of a row that the database refuses', async () => {
    const { meddle } = current();
    const databaseUrl = `${url()}?options=-c%20log_parameter_max_length_on_error=-1`;
    const store = await openStore({ dataDir: '', databaseUrl }, new RecordingLog());
    const request = await saved(store, { responseUrl: 'https://hooks.slack.com/secret' });
    await meddle('alter table contact_requests add constraint small check (version < 2)');
    const error: unknown = await store.save(startCalling(request, ASKED_AT)).then(
      () => assert.fail('saved'),
      (reason) => reason,
    );
    await meddle('alter table contact_requests drop constraint small');
    await store.close();
    assert.match(inspect(error), /violates check constraint "small"/);
    assert.ok(!inspect(error, { showHidden: true, depth: 10 }).includes('secret'));
  });
}

/** `use` gets a function that resolves when somebody waits for the request's row. */
async function withLockedRequest(
  url: string,
  id: string,
  use: (waitedFor: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query('select from contact_requests where id = $1 for update', [id]);
  const waiting =
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  try {
    await use(async () => {
      while ((await client.query(waiting)).rowCount === 0);
    });
  } finally {
    await client.end();
  }
}
