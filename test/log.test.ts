import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import * as fc from 'fast-check';
import { createLog, createRedactor } from '../src/log';

/** A log and the lines that it has written, parsed. */
function recordingLog(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog('info', secrets, (line) => lines.push(line));
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('the log', () => {
  it('writes one JSON line per event, with its level and time', () => {
    const { log, lines, last } = recordingLog();
    log.info({ port: 3000 }, 'started');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^\{.*\}\n$/);
    const { time, ...rest } = last();
    assert.deepEqual(rest, { level: 'info', port: 3000, event: 'started' });
    assert.ok(Math.abs(Date.parse(time) - Date.now()) < 10_000);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = recordingLog();
    log.debug({}, 'detail');
    assert.equal(lines.length, 0);
  });

  it('names the request on every line that is written while it is worked on', async () => {
    const { log, lines } = recordingLog();
    await Promise.all([
      log.about('one', async () => {
        await setImmediate();
        log.warn({}, 'first');
      }),
      log.about('two', async () => log.error({}, 'second')),
    ]);
    const ids = lines
      .map((line) => JSON.parse(line))
      .map(({ event, requestId }) => [event, requestId]);
    assert.deepEqual(ids.sort(), [
      ['first', 'one'],
      ['second', 'two'],
    ]);
  });

  it('keeps the fields of one line out of the next', () => {
    const { log, last } = recordingLog();
    log.about('one', () => {
      log.warn({ error: 'ECONNRESET' }, 'first');
      log.info({ outcome: 'assigned' }, 'second');
    });
    const { time: _, ...line } = last();
    assert.deepEqual(line, {
      level: 'info',
      requestId: 'one',
      outcome: 'assigned',
      event: 'second',
    });
  });

  it('writes of an error its name, message, code, cause and stack, nothing else', () => {
    const { log, last } = recordingLog();
    const cause = new Error('below');
    const error = Object.assign(new Error('above', { cause }), {
      code: 'EX',
      config: { url: 'x' },
    });
    log.error({ error }, 'failed');
    const { stack, cause: logged, ...rest } = last().error;
    assert.deepEqual(rest, { name: 'Error', message: 'above', code: 'EX' });
    assert.equal(logged.message, 'below');
    assert.match(stack, /log\.test/);
    log.error({ error: 'a text' }, 'failed');
    assert.equal(last().error, 'a text');
  });

  it('holds no secret, in whatever form', () => {
    const { log, lines } = recordingLog(['s3cr"et+/=']);
    log.info({ a: 's3cr"et+/=', b: encodeURIComponent('s3cr"et+/=') }, 'x s3cr"et+/= y');
    assert.doesNotMatch(lines.join(''), /s3cr/);
  });
});

describe('the redactor', () => {
  const redact = createRedactor([]);
  for (const [text, left] of [
    ['…?identifier=a&usersig=eJyrVgrx&random=1', '…?identifier=a&usersig=[removed]&random=1'],
    ['token xoxb-12-ab and xapp-1-A2', 'token [removed] and [removed]'],
    ['https://hooks.slack.com/commands/T1/2/x failed', '[removed] failed'],
    ['postgres://app:pass@db:5432/x', 'postgres://app:[removed]@db:5432/x'],
  ] as const) {
    it(`removes what looks like a credential from "${text}"`, () => {
      assert.equal(redact(text), left);
    });
  }

  it('removes every known secret wherever it stands', () => {
    const secrets = fc.string({ minLength: 8 }).filter((s) => !'[removed]'.includes(s));
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        const text = createRedactor([secret])(before + secret + after);
        assert.equal(text.includes(secret), false);
      }),
    );
  });
});
