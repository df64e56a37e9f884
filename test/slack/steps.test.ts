import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atOnce, eachOf, inSlices, sorted } from '../../src/slack/steps';

interface Card {
  readonly value: number;
  readonly at: number;
}
const byValue = (one: Card, other: Card) => one.value - other.value;
const cards = fc
  .array(fc.nat(50), { maxLength: 2_000, size: 'max' })
  .map((values) => values.map((value, at): Card => ({ value, at })));

describe('long work in slices', () => {
  it('sorts as sorting does, equal ones in their order', () => {
    fc.assert(
      fc.property(cards, (given) => {
        assert.deepEqual(atOnce(sorted(given, byValue)), given.toSorted(byValue));
      }),
      { numRuns: 50 },
    );
  });

  it('sorts nothing, and leaves what it is given as it was', () => {
    assert.deepEqual(atOnce(sorted([], byValue)), []);
    const given = [
      { value: 2, at: 0 },
      { value: 1, at: 1 },
    ] as const;
    atOnce(sorted(given, byValue));
    assert.equal(given[0].value, 2);
  });

  it('comes to the same in slices as at once', async () => {
    const given = Array.from({ length: 1_001 }, (_, at): Card => ({ value: (at * 7) % 1_001, at }));
    assert.deepEqual(await inSlices(sorted(given, byValue)), atOnce(sorted(given, byValue)));
  });

  it('uses each item once, in order, and stops for breath every 200', () => {
    const used: number[] = [];
    const steps = eachOf(
      Array.from({ length: 450 }, (_, n) => n),
      (n) => used.push(n),
    );
    const lengths: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) lengths.push(used.length);
    assert.deepEqual(lengths, [199, 399]);
    assert.deepEqual([used.length, used.at(-1)], [450, 449]);
  });
});
