import assert from 'node:assert/strict';
import { readArguments } from '../../bench/options';
import { growing, medianOf, type Sample } from '../../bench/soak/samples';

const MB = 1_048_576;

/** Forty samples, each as `at` (0 to 39) says, over the usual. */
function samples(at: (n: number) => Partial<Sample>): Sample[] {
  const usual = { rss: 150 * MB, heap: 40 * MB, handles: 20, store: 0, waiting: 3 };
  return Array.from({ length: 40 }, (_, n) => ({ ...usual, atMs: n * 1_000, ...at(n) }));
}

describe('the verdict on a soak', () => {
  it('is flat where everything stays, whatever it takes to warm up', () => {
    const warming = samples((n) => (n < 10 ? { heap: 15 * MB, rss: 80 * MB } : {}));
    assert.deepEqual(growing(warming), []);
    assert.deepEqual(growing(samples((n) => ({ heap: (40 + (n % 2) * 30) * MB }))), []);
  });

  it('names what grows from the second quarter to the last', () => {
    assert.deepEqual(growing(samples((n) => ({ heap: (40 + n) * MB }))), ['heap']);
    assert.deepEqual(growing(samples((n) => ({ rss: (150 + 3 * n) * MB }))), ['rss']);
    assert.deepEqual(growing(samples((n) => ({ handles: 20 + 2 * n }))), ['handles']);
    assert.deepEqual(growing(samples((n) => ({ waiting: 3 + 4 * n }))), ['waiting']);
  });

  it('takes no notice of a store that grows: it keeps every request', () => {
    assert.deepEqual(growing(samples((n) => ({ store: n * MB }))), []);
  });

  it('goes by the medians of quarters', () => {
    const all = samples((n) => ({ heap: n }));
    assert.deepEqual(
      [1, 2, 3, 4].map((quarter) => medianOf(all, 'heap', quarter)),
      [4, 14, 24, 34],
    );
  });
});

describe('the command line of a measurement', () => {
  it('has names and options', () => {
    const given = ['chaos', '--minutes', '0.5', '--processes', '2', '--transport', 'socket'];
    assert.deepEqual(readArguments(given), {
      names: ['chaos'],
      options: { minutes: 0.5, processes: 2, transport: 'socket' },
    });
    assert.deepEqual(readArguments([]), { names: [], options: {} });
  });

  it('says what is wrong with it', () => {
    assert.throws(
      () => readArguments(['--minutes', 'ten']),
      /--minutes takes a number above 0, not ten/,
    );
    assert.throws(() => readArguments(['--rate', '0']), /--rate/);
    assert.throws(() => readArguments(['--transport', 'pigeon']), /http or socket/);
    assert.throws(() => readArguments(['--hours', '1']), /--hours/);
  });
});
