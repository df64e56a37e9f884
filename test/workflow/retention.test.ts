import assert from 'node:assert/strict';
import { createRetention } from '../../src/workflow/retention';
import { ManualClock } from '../support/manual-clock';
import { MemoryStore } from '../support/memory-store';
import { ASKED_AT, aRequest } from '../support/requests';
import { REFUSED } from '../support/saved-requests';
import { RecordingLog } from '../support/store-support';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('the retention', () => {
  let clock: ManualClock;
  let log: RecordingLog;
  let store: MemoryStore;

  beforeEach(() => {
    clock = new ManualClock();
    log = new RecordingLog();
    store = new MemoryStore();
  });

  const retention = (days: number, random = 0) =>
    createRetention({ store, clock, log, random: () => random, days });

  function fill(count: number, settledAt: number): void {
    for (let nth = store.all().length; count > 0; nth += 1, count -= 1) {
      const { dueAt: _, ...open } = aRequest({ id: `r${nth}`, key: `k${nth}` });
      store.put({ ...open, state: 'settled', settledAt, outcome: REFUSED });
    }
  }

  it('deletes what is older than its days, some time after the start and then every hour', async () => {
    fill(3, ASKED_AT - DAY_MS - 1);
    fill(2, ASKED_AT - DAY_MS + 30 * MINUTE_MS);
    const kept = retention(1);
    kept.start();
    await clock.advance(10 * MINUTE_MS - 1);
    assert.equal(store.all().length, 5);
    await clock.advance(1);
    assert.equal(store.all().length, 2);
    assert.deepEqual(log.lines, [
      { level: 'info', event: 'old requests deleted', deleted: 3, days: 1 },
    ]);
    await clock.advance(HOUR_MS);
    assert.equal(store.all().length, 0);
    assert.equal(log.lines.length, 2);
    await clock.advance(HOUR_MS);
    assert.equal(log.lines.length, 2);
    kept.stop();
  });

  it('begins at another time in each process', async () => {
    fill(1, 0);
    const kept = retention(1, 0.5);
    kept.start();
    await clock.advance(15 * MINUTE_MS - 1);
    assert.equal(store.all().length, 1);
    await clock.advance(1);
    assert.equal(store.all().length, 0);
    kept.stop();
  });

  it('deletes in steps with pauses between them, and says how many there were in all', async () => {
    fill(120, 0);
    const left: number[] = [];
    const kept = retention(1);
    kept.start();
    await clock.advance(10 * MINUTE_MS);
    for (let steps = 3; steps > 0; steps -= 1) {
      left.push(store.all().length);
      await clock.advance(250);
    }
    assert.deepEqual(left, [70, 20, 0]);
    assert.deepEqual(
      log.lines.map(({ deleted }) => deleted),
      [120],
    );
    kept.stop();
  });

  it('keeps everything for ever with 0 days', async () => {
    fill(1, 0);
    retention(0).start();
    assert.equal(clock.sleeping, 0);
    await clock.advance(DAY_MS);
    assert.equal(store.all().length, 1);
  });

  it('says when the store fails, with what was deleted before, and goes on an hour later', async () => {
    fill(60, 0);
    const kept = retention(1);
    const { deleteDone } = store;
    store.deleteDone = async (...step) => {
      if (store.all().length < 60) throw new Error('disk full');
      return deleteDone.apply(store, step);
    };
    kept.start();
    await clock.advance(10 * MINUTE_MS + 250);
    assert.deepEqual(
      log.lines.map(({ level, event }) => [level, event]),
      [
        ['info', 'old requests deleted'],
        ['warn', 'old requests not deleted'],
      ],
    );
    store.deleteDone = deleteDone;
    await clock.advance(HOUR_MS);
    assert.equal(store.all().length, 0);
    kept.stop();
  });

  it('begins no further step once it is stopped, and says nothing of one that is broken off', async () => {
    fill(70, 0);
    const kept = retention(1);
    kept.start();
    await clock.advance(10 * MINUTE_MS);
    kept.stop();
    await clock.advance(2 * HOUR_MS);
    assert.equal(store.all().length, 20);
    assert.equal(clock.sleeping, 0);

    const broken = retention(1);
    store.deleteDone = async () => {
      broken.stop();
      throw new Error('closed');
    };
    broken.start();
    await clock.advance(HOUR_MS);
    assert.deepEqual(
      log.lines.map(({ event }) => event),
      ['old requests deleted'],
    );
  });
});
