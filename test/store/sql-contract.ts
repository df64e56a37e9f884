import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { OpenStore } from '../../src/store/open-store';
import type { RecordingLog } from '../support/store-support';
import { aFollowed, saved } from './contract';
import { keepsDefaults } from './defaults-contract';
import { aRound, keepsLeases, keepsSharedLists } from './shared-work-contract';

/** An open store over an SQL database, and a way around it. */
export interface SqlStoreUnderTest {
  readonly store: OpenStore;
  readonly log: RecordingLog;
  /** Runs one SQL statement with `$1`, `$2`, … on a connection of its own, and gives its rows. */
  meddle(sql: string, ...parameters: string[]): Promise<readonly object[]>;
}

type Current = () => SqlStoreUnderTest;

export async function empty({ log, meddle }: SqlStoreUnderTest): Promise<void> {
  await meddle('delete from contact_request_events');
  await meddle('delete from contact_requests');
  await meddle('delete from conversation_defaults');
  await meddle('delete from desk_lists');
  log.lines.length = 0;
}

/** What every SQL database behind the store must be able to do. */
export function keepsItsRows(current: Current): void {
  it('writes one row, again and again, to probe', async () => {
    const { store, meddle } = current();
    await store.probe(41);
    await store.probe(42);
    const rows = await meddle('select cast(probed_at as text) as probed_at from store_probe');
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [{ probed_at: '42' }],
    );
  });

  it('finds the others when one of them cannot be read, and logs that one', async () => {
    const { store, log, meddle } = current();
    const unreadable = await saved(store, { dueAt: 1 });
    const readable = await saved(store, { dueAt: 2 });
    await meddle("update contact_requests set state = 'paused' where id = $1", unreadable.id);
    assert.deepEqual(await store.findDue(2, 1), []);
    assert.deepEqual(await store.findDue(2, 1), [readable], 'the other one hides it no more');
    assert.deepEqual(log.lines, [
      {
        level: 'error',
        event: 'request cannot be read',
        requestId: unreadable.id,
        reason: `contact request ${unreadable.id} cannot be read: state`,
      },
    ]);
  });

  it('puts off for a minute a session whose row cannot be read, and finds those behind it', async () => {
    const { store, meddle } = current();
    const unreadable = await aFollowed(store, 1);
    const readable = await aFollowed(store, 2);
    const become = (state: string) =>
      meddle(`update contact_requests set state = '${state}' where id = $1`, unreadable.id);
    await become('paused');
    assert.deepEqual(await store.findLooks(2, 1), []);
    assert.deepEqual(await store.findLooks(2, 1), [readable]);
    await become('settled');
    assert.deepEqual(await store.findLooks(60_001, 1), [readable]);
    const ids = (await store.findLooks(60_002, 2)).map(({ id }) => id);
    assert.deepEqual(ids, [readable.id, unreadable.id]);
  });

  describe('a row that somebody tampered with', () => rejectsTamperedRows(current));
  describe("a conversation's defaults", () => {
    keepsDefaults(() => current().store.conversationDefaults);
    keepsTheRowOfDefaults(current);
  });
  describe('leases', () => keepsLeases(() => current().store.leases));
  describe('shared lists', () => {
    keepsSharedLists(() => current().store.sharedLists);
    readsAroundForeignLists(current);
  });
}

function readsAroundForeignLists(current: Current): void {
  for (const lists of ['hush', Buffer.from('hush').toString('base64'), packed('{"agents":[7]}')]) {
    it(`take what cannot be read for nothing, and go on from there: ${lists}`, async () => {
      const { store, log, meddle } = current();
      const { sharedLists } = store;
      await sharedLists.save('1400000000', aRound(1));
      await meddle('update desk_lists set lists = $1, version = 41', lists);
      const found = await sharedLists.latest('1400000000', 1);
      assert.deepEqual(found, { version: 41, beganAt: 0, endedAt: 0, isWhole: false });
      const event = 'lists of another process cannot be read';
      const reason = 'the lists cannot be read';
      assert.deepEqual(log.lines, [{ level: 'warn', event, reason }]);
      assert.equal(await sharedLists.save('1400000000', aRound(42)), true);
    });
  }
}

function packed(json: string): string {
  return gzipSync(json).toString('base64');
}

function keepsTheRowOfDefaults(current: Current): void {
  it('leave behind, taken away, who did that and when', async () => {
    const { store, meddle } = current();
    const { conversationDefaults } = store;
    await conversationDefaults.save('C0001', { account: '@one', setBy: 'U0001', setAt: 41 });
    await conversationDefaults.save('C0001', { setBy: 'U0002', setAt: 42 });
    const columns = 'conversation, account, set_by, cast(set_at as text) as set_at';
    const rows = await meddle(`select ${columns} from conversation_defaults`);
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [{ conversation: 'C0001', account: null, set_by: 'U0002', set_at: '42' }],
    );
  });
}

function rejectsTamperedRows(current: Current): void {
  const columns = [
    ['outcome', '{"kind": "hush', 'outcome'],
    ['outcome', '"hush"', 'outcome'],
    ['outcome', 'null', 'outcome'],
    ['outcome', '{"kind":"hush"}', 'outcome'],
    ['outcome', '{"kind":"refused","code":"hush","info":""}', 'outcome.code'],
    ['outcome', '{"kind":"assigned","evidence":"hush"}', 'outcome.evidence'],
    ['outcome', '{"kind":"unconfirmed","because":"hush"}', 'outcome'],
    [
      'outcome',
      '{"kind":"unconfirmed","because":"noSessionNow","noAnswer":{"kind":"hush"}}',
      'outcome.noAnswer',
    ],
    ['place', '{"kind":"message","channel":"hush"}', 'place.ts'],
    ['state', 'hush', 'state'],
  ] as const;

  for (const [column, value, named] of columns) {
    it(`is named, without its contents: ${column} = ${value}`, async () => {
      const { store, meddle } = current();
      const { id } = await saved(store);
      await meddle(`update contact_requests set ${column} = $1 where id = $2`, value, id);
      const message = `contact request ${id} cannot be read: ${named}`;
      await assert.rejects(store.find(id), { name: 'Error', message });
    });
  }

  for (const [column, value, named] of [
    ['detail', '["hush"]', 'detail'],
    ['detail', '{hush', 'detail'],
    ['what', 'hush', 'what'],
  ] as const) {
    it(`is named, without its contents: an event's ${column} = ${value}`, async () => {
      const { store, meddle } = current();
      const { id } = await saved(store);
      await meddle(`update contact_request_events set ${column} = $1`, value);
      const message = `event 1 of contact request ${id} cannot be read: ${named}`;
      await assert.rejects(store.eventsOf(id), { name: 'Error', message });
    });
  }
}
