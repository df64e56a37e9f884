import assert from 'node:assert/strict';
import { Undo } from '../../../sandbox/kit/undo';

describe('what is undone at the end', () => {
  it('is undone in reverse, each once, even where one fails', async () => {
    const undo = new Undo();
    const done: string[] = [];
    undo.add(() => done.push('first'));
    undo.add(async () => {
      done.push('second');
      throw new Error('no');
    });
    undo.add(() => done.push('third'));
    await assert.rejects(undo.all(), /no/);
    await undo.all();
    assert.deepEqual(done, ['third', 'second', 'first']);
  });
});
