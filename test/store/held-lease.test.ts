import assert from 'node:assert/strict';
import { createHeldLease, type HeldLease } from '../../src/store/held-lease';
import { ManualClock } from '../support/manual-clock';
import { MemoryLeases } from '../support/memory-leases';

const FOR_MS = 9_000;

describe('a lease that one process has at a time', () => {
  let clock: ManualClock;
  let leases: MemoryLeases;
  let one: HeldLease;
  let other: HeldLease;

  beforeEach(() => {
    clock = new ManualClock();
    leases = new MemoryLeases();
    const lease = (holder: string) =>
      createHeldLease(leases, clock, { name: 'n', holder, forMs: FOR_MS });
    [one, other] = [lease('one'), lease('other')];
  });

  it('is the first one’s who asks, as long as it asks again in time', async () => {
    for (let asked = 0; asked < 20; asked += 1) {
      assert.deepEqual([await one.isMine(), await other.isMine()], [true, false]);
      await clock.advance(4_000);
    }
  });

  it('asks the store no more than three times in its length', async () => {
    for (let ms = 0; ms < FOR_MS; ms += 100) {
      assert.equal(await one.isMine(), true);
      clock.skip(100);
    }
    assert.equal(leases.asked, 3);
  });

  it('is another one’s when its holder has slept past its end, and the holder is told', async () => {
    await one.isMine();
    clock.skip(FOR_MS);
    assert.equal(await other.isMine(), true);
    assert.equal(await one.isMine(), false);
  });

  it('is nobody’s when the answer took longer than it lasts', async () => {
    leases.before = () => clock.skip(FOR_MS);
    assert.equal(await one.isMine(), false);
  });

  it('is asked for anew after the clock was set back', async () => {
    await one.isMine();
    clock.skip(-3_600_000);
    assert.equal(await other.isMine(), true);
    assert.equal(await one.isMine(), false);
  });

  it('is free at once when its holder lets it go, which only the holder can', async () => {
    await one.isMine();
    await other.release();
    assert.equal(await other.isMine(), false);
    await one.release();
    assert.equal(await other.isMine(), true);
  });

  it('says that the store does not answer when it is asked for, not when it is let go', async () => {
    await one.isMine();
    leases.before = () => Promise.reject(new Error('the disk does not answer'));
    assert.equal(await one.isMine(), true);
    clock.skip(FOR_MS / 3);
    await assert.rejects(one.isMine(), /the disk/);
    await one.release();
  });
});
