import assert from 'node:assert/strict';
import { createAnswerMemory } from '../../src/slack/answer-memory';
import { ManualClock } from '../support/manual-clock';

describe('an answer memory', () => {
  it('keeps five thousand answers, and forgets the oldest first', async () => {
    const asked: string[] = [];
    const ask = async (key: string) => {
      asked.push(key);
      return key;
    };
    const memory = createAnswerMemory(ask, () => 1_000, new ManualClock());
    for (let n = 0; n < 5_000; n += 1) await memory.get(String(n));
    assert.equal(memory.known('0'), '0');
    await memory.get('one more');
    assert.equal(memory.known('0'), undefined);
    assert.equal(memory.known('1'), '1');
    assert.equal(asked.length, 5_001);
  });

  it('moves an answer that is renewed to the end', async () => {
    const clock = new ManualClock();
    const keepMs = (key: string) => (key === '1' ? 1 : 1_000);
    const memory = createAnswerMemory(async (key: string) => key, keepMs, clock);
    for (let n = 0; n < 5_000; n += 1) await memory.get(String(n));
    clock.skip(1);
    await memory.get('1');
    assert.equal(memory.known('0'), '0');
    await memory.get('one more');
    assert.deepEqual([memory.known('0'), memory.known('1')], [undefined, '1']);
  });

  it('asks again after a question that failed', async () => {
    let fails = true;
    const ask = async () => {
      if (fails) throw new Error('a bug');
      return 'answer';
    };
    const memory = createAnswerMemory(ask, () => 1_000, new ManualClock());
    await assert.rejects(memory.get('key'), /a bug/);
    fails = false;
    assert.equal(await memory.get('key'), 'answer');
  });
});
