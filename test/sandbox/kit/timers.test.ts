import assert from 'node:assert/strict';
import { Timers } from '../../../sandbox/kit/timers';

describe('delays', () => {
  it('run, unless they are called off', async () => {
    const timers = new Timers();
    const ran: string[] = [];
    const callOff = timers.after(1, () => ran.push('called off'));
    callOff();
    await new Promise<void>((resolve) => {
      timers.after(2, () => {
        ran.push('run');
        resolve();
      });
    });
    timers.clear();
    assert.deepEqual(ran, ['run']);
  });

  it('end with their owner, and so do those that begin because of it', () => {
    const timers = new Timers();
    const ended: string[] = [];
    const never = () => assert.fail('ran');
    timers.after(60_000, never);
    timers.after(60_000, never, () => {
      ended.push('first');
      timers.after(60_000, never, () => ended.push('second'));
    });
    timers.clear();
    timers.clear();
    assert.deepEqual(ended, ['first', 'second']);
  });
});
