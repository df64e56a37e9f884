import assert from 'node:assert/strict';
import { inTime } from '../../src/workflow/deadline';
import { deferred } from '../support/deferred';
import { ManualClock, settled } from '../support/manual-clock';

describe('waiting for a promise for a while', () => {
  const clock = new ManualClock();

  it('gives what comes in time, and leaves no timer behind', async () => {
    assert.deepEqual(await inTime(clock, Promise.resolve(7), 10), { kind: 'inTime', value: 7 });
    assert.equal(clock.sleeping, 0);
  });

  it('fails as the promise does, and leaves no timer behind', async () => {
    await assert.rejects(inTime(clock, Promise.reject(new Error('no')), 10), { message: 'no' });
    assert.equal(clock.sleeping, 0);
  });

  it('says that it is late, at the time and not before', async () => {
    const never = deferred<number>();
    let said: unknown;
    void inTime(clock, never.promise, 10).then((answer) => {
      said = answer;
    });
    await clock.advance(9);
    assert.equal(said, undefined);
    await clock.advance(1);
    assert.deepEqual(said, { kind: 'late' });
  });

  it('drops a failure that comes late', async () => {
    const late = deferred<number>();
    const answer = inTime(clock, late.promise, 10);
    await clock.advance(10);
    assert.deepEqual(await answer, { kind: 'late' });
    late.reject(new Error('nobody hears this'));
    await settled();
  });
});
