import assert from 'node:assert/strict';
import { openSharedClock, type SharedClock } from '../src/shared-clock';
import { ManualClock, settled } from './support/manual-clock';
import { ASKED_AT } from './support/requests';
import { RecordingLog } from './support/store-support';

describe('the clock of all processes', () => {
  let own: ManualClock;
  let log: RecordingLog;
  let shared: SharedClock | undefined;
  /** How much the database's clock is behind this machine's, in ms. */
  let behindMs: number;

  beforeEach(() => {
    own = new ManualClock();
    log = new RecordingLog();
    behindMs = 15_000;
  });

  afterEach(() => shared?.stop());

  const askTime = async () => own.now() - behindMs;

  it('is that of the machine where all processes are on it', async () => {
    shared = await openSharedClock(own, undefined, log);
    assert.equal(shared.now(), ASKED_AT);
    assert.equal(own.sleeping, 0);
  });

  it('goes by the database, whatever the machine’s own says', async () => {
    shared = await openSharedClock(own, askTime, log);
    assert.equal(shared.now(), ASKED_AT - 15_000);
    own.skip(500);
    assert.equal(shared.now(), ASKED_AT - 14_500);
  });

  it('takes the answer for what was true halfway', async () => {
    const slow = async () => {
      own.skip(300);
      const now = own.now();
      own.skip(300);
      return now;
    };
    shared = await openSharedClock(own, slow, log);
    assert.equal(shared.now(), own.now());
  });

  it('is set again every 10 s', async () => {
    shared = await openSharedClock(own, askTime, log);
    behindMs = -4_000;
    await own.advance(9_999);
    assert.equal(shared.now(), own.now() - 15_000);
    await own.advance(1);
    assert.equal(shared.now(), own.now() + 4_000);
  });

  it('says how far the machine is ahead, and once only', async () => {
    shared = await openSharedClock(own, askTime, log);
    await own.advance(60_000);
    assert.deepEqual(log.lines, [
      { level: 'warn', event: 'clock differs from the database', aheadMs: 15_000 },
    ]);
  });

  it('says nothing of a difference that does not matter', async () => {
    behindMs = 2_999;
    shared = await openSharedClock(own, askTime, log);
    assert.deepEqual(log.lines, []);
  });

  it('keeps what it knows while the database does not answer', async () => {
    let isThere = true;
    const ask = () => (isThere ? askTime() : Promise.reject(new Error('gone')));
    shared = await openSharedClock(own, ask, log);
    isThere = false;
    await own.advance(10_000);
    assert.equal(shared.now(), own.now() - 15_000);
    assert.equal(log.lines.at(-1)?.event, 'database not asked for the time');
  });

  it('begins with the machine’s own where the database does not answer', async () => {
    shared = await openSharedClock(own, () => Promise.reject(new Error('gone')), log);
    assert.equal(shared.now(), ASKED_AT);
  });

  for (const tookMs of [1_001, -1]) {
    it(`takes no answer that came after ${tookMs} ms by its own clock`, async () => {
      const ask = async () => {
        own.skip(tookMs);
        return 0;
      };
      shared = await openSharedClock(own, ask, log);
      assert.equal(shared.now(), own.now());
    });
  }

  it('is set no more once it is stopped, and goes on', async () => {
    shared = await openSharedClock(own, askTime, log);
    shared.stop();
    await settled();
    assert.equal(own.sleeping, 0);
    behindMs = 0;
    await own.advance(20_000);
    assert.equal(shared.now(), own.now() - 15_000);
  });
});
