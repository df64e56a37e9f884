import assert from 'node:assert/strict';
import { inMegabytes, inMs, inSeconds, peakInOneSecond, percentile } from '../../bench/kit/figures';
import { largeDesk } from '../../bench/kit/large-desk';
import { machine } from '../../bench/kit/machine';
import { tableText } from '../../bench/kit/table-text';

describe('a measurement', () => {
  it('tells how long the shares of all took', () => {
    const took = [5, 1, 4, 2, 3];
    const shares = [0, 0.5, 0.95, 1];
    assert.deepEqual(
      shares.map((share) => percentile(took, share)),
      [1, 3, 5, 5],
    );
    assert.equal(percentile([], 0.5), Number.NaN);
  });

  it('tells how many calls came in one second, wherever it began', () => {
    assert.equal(peakInOneSecond([]), 0);
    assert.equal(peakInOneSecond([0, 400, 1_000]), 2);
    assert.equal(peakInOneSecond([900, 1_899, 0, 1_200, 1_000]), 4);
  });

  it('tells milliseconds, seconds and megabytes', () => {
    assert.deepEqual([9.96, 12.4].map(inMs), ['10.0 ms', '12 ms']);
    assert.equal(inSeconds(10_449), '10.4 s');
    assert.equal(inMegabytes(150 * 1_048_576), '150 MB');
  });

  it('names the machine', () => {
    assert.match(machine(), /cores, \d+ MB, .*Node\.js v\d+/);
  });

  it('prints tables that are Markdown', () => {
    const table = { title: 'Times', columns: ['What', 'ms'], rows: [['a picker', '8'], ['x']] };
    assert.equal(
      tableText(table),
      [
        'Times',
        '',
        '| What     | ms |',
        '|----------|----|',
        '| a picker | 8  |',
        '| x        |    |',
        '',
      ].join('\n'),
    );
  });

  it('has as many agents and skill groups as it says, each agent in one', () => {
    const { agents = [], groups = [] } = largeDesk(1_000, 20);
    assert.deepEqual([agents.length, groups.length], [1_000, 20]);
    const mails = agents.map((agent) => (typeof agent === 'string' ? agent : agent.mail));
    assert.equal(new Set(mails).size, 1_000);
  });
});
