import assert from 'node:assert/strict';
import { Pacer } from '../../../src/desk/lists/pacer';
import { ManualClock } from '../../support/manual-clock';

describe('the pacer', () => {
  let clock: ManualClock;
  let pacer: Pacer;
  let start: number;
  let begun: [name: string, afterMs: number][];

  beforeEach(() => {
    clock = new ManualClock();
    pacer = new Pacer(clock, 100);
    start = clock.now();
    begun = [];
  });

  async function begin(name: string): Promise<void> {
    await pacer.turn();
    begun.push([name, clock.now() - start]);
  }

  it('lets callers begin one pause after the other, in their order', async () => {
    const all = Promise.all(['a', 'b', 'c'].map(begin));
    await clock.advance(250);
    await all;
    assert.deepEqual(begun, [
      ['a', 0],
      ['b', 100],
      ['c', 200],
    ]);
  });

  it('lets ten begin in a second', async () => {
    const all = Promise.all(Array.from({ length: 25 }, (_, n) => begin(`${n}`)));
    await clock.advance(999);
    assert.equal(begun.length, 10);
    await clock.advance(1_000);
    assert.equal(begun.length, 20);
    await clock.advance(1_000);
    await all;
  });

  it('makes nobody wait who comes late enough', async () => {
    await begin('a');
    await clock.advance(100);
    await begin('b');
    assert.deepEqual(begun, [
      ['a', 0],
      ['b', 100],
    ]);
  });

  it('makes nobody wait longer than a pause when the clock is set back', async () => {
    await begin('a');
    clock.skip(-3_600_000);
    const next = begin('b');
    await clock.advance(100);
    await next;
    assert.deepEqual(begun.at(-1), ['b', 100 - 3_600_000]);
  });
});
