import assert from 'node:assert/strict';
import { LogLevel } from '@slack/web-api';
import { createSdkLogger } from '../../src/slack/sdk-logger';
import { RecordingLog } from '../support/store-support';

describe("the SDK's logger", () => {
  let log: RecordingLog;
  let logger: ReturnType<typeof createSdkLogger>;

  beforeEach(() => {
    log = new RecordingLog();
    logger = createSdkLogger(log);
  });

  it('drops debug lines, which print payloads', () => {
    logger.setLevel(LogLevel.DEBUG);
    logger.debug('http request body: {"text":"secret"}');
    assert.deepEqual(log.lines, []);
    assert.equal(logger.getLevel(), LogLevel.INFO);
  });

  it('keeps what matters in the log of the app, a level lower where it is routine', () => {
    logger.setName('web-api');
    logger.info('connected');
    logger.warn('slow', 'link');
    logger.error('lost');
    assert.deepEqual(log.lines, [
      { level: 'debug', event: 'slack sdk', sdk: 'connected' },
      { level: 'warn', event: 'slack sdk', sdk: 'slow link' },
      { level: 'error', event: 'slack sdk', sdk: 'lost' },
    ]);
  });

  it('never prints an object: an error gives its message, anything else its type', () => {
    const error = Object.assign(new RangeError('too far'), { request: { token: 'xoxb-secret' } });
    logger.error('failed', error, { payload: 'secret' }, ['secret'], 7, undefined, null);
    const sdk = 'failed RangeError: too far [object] [object] [number] [undefined] [object]';
    assert.deepEqual(log.lines, [{ level: 'error', event: 'slack sdk', sdk }]);
  });
});
