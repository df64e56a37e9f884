import assert from 'node:assert/strict';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { createBatchingWriter } from '../../src/store/batching-writer';
import { migrate } from '../../src/store/migrations';
import type { RequestStore } from '../../src/store/request-store';
import type { Tables } from '../../src/store/schema';
import { createSqlStore } from '../../src/store/sql-store';
import { SharedFileDialect } from '../../src/store/sqlite-dialect';
import { aRequest } from '../support/requests';
import { RecordingLog } from '../support/store-support';

/** How the store asks, and by which index SQLite finds the answer, however many rows there are. */
const QUESTIONS: readonly [string, (store: RequestStore) => Promise<unknown>, RegExp][] = [
  ['a request', (store) => store.find('id'), /USING INDEX sqlite_autoindex_contact_requests_1/],
  ['what is due', (store) => store.findDue(1, 50), /USING INDEX contact_requests_done \(due_at</],
  [
    'what is followed',
    (store) => store.findLooks(1, 10),
    /contact_requests_done \(due_at=\? AND look_at</,
  ],
  ["a customer's", (store) => store.latestFor('customer', 1, 4), /contact_requests_customer/],
  ['events', (store) => store.eventsOf('id'), /sqlite_autoindex_contact_request_events_1/],
  [
    'whose look it is',
    (store) => store.claimLook(aRequest({ lookAt: 1 }), 2),
    /USING INDEX sqlite_autoindex_contact_requests_1/,
  ],
];

describe('SQLite, when the store asks for', () => {
  for (const [what, ask, index] of QUESTIONS) {
    it(`${what}, reads no more than it must`, async () => {
      const database = new DatabaseSync(':memory:');
      const asked: string[] = [];
      const kysely = new Kysely<Tables>({
        dialect: new SharedFileDialect(database, () => undefined),
        log: ({ query }) => {
          asked.push(query.sql);
        },
      });
      await migrate(kysely);
      const store = createSqlStore(kysely, createBatchingWriter(kysely), new RecordingLog());
      asked.length = 0;
      await ask(store);
      const plan = database.prepare(`explain query plan ${asked[0]}`).all();
      const steps = plan.map((step: { detail: string }) => step.detail);
      assert.match(steps[0] ?? '', index);
      assert.ok(!steps.some((step: string) => step.startsWith('SCAN')), steps.join('; '));
      await store.close();
    });
  }
});
