import assert from 'node:assert/strict';
import { dropOver, KEPT, keepLatest, keepLatestOf } from '../../../sandbox/kit/keep-latest';

describe('a long record', () => {
  it('keeps the latest', () => {
    const record: number[] = [];
    for (let n = 0; n <= KEPT; n += 1) keepLatest(record, n);
    assert.deepEqual([record.length, record[0], record.at(-1)], [KEPT, 1, KEPT]);
  });

  it('with names keeps those that were used last', () => {
    const record = new Map<number, string>();
    for (let n = 0; n < KEPT; n += 1) keepLatestOf(record, n, 'old');
    keepLatestOf(record, 0, 'new');
    keepLatestOf(record, KEPT, 'new');
    assert.deepEqual([record.size, record.get(0), record.has(1)], [KEPT, 'new', false]);
  });

  it('drops what is over, from the oldest on', () => {
    const record = new Map([1, 2, 3, 1].map((until, index) => [index, until]));
    dropOver(record, (until) => until < 3);
    assert.deepEqual([...record.keys()], [2, 3]);
  });
});
