import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { AppProcess } from '../../sandbox/app/app-process';
import { freePort } from '../../sandbox/app/free-port';
import type { Message } from '../../sandbox/slack/types';
import type { CheckLine } from '../../src/domain/checkup';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/slack/scopes';
import { program } from '../support/app/program';
import { createWorld, SIGNING_SECRET, type World } from '../support/app/world';
import { testDatabase } from '../support/postgres';

type Settings = Readonly<Record<string, string>>;
const SMALL_DISK = join(__dirname, '..', 'support', 'app', 'small-disk.ts');
const FILE = 'contact-customer.sqlite';

/** One thing that is wrong, and the lines that are not `ok` or `unchecked` because of it. */
interface Injected {
  readonly fault: string;
  readonly red: Readonly<Record<string, 'failed' | 'warning'>>;
  /** What the line says about it, and how to mend it. */
  readonly says: RegExp;
  readonly mode?: 'http';
  /** Brings it about. */
  readonly inject?: (world: World) => void;
  /** The settings that belong to it. */
  readonly settings?: (world: World) => Promise<Settings> | Settings;
  readonly preload?: readonly string[];
}

async function doctor(settings: Settings, options: readonly string[], preload: readonly string[]) {
  const { args, ...how } = program(settings, preload);
  const app = new AppProcess({ ...how, args: [...args, 'doctor', ...options] });
  const { code } = await app.untilEnded();
  return { code, stdout: app.stdout, stderr: app.stderr };
}

async function checkup(settings: Settings, preload: readonly string[] = []) {
  const { code, stdout, stderr } = await doctor(settings, ['--json'], preload);
  assert.equal(stderr, '');
  const told = JSON.parse(stdout) as { ok: boolean; checks: CheckLine[] };
  assert.equal(code, told.ok ? 0 : 1);
  for (const check of told.checks) {
    assert.deepEqual(Object.keys(check), ['name', 'state', 'what', 'why', 'mend']);
  }
  return told.checks;
}

function notGreen(checks: readonly CheckLine[]): Record<string, string> {
  const red = checks.filter(({ state }) => state === 'failed' || state === 'warning');
  return Object.fromEntries(red.map(({ name, state }) => [name, state]));
}

const deskCode = (code: number, red: Injected['red'], says: RegExp): Injected => ({
  fault: `Desk answers ${code}`,
  red,
  says,
  inject: ({ desk }) => void desk.next({ kind: 'code', code }, { times: 99 }),
});

const signature = { 'desk.signature': 'failed' } as const;
const host = { 'desk.host': 'failed' } as const;
const bought = { 'desk.bought': 'failed' } as const;
const administrator = { 'desk.administrator': 'failed' } as const;

