import assert from 'node:assert/strict';
import { inRounds } from '../../bench/kit/rounds';

describe('the rounds of a measurement', () => {
  it('let each take its turn before any takes it again, and say which is the last', async () => {
    const heard: unknown[] = [];
    await inRounds(
      ['a', 'b', 'c'],
      2,
      async (one, isLast) => {
        heard.push(isLast ? `${one}!` : one);
      },
      (round) => heard.push(round),
    );
    assert.deepEqual(heard, [1, 'a', 'b', 'c', 2, 'a!', 'b!', 'c!']);
  });

  it('wait for each turn to end', async () => {
    let running = 0;
    let most = 0;
    await inRounds([1, 2], 2, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });
    assert.equal(most, 1);
  });
});
