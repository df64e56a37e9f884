import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { compiledOnce } from '../../src/store/compiled-once';
import { insertOf, updateOf } from '../../src/store/request-writer';
import { toRequestRow } from '../../src/store/rows';
import type { Tables } from '../../src/store/schema';
import { aRequest } from '../support/requests';
import { anyRequest } from './arbitraries';

const kysely = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

interface Named {
  readonly id: string;
  readonly version?: number;
}

describe('a statement that is compiled once', () => {
  it('is the same as one that is compiled anew, whatever its values', () => {
    const insert = compiledOnce((row: ReturnType<typeof toRequestRow>) =>
      insertOf(kysely, row).compile(),
    );
    fc.assert(
      fc.property(anyRequest, (request) => {
        const row = toRequestRow(request);
        const { sql, parameters } = insertOf(kysely, row).compile();
        const once = insert(row);
        assert.deepEqual([once.sql, once.parameters], [sql, parameters]);
      }),
    );
  });

  it('is built anew only for fields that it has not had', () => {
    let built = 0;
    const update = compiledOnce((row: Named) => {
      built += 1;
      const { id, ...set } = row;
      return kysely.updateTable('contact_requests').set(set).where('id', '=', id).compile();
    });
    assert.deepEqual(update({ id: 'a', version: 1 }).parameters, [1, 'a']);
    assert.deepEqual(update({ id: 'b', version: 2 }).parameters, [2, 'b']);
    assert.equal(built, 1);
    assert.match(update({ version: 3, id: 'c' }).sql, /set "version" = \$1 where "id" = \$2/);
    assert.equal(built, 2);
  });

  it('takes a field as often as it stands there, and what is no field as it is', () => {
    const row = { ...toRequestRow(aRequest({ id: 'a', version: 8 })), from_version: 7 };
    const update = compiledOnce((given: typeof row) => updateOf(kysely, given).compile());
    const { parameters } = update(row);
    assert.deepEqual(parameters, updateOf(kysely, row).compile().parameters);
    const limited = compiledOnce(({ id }: Named) =>
      kysely.selectFrom('contact_requests').select('id').where('id', '=', id).limit(3).compile(),
    );
    assert.deepEqual(limited({ id: 'b' }).parameters, ['b', 3]);
  });

  it('tells the fields of several rows from one another', () => {
    const either = compiledOnce((one: Named, other: Named) =>
      kysely
        .selectFrom('contact_requests')
        .select('id')
        .where('id', 'in', [other.id, one.id])
        .compile(),
    );
    assert.deepEqual(either({ id: 'a' }, { id: 'b' }).parameters, ['b', 'a']);
    assert.deepEqual(either({ id: 'c' }, { id: 'd' }).parameters, ['d', 'c']);
  });
});