const FAULTS: readonly Injected[] = [
  {
    fault: 'the bot token is revoked',
    red: { 'slack.bot-token': 'failed' },
    says: /token_revoked.*OAuth & Permissions/,
    inject: ({ slack }) =>
      void slack.fail('auth.test', { kind: 'error', error: 'token_revoked', times: 9 }),
  },
  {
    fault: 'the app-level token is another app’s',
    red: { 'slack.app-token': 'failed' },
    says: /invalid_auth.*App-Level Tokens/,
    settings: () => ({ SLACK_APP_TOKEN: 'xapp-other' }),
  },
  {
    fault: 'the app-level token lacks its scope',
    red: { 'slack.app-token': 'failed' },
    says: /missing_scope.*connections:write/,
    inject: ({ slack }) =>
      void slack.fail('apps.connections.open', { kind: 'error', error: 'missing_scope', times: 9 }),
  },
  {
    fault: 'Slack gives no answer about the app-level token',
    red: { 'slack.app-token': 'warning' },
    says: /HTTP status 503.*again/,
    inject: ({ slack }) =>
      void slack.fail('apps.connections.open', { kind: 'status', status: 503, times: 9 }),
  },
  {
    fault: 'a needed scope is missing',
    red: { 'slack.scopes': 'failed' },
    says: /not granted: chat:write\.public\..*Reinstall/,
    inject({ slack }) {
      slack.scopes = slack.scopes.filter((scope) => scope !== 'chat:write.public');
    },
  },
  {
    fault: 'an optional scope is missing',
    red: { 'slack.scopes': 'warning' },
    says: /optional and not granted: users:read\.email\./,
    inject({ slack }) {
      slack.scopes = slack.scopes.filter((scope) => scope !== 'users:read.email');
    },
  },
  {
    fault: 'Slack is down',
    red: { 'slack.reachable': 'failed' },
    says: /ECONNREFUSED.*SLACK_API_URL/,
    settings: async () => ({ SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/` }),
  },
  {
    fault: 'the clock is two minutes off Slack’s',
    red: { 'slack.clock': 'warning' },
    says: /1[12]\d s slow.*NTP/,
    inject({ slack }) {
      slack.clockAheadMs = 120_000;
    },
  },
  {
    fault: 'the clock is ten minutes off Slack’s',
    red: { 'slack.clock': 'failed' },
    says: /(59|60)\d s fast.*NTP/,
    inject({ slack }) {
      slack.clockAheadMs = -600_000;
    },
  },
  {
    fault: 'the clock is ten minutes off Desk’s',
    red: { 'desk.clock': 'failed' },
    says: /(59|60)\d s slow.*NTP/,
    inject({ desk }) {
      desk.clockAheadMs = 600_000;
    },
  },
  {
    fault: 'Desk is down',
    red: { 'desk.reachable': 'failed' },
    says: /ECONNREFUSED.*DESK_URL/,
    settings: async () => ({ DESK_URL: `http://127.0.0.1:${await freePort()}` }),
  },
  {
    fault: 'a proxy answers for Desk',
    red: { 'desk.reachable': 'failed' },
    says: /HTTP 502.*DESK_URL/,
    inject: ({ desk }) =>
      void desk.next({ kind: 'status', status: 502, effect: false }, { times: 99 }),
  },
  {
    fault: 'the secret key is another app’s',
    red: signature,
    says: /another app's key \(code 70009\).*DESK_SECRET_KEY:/,
    settings: () => ({ DESK_SECRET_KEY: 'f'.repeat(64) }),
  },
  {
    fault: 'the SDKAppID is unknown in this data centre',
    red: host,
    says: /code 70020.*DESK_URL: https:\/\/console\.tim\.qq\.com/,
    settings: () => ({ DESK_SDKAPPID: '1400000001' }),
  },
  {
    fault: 'the account is no administrator',
    red: administrator,
    says: /code 60010.*DESK_ADMIN:/,
    settings: () => ({ DESK_ADMIN: 'alice' }),
  },
  {
    fault: 'Desk is not bought',
    red: bought,
    says: /code 141000.*bought/,
    inject({ desk }) {
      desk.state.isDeskApp = false;
    },
  },
  deskCode(60006, host, /SDKAppID.*code 60006.*DESK_SDKAPPID:/),
  deskCode(60020, bought, /expired or was not bought \(code 60020\).*renew/),
  deskCode(60021, { 'desk.reachable': 'failed' }, /IP address.*code 60021.*allowed/),
  deskCode(70001, signature, /expired \(code 70001\).*clock/),
  deskCode(70016, host, /code 70016.*DESK_URL:/),
  deskCode(70050, signature, /code 70050.*wait a minute/),
  {
    fault: 'one list is refused',
    red: { 'desk.lists.agents': 'warning' },
    says: /code 141014.*switch it on/,
    inject: ({ desk }) =>
      void desk.next({ kind: 'code', code: 141014 }, { command: 'get_member_list', times: 9 }),
  },
  {
    fault: 'one list is not as documented',
    red: { 'desk.lists.queues': 'warning' },
    says: /not as it is documented/,
    inject: ({ desk }) => {
      const answer = { kind: 'body', body: '{"ErrorCode":0,"Data":7}', effect: false } as const;
      desk.next(answer, { command: 'describe_reception_realtime_statistics', times: 9 });
    },
  },
  {
    fault: 'one list gets no answer',
    red: { 'desk.lists.groups': 'warning' },
    says: /cannot be read \(HTTP 502\)/,
    inject: ({ desk }) => {
      const answer = { kind: 'status', status: 502, effect: false } as const;
      desk.next(answer, { command: 'get_member_group_list', times: 9 });
    },
  },
  {
    fault: 'an account is unknown to Desk',
    red: { 'desk.account': 'failed' },
    says: /does not list @nobody\. DESK_ACCOUNT:/,
    settings: () => ({ DESK_ACCOUNT: '@support,@nobody' }),
  },
  {
    fault: 'the store’s folder is a file',
    red: { 'store.usable': 'failed' },
    says: /ENOTDIR.*DATA_DIR:/,
    async settings({ dataDir }) {
      const file = join(dataDir, 'a-file');
      await writeFile(file, '');
      return { DATA_DIR: file };
    },
  },
  {
    fault: 'the store is no database',
    red: { 'store.usable': 'failed' },
    says: /not a database.*DATA_DIR:/,
    async settings({ dataDir }) {
      await mkdir(join(dataDir, 'broken'));
      await writeFile(join(dataDir, 'broken', FILE), 'x'.repeat(4096));
      return { DATA_DIR: join(dataDir, 'broken') };
    },
  },
  {
    fault: 'PostgreSQL is down',
    red: { 'store.usable': 'failed' },
    says: /ECONNREFUSED.*DATABASE_URL:/,
    settings: async () => ({ DATABASE_URL: `postgres://app:pw@127.0.0.1:${await freePort()}/app` }),
  },
  {
    fault: 'the disk is nearly full',
    red: { 'store.disk': 'warning' },
    says: /only 500 MB free.*Make room/,
    settings: () => ({ FREE_BYTES: String(500 * 2 ** 20) }),
    preload: [SMALL_DISK],
  },
  {
    fault: 'the disk is full',
    red: { 'store.disk': 'failed' },
    says: /only 99 MB free.*Make room/,
    settings: () => ({ FREE_BYTES: String(99.5 * 2 ** 20) }),
    preload: [SMALL_DISK],
  },
  {
    fault: 'a setting has the wrong form',
    red: { 'app.settings.DESK_SDKAPPID': 'failed' },
    says: /whole number above 0.*SDKAppID on its overview page/,
    settings: () => ({ DESK_SDKAPPID: 'my app' }),
  },
  {
    fault: 'an account has the wrong form',
    red: { 'app.settings.DESK_ACCOUNT': 'failed' },
    says: /printable ASCII.*customer service accounts/,
    settings: () => ({ DESK_ACCOUNT: ',' }),
  },
  {
    fault: 'the signing secret has the wrong form',
    mode: 'http',
    red: { 'app.settings.SLACK_SIGNING_SECRET': 'failed' },
    says: /32 hexadecimal.*App Credentials/,
    settings: () => ({ SLACK_SIGNING_SECRET: 'secret' }),
  },
  {
    fault: 'the database’s address has the wrong form',
    red: { 'app.settings.DATABASE_URL': 'failed' },
    says: /postgres:\/\//,
    settings: () => ({ DATABASE_URL: 'mysql://app@db/app' }),
  },
];

describe('npm run doctor', function () {
  this.timeout(60_000);
  let world: World;
  let other: Server | undefined;
  afterEach(async () => {
    other?.close();
    other = undefined;
    await world.close();
  });

  async function newWorld(mode: 'socket' | 'http' = 'socket'): Promise<Settings> {
    const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES];
    world = await createWorld({ mode, slack: { scopes } });
    return { ...world.settings(), PORT: String(await freePort()) };
  }

  for (const mode of ['socket', 'http'] as const) {
    it(`is all green over ${mode} where nothing is wrong, and changes nothing`, async () => {
      const settings = await newWorld(mode);
      const checks = await checkup(settings);
      assert.deepEqual(notGreen(checks), {});
      const unchecked = checks.filter(({ state }) => state === 'unchecked');
      assert.deepEqual(
        unchecked.map(({ name }) => name),
        [
          ...(mode === 'http' ? ['slack.signing-secret'] : []),
          'slack.command',
          'slack.interactivity',
          'desk.spelling',
          'desk.contact-feature',
        ],
      );
      for (const { name, mend } of unchecked) assert.match(mend, /\S/, name);
      assert.equal(world.desk.contacts.size, 0);
      assert.ok(world.desk.calls.every(({ command }) => /^(get|describe)_/.test(command)));
      assert.equal(world.slack.connections, 0);
      assert.deepEqual(
        [...new Set(world.slack.calls.map(({ method }) => method))].sort(),
        mode === 'http' ? ['auth.test'] : ['apps.connections.open', 'auth.test'],
      );
      assert.throws(() => new DatabaseSync(join(world.dataDir, FILE), { readOnly: true }));
    });
  }

  for (const { fault, red, says, mode, inject, preload, ...wrong } of FAULTS) {
    it(`turns exactly its line red when ${fault}`, async () => {
      const settings = await newWorld(mode);
      inject?.(world);
      const checks = await checkup({ ...settings, ...(await wrong.settings?.(world)) }, preload);
      assert.deepEqual(notGreen(checks), red);
      const [name = ''] = Object.keys(red);
      const line = checks.find((check) => check.name === name);
      assert.match(`${line?.why} ${line?.mend}`, says);
    });
  }

  it('turns the port red where another program listens', async () => {
    const settings = await newWorld();
    const taken = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
    other = taken;
    await new Promise<void>((resolve) => taken.listen(Number(settings['PORT']), resolve));
    const checks = await checkup(settings);
    assert.deepEqual(notGreen(checks), { 'app.port': 'failed' });
  });

  it('turns the metrics’ port red where another program listens, or it is PORT', async () => {
    const settings = await newWorld();
    const taken = createServer((socket) => socket.end());
    other = taken;
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    for (const METRICS_PORT of [String(port), settings['PORT'] ?? '']) {
      const checks = await checkup({ ...settings, METRICS_PORT });
      assert.deepEqual(notGreen(checks), { 'app.metrics-port': 'failed' });
    }
  });

  it('is green beside the running app, and leaves its rows alone', async () => {
    const settings = { ...(await newWorld()), METRICS_PORT: String(await freePort()) };
    const { PORT = '', METRICS_PORT } = settings as Settings;
    await world.start({ PORT, METRICS_PORT: METRICS_PORT ?? '' });
    const checks = await checkup(settings);
    assert.deepEqual(notGreen(checks), {});
    assert.match(checks.find(({ name }) => name === 'app.port')?.why ?? '', /app is running/);
    assert.match(checks.find(({ name }) => name === 'store.tables')?.why ?? '', /up to date/);
  });

  it('shows people the same, without colours where nobody sees them, and no secret', async () => {
    const settings = await newWorld();
    const { code, stdout } = await doctor({ ...settings, DESK_ACCOUNT: '@nobody' }, [], []);
    assert.equal(code, 1);
    assert.match(stdout, /^ {2}✓ Bot token {3,}is the one of @contact-customer\.$/m);
    assert.match(stdout, /^ {2}✗ Accounts to use {2,}Desk does not list @nobody\.\n +→ /m);
    assert.match(stdout, /\n\d+ ok, 1 failed, 4 not checked\n/);
    assert.ok(!stdout.includes('\u001b'));
    for (const secret of [
      settings['SLACK_BOT_TOKEN'],
      settings['SLACK_APP_TOKEN'],
      settings['DESK_SECRET_KEY'],
      SIGNING_SECRET,
    ]) {
      assert.ok(!stdout.includes(secret ?? '?'));
    }
  });

  it('says how it is used where it does not understand', async () => {
    const settings = await newWorld();
    const { code, stderr } = await doctor(settings, ['--yaml'], []);
    assert.equal(code, 2);
    assert.match(stderr, /Usage/);
  });

  describe('on PostgreSQL', () => {
    it('is all green, and red for a wrong password', async function () {
      const database = await testDatabase();
      if (database === undefined) return this.skip();
      try {
        const settings = { ...(await newWorld()), DATABASE_URL: database.url };
        const checks = await checkup(settings);
        assert.deepEqual(notGreen(checks), {});
        assert.match(JSON.stringify(checks), /PostgreSQL \d+\.\d+/);
        const wrong = new URL(database.url);
        wrong.password = 'wrong-password';
        const red = await checkup({ ...settings, DATABASE_URL: wrong.href });
        assert.deepEqual(notGreen(red), { 'store.usable': 'failed' });
        assert.doesNotMatch(JSON.stringify(red), /wrong-password/);
      } finally {
        await database.drop();
      }
    });
  });
});

describe('/contact-customer doctor', function () {
  this.timeout(60_000);
  for (const mode of ['socket', 'http'] as const) {
    it(`tells only whoever asked, over ${mode}`, async () => {
      const scopes = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES];
      const world = await createWorld({ mode, slack: { scopes } });
      try {
        const app = await world.start();
        await type(world);
        const fine = await told(world, /Nothing is wrong/);
        assert.match(fine.text, /In order: .*Slash command/);
        assert.match(fine.text, /Cannot be checked from here: .*Contacting users/);
        world.slack.scopes = ['commands', 'chat:write'];
        const asked = () => world.slack.calls.filter(({ method }) => method === 'auth.test').length;
        const before = asked();
        await type(world);
        await world.slack.waitFor(() => messagesSaying(world, /Nothing is wrong/)[1], 20_000);
        assert.equal(asked(), before, 'the answer is remembered');
        await app.kill('SIGTERM');
        await world.start();
        await type(world);
        const wrong = await told(world, /not granted/);
        assert.equal(wrong.visibleTo, 'U_ALICE');
        assert.match(wrong.text, /chat:write\.public/);
        assert.equal(world.desk.contacts.size, 0);
      } finally {
        await world.close();
      }
    });
  }

  const type = ({ slack }: World) =>
    slack.command({ text: 'doctor', user: 'U_ALICE', channel: 'G_PRIVATE' });

  const messagesSaying = ({ slack }: World, said: RegExp): Message[] =>
    slack.messages().filter(({ text }) => said.test(text));

  function told(world: World, said: RegExp): Promise<Message> {
    return world.slack.waitFor(() => messagesSaying(world, said)[0], 20_000);
  }
});
