import assert from 'node:assert/strict';
import { type AppSubjects, checkApp } from '../../src/doctor/app-checks';
import { type CheckUpParts, checkUp } from '../../src/doctor/check-up';
import { clockLine } from '../../src/doctor/clock';
import { CHECKED_ROOMS, roomOf } from '../../src/domain/checkup';
import { en, known, lineOf, statesOf } from './kit';

const app = (changes: Partial<AppSubjects> = {}): AppSubjects => ({
  problems: [],
  port: known(3000),
  metricsPort: undefined,
  tryPort: async () => ({ kind: 'free' }),
  tryMetricsPort: async () => ({ kind: 'free' }),
  isAppOn: async () => false,
  isMetricsOn: async () => false,
  ...changes,
});
const UNKNOWN = { kind: 'unknown', settings: ['DESK_URL'] } as const;

describe('the check-up of the app itself', () => {
  it('has one line for each wrong setting, with where to find the right value', async () => {
    const problems = [
      { setting: 'DESK_URL', problem: 'must be a host.' },
      { setting: 'PORT', problem: 'must be a number.' },
    ] as const;
    const lines = await checkApp(app({ problems, port: UNKNOWN }), en);
    assert.deepEqual(statesOf(lines), {
      'app.settings.DESK_URL': 'failed',
      'app.settings.PORT': 'failed',
      'app.port': 'unchecked',
    });
    const [first] = lines;
    assert.equal(first?.what, 'DESK_URL');
    assert.equal(first?.why, 'must be a host.');
    assert.equal(first?.mend, en.start.where.DESK_URL);
  });

  it('tells a free port from the app’s own and from another program’s', async () => {
    const tryPort: AppSubjects['tryPort'] = async () => ({ kind: 'taken', error: 'EADDRINUSE' });
    const portOf = async (changes: Partial<AppSubjects>) =>
      lineOf(await checkApp(app(changes), en), 'app.port');
    assert.equal((await portOf({})).state, 'ok');
    assert.match((await portOf({ tryPort, isAppOn: async () => true })).why, /app is running/);
    const taken = await portOf({ tryPort });
    assert.equal(taken.state, 'failed');
    assert.match(taken.why, /3000.*EADDRINUSE/);
  });
});

describe('the check-up of the port for metrics', () => {
  const portOf = async (changes: Partial<AppSubjects>) =>
    lineOf(await checkApp(app({ metricsPort: known(9464), ...changes }), en), 'app.metrics-port');

  it('has no line where there is no such port, and needs its setting', async () => {
    assert.ok(!('app.metrics-port' in statesOf(await checkApp(app(), en))));
    const line = await portOf({ metricsPort: { kind: 'unknown', settings: ['METRICS_PORT'] } });
    assert.match(line.why, /needs METRICS_PORT/);
  });

  it('tells a free port from the app’s own and from another program’s', async () => {
    const tryMetricsPort = async () => ({ kind: 'taken', error: 'EADDRINUSE' }) as const;
    assert.equal((await portOf({})).state, 'ok');
    assert.equal((await portOf({ tryMetricsPort, isMetricsOn: async () => true })).state, 'ok');
    const taken = await portOf({ tryMetricsPort, isAppOn: async () => true });
    assert.equal(taken.state, 'failed');
    assert.match(`${taken.why} ${taken.mend}`, /9464.*EADDRINUSE.*METRICS_PORT: /);
  });

  it('refuses the app’s own port, and knows none where PORT is wrong', async () => {
    const tryMetricsPort: AppSubjects['tryMetricsPort'] = async (port, appPort) =>
      port === appPort ? { kind: 'same' } : { kind: 'free' };
    const same = await portOf({ tryMetricsPort, port: known(9464) });
    assert.equal(same.state, 'failed');
    assert.equal(same.why, en.start.samePort);
    assert.equal((await portOf({ tryMetricsPort, port: UNKNOWN })).state, 'ok');
  });
});

describe('the clock', () => {
  for (const [aheadMs, state, why] of [
    [0, 'ok', /within 1 s/],
    [-59_999, 'ok', /within 60 s/],
    [60_000, 'warning', /60 s slow/],
    [-299_999, 'warning', /300 s fast/],
    [300_000, 'failed', /300 s slow/],
    [undefined, 'unchecked', /no answer/],
  ] as const) {
    it(`is ${state} by a server that is ${aheadMs} ms ahead`, () => {
      const line = clockLine('slack.clock', aheadMs, en.doctor);
      assert.equal(line.state, state);
      assert.match(line.why, why);
    });
  }
});

describe('a check-up', () => {
  function parts(changes: Partial<CheckUpParts> = {}): CheckUpParts {
    return {
      app: app(),
      slack: {
        bot: UNKNOWN,
        transport: { kind: 'http', signingSecret: UNKNOWN },
        commandCame: false,
      },
      desk: { desk: UNKNOWN, accounts: UNKNOWN },
      store: UNKNOWN,
      texts: en,
      redact: (text) => text,
      ...changes,
    };
  }

  it('goes through the rooms in their order', async () => {
    const rooms = (await checkUp(parts())).map(roomOf);
    assert.deepEqual([...new Set(rooms)], CHECKED_ROOMS);
  });

  it('shows neither secrets nor what moves a terminal’s cursor', async () => {
    const database = { kind: 'unusable', reason: '\u001b[2J\u0007secret\r\n' } as const;
    const store = known(async () => ({ engine: 'SQLite', freeBytes: 0, database }) as const);
    const redact = (text: string) => text.replaceAll('secret', '[removed]');
    const lines = await checkUp(parts({ store, redact }));
    const { why } = lineOf(lines, 'store.usable');
    assert.equal(why, 'cannot be used to keep the requests ( [2J [removed] ).');
  });
});
