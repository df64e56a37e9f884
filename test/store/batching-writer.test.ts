import assert from 'node:assert/strict';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { createBatchingWriter } from '../../src/store/batching-writer';
import { migrate } from '../../src/store/migrations';
import { toEventRow, toRequestRow } from '../../src/store/rows';
import type { Tables } from '../../src/store/schema';
import { SharedFileDialect } from '../../src/store/sqlite-dialect';
import { aRequest } from '../support/requests';
import { ACCEPTED } from './contract';

describe('writes that arrive together', () => {
  let database: InstanceType<typeof DatabaseSync>;
  let kysely: Kysely<Tables>;
  let statements: string[];

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    statements = [];
    kysely = new Kysely<Tables>({
      dialect: new SharedFileDialect(database, () => undefined),
      log: ({ query }) => {
        statements.push(query.sql.replace(/ .*/, ''));
      },
    });
    await migrate(kysely);
    statements = [];
  });

  afterEach(() => kysely.destroy());

  /** A write of a new request. `eventOf`: the id of the request that the event is about. */
  function write(writer: ReturnType<typeof createBatchingWriter>, id: string, eventOf = id) {
    const event = toEventRow(aRequest({ id: eventOf }), ACCEPTED);
    return writer.insert(toRequestRow(aRequest({ id, key: id })), event);
  }

  const saved = async () => {
    const requests = await kysely.selectFrom('contact_requests').select('id').execute();
    const events = await kysely.selectFrom('contact_request_events').select('request_id').execute();
    return [requests.map(({ id }) => id), events.map(({ request_id }) => request_id)];
  };

  it('are one transaction', async () => {
    const writer = createBatchingWriter(kysely);
    const written = await Promise.all(['a', 'b', 'c'].map((id) => write(writer, id)));
    assert.deepEqual(written, [true, true, true]);
    assert.deepEqual(statements, ['begin', ...Array(6).fill('insert'), 'commit']);
    assert.deepEqual(await saved(), [
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('tell each whether it changed something', async () => {
    const writer = createBatchingWriter(kysely);
    const written = await Promise.all(['a', 'a', 'b'].map((id) => write(writer, id)));
    assert.deepEqual(written, [true, false, true]);
  });

  it('are told of only when they are committed', async () => {
    const writer = createBatchingWriter(kysely);
    const [one, other] = [write(writer, 'a'), write(writer, 'b')];
    await one;
    assert.equal(statements.at(-1), 'commit');
    await other;
  });

  it('are saved without the one among them that cannot be', async () => {
    const writer = createBatchingWriter(kysely);
    const written = await Promise.allSettled([
      write(writer, 'a'),
      write(writer, 'b', 'nobody'),
      write(writer, 'c'),
    ]);
    assert.deepEqual(
      written.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
      [true, 'FOREIGN KEY constraint failed', true],
    );
    assert.deepEqual(await saved(), [
      ['a', 'c'],
      ['a', 'c'],
    ]);
  });

  it('go in more than one transaction where they are many', async () => {
    const writer = createBatchingWriter(kysely);
    const ids = Array.from({ length: 101 }, (_, nth) => `request-${nth}`);
    await Promise.all(ids.map((id) => write(writer, id)));
    assert.equal(statements.filter((statement) => statement === 'commit').length, 2);
  });
});
