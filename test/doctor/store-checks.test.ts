import assert from 'node:assert/strict';
import { checkStore } from '../../src/doctor/store-checks';
import type { StoreFacts, TablesState } from '../../src/store/store-facts';
import { en, known, lineOf, statesOf } from './kit';

const GB = 2 ** 30;

function facts(changes: Partial<StoreFacts> = {}): StoreFacts {
  const database = { kind: 'usable', version: '3.53.0', tables: { kind: 'upToDate' } } as const;
  return { engine: 'SQLite', freeBytes: 5 * GB, database, ...changes };
}
const check = (found: StoreFacts) =>
  checkStore(
    known(async () => found),
    en,
  );

describe('the check-up of the store', () => {
  it('tells the version and the free disk', async () => {
    const lines = await check(facts());
    assert.deepEqual(statesOf(lines), {
      'store.usable': 'ok',
      'store.tables': 'ok',
      'store.version': 'ok',
      'store.disk': 'ok',
    });
    assert.match(lineOf(lines, 'store.version').why, /SQLite 3\.53\.0/);
    assert.match(lineOf(lines, 'store.disk').why, /5 GB/);
  });

  for (const [bytes, state, shown] of [
    [GB, 'ok', /1 GB/],
    [GB - 1, 'warning', /1023 MB/],
    [100 * 2 ** 20, 'warning', /100 MB/],
    [100 * 2 ** 20 - 1, 'failed', /99 MB/],
    [undefined, 'unchecked', /does not tell/],
  ] as const) {
    it(`says ${state} for ${bytes} free bytes`, async () => {
      const line = lineOf(await check(facts({ freeBytes: bytes })), 'store.disk');
      assert.equal(line.state, state);
      assert.match(line.why, shown);
    });
  }

  for (const [tables, state] of [
    [{ kind: 'absent' }, 'ok'],
    [{ kind: 'pending', changes: 2 }, 'warning'],
    [{ kind: 'notOwned', changes: 2 }, 'failed'],
    [{ kind: 'newer' }, 'failed'],
  ] as const satisfies readonly (readonly [TablesState, string])[]) {
    it(`says ${state} for tables that are ${tables.kind}`, async () => {
      const database = { kind: 'usable', version: '3.53.0', tables } as const;
      assert.equal(lineOf(await check(facts({ database })), 'store.tables').state, state);
    });
  }

  it('warns of a connection that others may read, and says how to encrypt it', async () => {
    const usable = { kind: 'usable', version: '17.0', tables: { kind: 'upToDate' } } as const;
    const database = { ...usable, inTheClearTo: 'db.example.com' };
    const lines = await check(facts({ engine: 'PostgreSQL', database }));
    const { state, why, mend } = lineOf(lines, 'store.usable');
    assert.equal(state, 'warning');
    assert.match(`${why} ${mend}`, /db\.example\.com is not encrypted.*sslmode=verify-full/);
  });

  for (const [version, state] of [
    ['12.19', 'warning'],
    ['13.0', 'ok'],
    ['17beta1', 'ok'],
  ] as const) {
    it(`says ${state} for PostgreSQL ${version}, and nothing of its disk`, async () => {
      const database = { kind: 'usable', version, tables: { kind: 'upToDate' } } as const;
      const lines = await check({ engine: 'PostgreSQL', freeBytes: undefined, database });
      assert.equal(lineOf(lines, 'store.version').state, state);
      assert.ok(!('store.disk' in statesOf(lines)));
    });
  }

  for (const [engine, setting] of [
    ['SQLite', 'DATA_DIR'],
    ['PostgreSQL', 'DATABASE_URL'],
  ] as const) {
    it(`leads to ${setting} when ${engine} cannot be used`, async () => {
      const database = { kind: 'unusable', reason: 'EACCES' } as const;
      const lines = await check(facts({ engine, database }));
      assert.match(lineOf(lines, 'store.usable').why, /EACCES/);
      assert.ok(lineOf(lines, 'store.usable').mend.startsWith(`${setting}: `));
      assert.equal(lineOf(lines, 'store.tables').state, 'unchecked');
      assert.equal(lineOf(lines, 'store.version').state, 'unchecked');
    });
  }

  it('names the setting that it needs', async () => {
    const lines = await checkStore({ kind: 'unknown', settings: ['DATABASE_URL'] }, en);
    for (const { why } of lines) assert.match(why, /needs DATABASE_URL/);
    assert.equal(lines.length, 3);
  });
});
