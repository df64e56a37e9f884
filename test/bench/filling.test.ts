import assert from 'node:assert/strict';
import { acceptedRequests, settledRequests } from '../../bench/load/filling';
import { postgresShelf, type Shelf, sqliteShelf } from '../../bench/load/shelf';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { withFolder } from '../support/store-support';

const NOW = Date.now();

/** What a filled store promises, whichever it is. */
async function holdsWhatTheAppWouldWrite({ dialect, open, fill, run }: Shelf): Promise<void> {
  await (await open()).close();
  await fill(settledRequests(dialect, 12, NOW));
  await run(acceptedRequests(dialect, ['bench-901', 'bench-902'], NOW));
  const store = await open();
  try {
    const due = await store.findDue(NOW, 10);
    assert.deepEqual(due.map(({ target }) => target.customer).sort(), ['bench-901', 'bench-902']);
    assert.deepEqual(await store.findLooks(NOW, 10), []);
    const settled = await store.latestFor('bench-1', 0, 10);
    assert.equal(settled.length, 5);
    for (const request of settled) {
      assert.deepEqual([request.state, request.outcome?.kind], ['settled', 'assigned']);
      const events = (await store.eventsOf(request.id)).map(({ what }) => what);
      assert.deepEqual(events, ['accepted', 'calling', 'settled', 'shown']);
    }
  } finally {
    await store.close();
  }
}

describe('a store that is filled to be measured', () => {
  it('holds in SQLite what the app itself reads', () =>
    withFolder((dataDir) => holdsWhatTheAppWouldWrite(sqliteShelf(dataDir))));

  describe('in PostgreSQL', () => {
    let database: TestDatabase;
    before(async function () {
      const created = await testDatabase();
      if (created === undefined) return this.skip();
      database = created;
    });
    after(() => database?.drop());

    it('holds what the app itself reads', () =>
      holdsWhatTheAppWouldWrite(postgresShelf(database.url)));
  });
});
