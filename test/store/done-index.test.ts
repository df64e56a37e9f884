import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { doneRequests } from '../../src/store/delete-done';
import { openPostgres } from '../../src/store/open-postgres';
import { openSqlite } from '../../src/store/open-sqlite';
import type { Tables } from '../../src/store/schema';
import { testDatabase } from '../support/postgres';
import { RecordingLog, withFolder } from '../support/store-support';

const REQUESTS = 20_000;

/** Requests that are done, the nth settled at n, with one event each. */
async function fill(kysely: Kysely<Tables>): Promise<void> {
  const numbers = sql`with recursive n(i) as
    (select 1 union all select i + 1 from n where i < ${sql.lit(REQUESTS)})`;
  await sql`insert into contact_requests (id, key, customer, account, conversation, asked_by,
      version, state, asked_at, tried_by, attempt, settled_at, revision, shown_revision, show_failures)
    ${numbers} select 'id' || i, 'key' || i, 'customer', '@account', 'C0001', 'U0001',
      1, 'settled', i, 'U0001', 1, i, 1, 1, 0 from n`.execute(kysely);
  await sql`insert into contact_request_events (request_id, version, what, who, at)
    ${numbers} select 'id' || i, 1, 'settled', 'app', i from n`.execute(kysely);
}

async function assertIndexed(kysely: Kysely<Tables>, plan?: string): Promise<void> {
  // Where nothing is old, and where there is more than a step may take.
  for (const before of [1, REQUESTS / 2]) {
    const query = doneRequests(kysely, { before, limit: 200 });
    const rows = await query.explain<object>(undefined, plan === undefined ? plan : sql.raw(plan));
    const text = JSON.stringify(rows);
    assert.match(text, /contact_requests_done/, text);
    assert.doesNotMatch(text, /SCAN contact_requests|Seq Scan on contact_requests/, text);
  }
}

describe('requests that are done are found by an index, not by reading all,', function () {
  this.timeout(60_000);

  it('in SQLite', async () => {
    await withFolder(async (folder) => {
      const kysely = await openSqlite(folder);
      await fill(kysely);
      await assertIndexed(kysely, 'query plan').finally(() => kysely.destroy());
    });
  });

  it('in PostgreSQL', async function () {
    const database = await testDatabase();
    if (database === undefined) return this.skip();
    const kysely = await openPostgres(database.url, new RecordingLog());
    await fill(kysely);
    // As the server does by itself, a minute later.
    await sql`analyze`.execute(kysely);
    await assertIndexed(kysely).finally(() => kysely.destroy());
    await database.drop();
  });
});
