import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SECRETS } from '../src/secret-files';
import { type Environment, readLanguage, readSettings, secretsOf } from '../src/settings';
import { textsFor } from '../src/texts/catalogue';
import { withFolder } from './support/store-support';

const { start } = textsFor('en');

const RIGHT: Environment = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  DESK_SDKAPPID: '1400000000',
  DESK_SECRET_KEY: 'a-key',
  DESK_ADMIN: 'administrator',
  DESK_ACCOUNT: '@support',
};

/** What is wrong with one setting when all the others are right; undefined when nothing is. */
function problemWith(name: string, value: string, others: Environment = {}): string | undefined {
  const { problems } = readSettings({ ...RIGHT, ...others, [name]: value }, start);
  return problems.find(({ setting }) => setting === name)?.problem;
}

describe('settings', () => {
  it('fill in the documented defaults', () => {
    const { settings, problems } = readSettings(RIGHT, start);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_SIGNING_SECRET: undefined,
      SLACK_API_URL: 'https://slack.com/api/',
      PORT: 3000,
      DESK_SDKAPPID: 1_400_000_000,
      DESK_SECRET_KEY: 'a-key',
      DESK_ADMIN: 'administrator',
      DESK_ACCOUNT: ['@support'],
      DESK_URL: 'https://console.tim.qq.com',
      AGENT_ADDRESSES: new Map(),
      DESK_WORKSPACE_URL: undefined,
      ACCEPT_ALERT: 60,
      TELL_AGENTS: 'on',
      DATA_DIR: './data',
      DATABASE_URL: undefined,
      RETENTION_DAYS: 180,
      METRICS_TOKEN: undefined,
      METRICS_PORT: undefined,
      OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
      OTEL_EXPORTER_OTLP_HEADERS: undefined,
      OTEL_SERVICE_NAME: 'contact-customer',
      LOG_LEVEL: 'info',
      APP_LANGUAGE: 'en',
    });
  });

  it('report all problems, not only the first', () => {
    const { problems } = readSettings({}, start);
    assert.deepEqual(
      problems.map(({ setting }) => setting),
      ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'DESK_SDKAPPID', 'DESK_SECRET_KEY', 'DESK_ADMIN'],
    );
  });

  it('take an empty variable for one that is not set', () => {
    assert.equal(problemWith('PORT', ' '), undefined);
    assert.equal(problemWith('DESK_ADMIN', '  '), start.missing);
  });

  it('need a signing secret only without an app token', () => {
    assert.equal(problemWith('SLACK_SIGNING_SECRET', ''), undefined);
    assert.equal(problemWith('SLACK_SIGNING_SECRET', '', { SLACK_APP_TOKEN: '' }), start.missing);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['SLACK_BOT_TOKEN', 'xapp-1', start.wrongStart('xoxb-')],
    ['SLACK_APP_TOKEN', 'xoxb-1', start.wrongStart('xapp-')],
    ['SLACK_SIGNING_SECRET', 'short', start.notASigningSecret],
    ['SLACK_API_URL', 'http://slack.com/api/', start.notAUrl],
    ['PORT', '0', start.notAPort],
    ['PORT', '65536', start.notAPort],
    ['PORT', '3e3', start.notAPort],
    ['DESK_SDKAPPID', '-1', start.notAnSdkAppId],
    ['DESK_SDKAPPID', '1.5', start.notAnSdkAppId],
    ['DESK_SECRET_KEY', 'two words', start.notASecretKey],
    ['DESK_ADMIN', 'a'.repeat(33), start.notAUserId],
    ['DESK_ACCOUNT', '@support,客服', start.notAUserId],
    ['DESK_ACCOUNT', ' , ', start.notAUserId],
    ['DESK_URL', 'console.tim.qq.com', start.notAUrl],
    ['DESK_URL', 'https://user:password@console.tim.qq.com', start.notAUrl],
    ['DESK_URL', 'https://console.tim.qq.com?x=1', start.notAUrl],
    [
      'AGENT_ADDRESSES',
      'alice@example.com, U012AB3CD=a@b.cd, U012AB3CD=c@d.ef, U045=A@B.CD',
      start.wrongAgentAddresses(
        [
          start.notAnAgentAddress('alice@example.com'),
          start.memberTwice('U012AB3CD=c@d.ef'),
          start.addressTwice('U045=A@B.CD'),
        ].join('; '),
      ),
    ],
    ['DESK_WORKSPACE_URL', 'desk.qcloud.com', start.notAUrl],
    ['ACCEPT_ALERT', '1501', start.notAnAlert(1_500)],
    ['ACCEPT_ALERT', '-1', start.notAnAlert(1_500)],
    ['ACCEPT_ALERT', '1.5', start.notAnAlert(1_500)],
    ['RETENTION_DAYS', '3651', start.notDays(7, 3_650)],
    ['RETENTION_DAYS', '6', start.notDays(7, 3_650)],
    ['RETENTION_DAYS', '-1', start.notDays(7, 3_650)],
    ['RETENTION_DAYS', '0.5', start.notDays(7, 3_650)],
    ['TELL_AGENTS', 'yes', start.notOneOf('on, off')],
    ['DATABASE_URL', 'mysql://localhost/x', start.notADatabaseUrl],
    ['METRICS_TOKEN', 'fifteen-letters', start.notAMetricsToken],
    ['METRICS_TOKEN', 'two words that are long', start.notAMetricsToken],
    ['METRICS_PORT', '0', start.notAPort],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', start.notACollector],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:pw@collector:4318', start.notACollector],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization', start.notHeaders],
    ['LOG_LEVEL', 'loud', start.notOneOf('debug, info, warn, error')],
    ['APP_LANGUAGE', 'de', start.notOneOf('en, zh-CN')],
  ];
  for (const [name, value, problem] of wrong) {
    it(`say what is wrong with ${name}=${value}`, () => {
      assert.equal(problemWith(name, value), problem);
    });
  }

  it('keep requests for a week, for ten years and for ever', () => {
    for (const days of ['7', '3650', '0']) {
      assert.equal(problemWith('RETENTION_DAYS', days), undefined);
    }
  });

  it('allow plain http on this machine only', () => {
    for (const host of ['localhost', '127.0.0.1:8080', '[::1]:8080']) {
      assert.equal(problemWith('DESK_URL', `http://${host}`), undefined);
    }
  });

  it('allow plain http to a collector anywhere', () => {
    const url = 'http://otel-collector:4318/base';
    assert.equal(problemWith('OTEL_EXPORTER_OTLP_ENDPOINT', url), undefined);
  });

  it('allow no plain http to a collector on another host that is given a credential', () => {
    const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20s3cret' };
    const problemOf = (url: string) => problemWith('OTEL_EXPORTER_OTLP_ENDPOINT', url, headers);
    const inTheClear = start.collectorInTheClear('OTEL_EXPORTER_OTLP_HEADERS');
    assert.equal(problemOf('http://otel-collector:4318'), inTheClear);
    assert.equal(problemOf('http://127.0.0.1:4318'), undefined);
    assert.equal(problemOf('https://otel-collector:4318'), undefined);
    assert.equal(problemOf('otel-collector'), start.notACollector);
    assert.equal(problemOf(''), undefined);
  });

  it('read several customer service accounts', () => {
    const { settings } = readSettings({ ...RIGHT, DESK_ACCOUNT: ' @a, @b ,' }, start);
    assert.deepEqual(settings.DESK_ACCOUNT, ['@a', '@b']);
  });

  it('read the addresses of agents', () => {
    const given = { ...RIGHT, AGENT_ADDRESSES: 'U012AB3CD=alice@example.com, W045 = Bob@b.cd,' };
    const { settings, problems } = readSettings(given, start);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      settings.AGENT_ADDRESSES,
      new Map([
        ['U012AB3CD', 'alice@example.com'],
        ['W045', 'Bob@b.cd'],
      ]),
    );
  });

  it('need no customer service account', () => {
    const { settings, problems } = readSettings({ ...RIGHT, DESK_ACCOUNT: '' }, start);
    assert.deepEqual(problems, []);
    assert.equal(settings.DESK_ACCOUNT, undefined);
  });

  it('take a secret from a file, without its last line break', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'key');
      await writeFile(file, 'from-a-file\n');
      const environment = { ...RIGHT, DESK_SECRET_KEY: '', DESK_SECRET_KEY_FILE: file };
      assert.equal(readSettings(environment, start).settings.DESK_SECRET_KEY, 'from-a-file');
    }));

  it('refuse a file that is empty, whatever setting it is for', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'empty');
      await writeFile(file, ' \n');
      for (const name of SECRETS) {
        const others = { [`${name}_FILE`]: file };
        assert.equal(problemWith(name, '', others), start.fileEmpty(`${name}_FILE`));
      }
    }));

  it('refuse a secret that is given twice, and a file that is not there', () => {
    const twice = problemWith('DESK_SECRET_KEY', 'key', { DESK_SECRET_KEY_FILE: '/etc/hostname' });
    assert.equal(twice, start.bothSet('DESK_SECRET_KEY', 'DESK_SECRET_KEY_FILE'));
    const path = '/nowhere/key';
    const missing = problemWith('DESK_SECRET_KEY', '', { DESK_SECRET_KEY_FILE: path });
    assert.equal(missing, start.fileUnreadable('DESK_SECRET_KEY_FILE', 'ENOENT'));
  });

  it('report an app token that cannot be read, and ask for no signing secret besides', () => {
    const environment = { ...RIGHT, SLACK_APP_TOKEN: '', SLACK_APP_TOKEN_FILE: '/nowhere/token' };
    assert.deepEqual(
      readSettings(environment, start).problems.map(({ setting }) => setting),
      ['SLACK_APP_TOKEN'],
    );
  });

  it('name every secret among them', () => {
    const environment = {
      ...RIGHT,
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      DATABASE_URL: 'postgres://u:p@h/d',
      METRICS_TOKEN: 'a-token-for-metrics',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20s3cret,x-team=one',
    };
    assert.deepEqual(secretsOf(readSettings(environment, start).settings), [
      'xoxb-1',
      'xapp-1',
      '0123456789abcdef0123456789abcdef',
      'a-key',
      'postgres://u:p@h/d',
      'a-token-for-metrics',
      'authorization=Bearer%20s3cret,x-team=one',
      'Bearer s3cret',
      'one',
    ]);
  });

  it('never throw, whatever the environment holds', () => {
    const names = Object.keys(start.where);
    const environments = fc.dictionary(fc.constantFrom(...names), fc.string());
    fc.assert(
      fc.property(environments, (environment) => {
        for (const { problem } of readSettings(environment, start).problems) {
          assert.notEqual(problem, '');
        }
      }),
    );
  });
});

describe('the language', () => {
  it('is the one that is set, and English while that is not understood', () => {
    assert.equal(readLanguage({ APP_LANGUAGE: ' zh-CN ' }), 'zh-CN');
    assert.equal(readLanguage({ APP_LANGUAGE: 'klingon' }), 'en');
    assert.equal(readLanguage({}), 'en');
  });
});
