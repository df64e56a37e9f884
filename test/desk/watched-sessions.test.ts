import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../src/desk/desk';
import { WatchedSessions } from '../../src/desk/watched-sessions';
import { RecordingRequestLog } from '../support/recording-request-log';

const TARGET = { customer: 'customer-1', account: '@service' };
const KNOWN = { kind: 'known', phase: 'agent' } as const;
const UNKNOWN = { kind: 'unknown' } as const;

describe('looks at sessions', () => {
  it('are logged when the third in a row fails, once, and when one succeeds again', async () => {
    const log = new RecordingRequestLog();
    let answer: SessionAnswer = UNKNOWN;
    const watched = new WatchedSessions({ of: async () => answer }, log);
    const look = () => watched.of(TARGET);
    await look();
    await look();
    assert.deepEqual(log.events('warn'), []);
    for (let n = 0; n < 5; n += 1) assert.equal(await look(), UNKNOWN);
    assert.deepEqual(log.events('warn'), ['Desk does not tell of sessions']);
    answer = KNOWN;
    assert.equal(await look(), KNOWN);
    await look();
    assert.deepEqual(log.events('info'), ['Desk tells of sessions again']);
  });

  it('that fail now and then are not logged', async () => {
    const log = new RecordingRequestLog();
    let nth = 0;
    const watched = new WatchedSessions(
      { of: async () => (++nth % 3 === 0 ? KNOWN : UNKNOWN) },
      log,
    );
    for (let n = 0; n < 9; n += 1) await watched.of(TARGET);
    assert.deepEqual([...log.events('warn'), ...log.events('info')], []);
  });
});
