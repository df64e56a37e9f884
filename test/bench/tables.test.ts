import assert from 'node:assert/strict';
import { median } from '../../bench/kit/figures';
import { type Figures, figuresOf, type Measured } from '../../bench/load/measured';
import type { MeasuredStore } from '../../bench/load/measured-store';
import { requestTables } from '../../bench/load/request-tables';
import { storeTables } from '../../bench/load/store-tables';

const MEASURED: Measured = {
  name: 'sqlite',
  starts: [900, 1_100, 1_000],
  singles: [
    { ack: [1, 2], desk: [3, 4], message: [5, 6] },
    { ack: [3, 4], desk: [5, 6], message: [7, 8] },
  ],
  crowds: [
    { ackedPerSecond: 100, shownPerSecond: 50, notTaken: 1, processorMs: 4 },
    { ackedPerSecond: 200, shownPerSecond: 70, notTaken: 2, processorMs: undefined },
  ],
  slackCalls: 1.04,
  residentBytes: 140 * 1_048_576,
};

const OWN = figuresOf(MEASURED);
const BARE: Figures = figuresOf({
  ...MEASURED,
  name: 'bare',
  singles: [{ ack: [1], desk: [], message: [] }],
  crowds: [{ ackedPerSecond: 200, shownPerSecond: undefined, notTaken: 0, processorMs: 1 }],
});
const NO_STORE: Figures = { ...OWN, name: 'noStore', deskMs: { p50: 1, p95: 1, p99: 1 } };

describe('what was measured of an app', () => {
  it('is taken from all rounds together, or from the middle one', () => {
    assert.deepEqual(OWN, {
      name: 'sqlite',
      startMs: 1_000,
      ackMs: { p50: 2, p95: 4, p99: 4 },
      deskMs: { p50: 4, p95: 6, p99: 6 },
      messageMs: { p50: 6, p95: 8, p99: 8 },
      ackedPerSecond: 150,
      shownPerSecond: 60,
      notTaken: 3,
      processorMs: 4,
      slackCalls: 1.04,
      residentBytes: 140 * 1_048_576,
    });
  });

  it('says nothing of what the app does not do', () => {
    const { deskMs, messageMs, shownPerSecond } = BARE;
    assert.deepEqual([deskMs, messageMs, shownPerSecond], [undefined, undefined, undefined]);
  });

  it('has a middle, also between two', () => {
    assert.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3]), median([])], [2, 2.5, Number.NaN]);
  });
});

describe('the tables of figures', () => {
  const [side, aims] = requestTables([BARE, NO_STORE, OWN], 10_000);

  it('have a column for each app, and a dash where there is nothing to measure', () => {
    assert.deepEqual(side?.columns, ['', 'Bolt, acks only', 'Bolt, no store', 'This app, SQLite']);
    const row = (title: string) => side?.rows.find(([first]) => first === title);
    assert.deepEqual(row('Ack, one at a time: p50')?.slice(1), ['1.0 ms', '2.0 ms', '2.0 ms']);
    assert.deepEqual(row('Message at Slack: p50')?.slice(1), ['–', '6.0 ms', '6.0 ms']);
    assert.deepEqual(row('Memory after 10,000 requests')?.at(-1), '140 MB');
  });

  it('compare this app to the others, and say which aims are met', () => {
    assert.deepEqual(aims?.columns, ['', 'This app, SQLite']);
    assert.deepEqual(
      aims?.rows.map(([, cell]) => cell),
      ['2.0 × ✓', '75 % ✓', '3.0 ms ✓', '5.0 ms ✓', '1.04 ✓', '140 MB ✓', '1.0 s ✓'],
    );
  });

  it('say which aims are not met, and leave open what was not measured', () => {
    const slow = { ...OWN, ackMs: { p50: 2.1, p95: 3, p99: 3 }, ackedPerSecond: 130 };
    const [, table] = requestTables([BARE, NO_STORE, { ...slow, residentBytes: undefined }], 1);
    const cells = table?.rows.map(([, cell]) => cell) ?? [];
    assert.deepEqual(cells.slice(0, 2), ['2.1 × ✗', '65 % ✗']);
    assert.equal(cells[5], '–');
  });

  it('set the fullest store against the emptiest', () => {
    const emptiest: MeasuredStore = {
      ...{ name: 'sqlite', held: 1_000 },
      ...{ starts: [1_000], recoveries: [2_000], acks: [2], polls: [0.5], deletions: [9] },
    };
    const [figures, flat] = storeTables([emptiest, { ...emptiest, held: 1_000_000, acks: [3] }]);
    assert.deepEqual(figures?.rows[1]?.slice(0, 3), ['SQLite', '1,000,000', '3.0 ms']);
    assert.deepEqual(flat?.rows, [
      ['SQLite', '1.50 ×', '1.50 ×', '1.00 ×', '1.00 ×', '1.00 ×', '1.00 ×', '1.00 ×'],
    ]);
  });
});
