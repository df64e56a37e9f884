import assert from 'node:assert/strict';
import type { ContactRequest } from '../../src/domain/contact-request';
import { createCustomerLooks } from '../../src/workflow/customer-looks';
import { ManualClock } from '../support/manual-clock';
import { MemoryStore } from '../support/memory-store';
import { RecordingRequestLog } from '../support/recording-request-log';
import { ASKED_AT, aRequest } from '../support/requests';
import { ScriptedDesk } from '../support/scripted-desk';

const MINUTES = 60_000;

describe('what is known of a customer', () => {
  let clock: ManualClock;
  let store: MemoryStore;
  let desk: ScriptedDesk;
  let log: RecordingRequestLog;

  beforeEach(() => {
    clock = new ManualClock();
    store = new MemoryStore();
    desk = new ScriptedDesk();
    log = new RecordingRequestLog();
  });

  const looks = () => createCustomerLooks({ store, desk, clock, log });
  const put = (id: string, changes: Partial<ContactRequest> = {}) =>
    store.put(aRequest({ id, key: `T0001:${id}`, ...changes }));
  const settledAt = (at: number) => ({ state: 'settled', settledAt: at }) as const;
  const lately = async (own = {}) => (await looks().lately('customer-1', own)).map(({ id }) => id);

  it('is what Desk says of the session, as long as it is wanted', async () => {
    desk.session = () => ({ kind: 'known', phase: 'queueing' });
    const target = { customer: 'customer-1', account: '@one' };
    assert.deepEqual(await looks().sessionOf(target, () => true), {
      kind: 'known',
      phase: 'queueing',
    });
    assert.deepEqual(desk.sessions, [target]);
  });

  it('is who has asked for them and is served now, or was within 10 minutes', async () => {
    put('running', { askedAt: ASKED_AT - 60 * MINUTES });
    put('ended', settledAt(ASKED_AT - 10 * MINUTES));
    put('long-ended', settledAt(ASKED_AT - 10 * MINUTES - 1));
    assert.deepEqual(await lately(), ['running', 'ended']);
  });

  it('names three at most, and none of the form’s own', async () => {
    for (const nth of [1, 2, 3, 4]) put(`r-${nth}`, settledAt(ASKED_AT - nth));
    assert.deepEqual(await lately(), ['r-1', 'r-2', 'r-3']);
    assert.deepEqual(await lately({ key: 'T0001:r-1' }), ['r-2', 'r-3', 'r-4']);
    assert.deepEqual(await lately({ request: 'r-2' }), ['r-1', 'r-3', 'r-4']);
    put('r-3', { ...settledAt(ASKED_AT - 3), attemptKey: 'T0001:V0009' });
    assert.deepEqual(await lately({ key: 'T0001:V0009' }), ['r-1', 'r-2', 'r-4']);
  });

  it('is nothing, after half a second, where the store is slow', async () => {
    put('running');
    store.beforeRead = () => clock.sleep(501);
    const found = lately();
    await clock.advance(499);
    assert.equal(log.lines.length, 0);
    await clock.advance(1);
    assert.deepEqual(await found, []);
    assert.equal(log.lines[0]?.event, 'other requests not found in time');
  });

  it('is nothing where the store fails', async () => {
    put('running');
    const error = new Error('no disk');
    store.beforeRead = () => Promise.reject(error);
    assert.deepEqual(await lately(), []);
    assert.deepEqual(log.lines, [{ level: 'warn', event: 'other requests not readable', error }]);
  });
});
