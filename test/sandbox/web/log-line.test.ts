import assert from 'node:assert/strict';
import { readLogLine } from '../../../sandbox/web/log-line';

describe('a line of the app’s log', () => {
  it('is read into time, level, event and the other fields', () => {
    const line = '{"level":"info","time":"2026-01-02T03:04:05.678Z","port":3000,"event":"started"}';
    assert.deepEqual(readLogLine(line), {
      time: '2026-01-02T03:04:05.678Z',
      level: 'info',
      event: 'started',
      rest: '{"port":3000}',
    });
  });

  it('has no rest without other fields', () => {
    assert.equal(readLogLine('{"level":"info","event":"stopped"}').rest, '');
  });

  for (const line of ['Segmentation fault', '[1]', '']) {
    it(`is shown as it is when it is no JSON object: ${JSON.stringify(line)}`, () => {
      assert.deepEqual(readLogLine(line), { time: '', level: '', event: line, rest: '' });
    });
  }
});
