import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess } from '../../sandbox/app/app-process';
import { freePort } from '../../sandbox/app/free-port';
import { ask, askWithView, messageSaying } from '../support/app/asking';
import { program } from '../support/app/program';
import { createWorld, type World } from '../support/app/world';

describe('the start', function () {
  this.timeout(60_000);
  let world: World;
  let folder: string;
  before(async () => {
    world = await createWorld({ mode: 'socket' });
    folder = await mkdtemp(join(tmpdir(), 'contact-customer-start-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts the program with wrong settings and returns what it says. */
  async function reportOf(settings: Readonly<Record<string, string>>): Promise<string> {
    const app = new AppProcess(program(settings));
    assert.deepEqual(await app.untilEnded(), { code: 1, signal: null });
    return app.stderr;
  }

  it('reports every setting that is missing, and where to find it', async () => {
    const report = await reportOf({});
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'DESK_SDKAPPID']) {
      assert.match(report, new RegExp(`- ${name} is not set\\.\n  \\S`));
    }
    assert.match(report, /5 settings need a look/);
  });

  it('reports wrong tokens, folder, port and values together', async () => {
    const notAFolder = join(folder, 'file');
    await writeFile(notAFolder, '');
    const [taken, alsoTaken] = [await listen(), await listen()];
    const { port } = taken.address() as { port: number };
    const { port: metricsTaken } = alsoTaken.address() as { port: number };
    const report = await reportOf({
      ...world.settings(),
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: 'xapp-wrong',
      DATA_DIR: notAFolder,
      PORT: String(port),
      METRICS_PORT: String(metricsTaken),
      DESK_SDKAPPID: 'my app',
    });
    taken.close();
    alsoTaken.close();
    assert.match(report, /6 settings need a look/);
    assert.match(report, /- SLACK_BOT_TOKEN is refused by Slack \(invalid_auth\)/);
    assert.match(report, /- SLACK_APP_TOKEN is refused by Slack \(invalid_auth\)/);
    assert.match(report, /- DATA_DIR cannot be used to keep the requests \((EEXIST|ENOTDIR)\)/);
    assert.match(report, /- PORT is \d+, which cannot be listened on \(EADDRINUSE\)/);
    assert.match(report, /- METRICS_PORT is \d+, which cannot be listened on \(EADDRINUSE\)/);
    assert.match(report, /- DESK_SDKAPPID must be a whole number/);
    assert.doesNotMatch(report, /xoxb-wrong|xapp-wrong/);
  });

  it('reports that the metrics cannot be on the same port', async () => {
    const port = String(await freePort());
    const report = await reportOf({ ...world.settings(), PORT: port, METRICS_PORT: port });
    assert.match(report, /1 setting needs a look[\s\S]*- METRICS_PORT must be another port/);
  });

  it('reports in the language of the app', async () => {
    assert.match(await reportOf({ APP_LANGUAGE: 'zh-CN' }), /SLACK_BOT_TOKEN.*[一-鿿]/);
  });

  it('takes a secret from a file, line break and all', async () => {
    const file = join(folder, 'desk-key');
    await writeFile(file, `${world.desk.credentials.secretKey}\n`);
    await world.start({ DESK_SECRET_KEY: '', DESK_SECRET_KEY_FILE: file });
    await ask(world, { customer: 'from-file-1' });
    await messageSaying(world, 'from-file-1', /was assigned/);
  });

  it('speaks Chinese where it is told to', async () => {
    const chinese = await createWorld({ mode: 'http', settings: { APP_LANGUAGE: 'zh-CN' } });
    try {
      await chinese.start();
      const { view } = await askWithView(chinese, { customer: 'zh-1' });
      assert.match(view.definition.title.text, /^[一-鿿]+$/);
      const message = await messageSaying(chinese, 'zh-1', /alice@example\.com/);
      assert.doesNotMatch(message.text, /\b(customer|agent|asked)\b/i);
    } finally {
      await chinese.close();
    }
  });
});

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => resolve(server));
  });
}

describe('the stop', function () {
  this.timeout(60_000);
  for (const [mode, signal] of [
    ['http', 'SIGTERM'],
    ['socket', 'SIGINT'],
  ] as const) {
    it(`finishes what runs over ${mode} and exits 0 on ${signal}`, async () => {
      const world = await createWorld({ mode });
      try {
        const app = await world.start();
        world.desk.next({ kind: 'delay', ms: 2_000 }, { command: 'contact_user' });
        await ask(world, { customer: 'last-1' });
        await world.desk.waitFor(({ calls }) =>
          calls.some(({ command }) => command === 'contact_user'),
        );
        assert.deepEqual(await app.kill(signal), { code: 0, signal: null });
        const [message] = world.slack.messages();
        assert.match(message?.text ?? '', /was assigned/);
        assert.equal(app.stderr, '');
      } finally {
        await world.close();
      }
    });
  }

  it('ends with code 0 on SIGTERM while it is still starting, as PID 1 has to by itself', async () => {
    const world = await createWorld({ mode: 'socket' });
    try {
      world.slack.fail('auth.test', { kind: 'hang' });
      const app = new AppProcess(program({ ...world.settings(), PORT: String(await freePort()) }));
      const asked = () => world.slack.calls.some(({ method }) => method === 'auth.test');
      await world.slack.waitFor(asked, 30_000);
      assert.deepEqual(await app.kill('SIGTERM'), { code: 0, signal: null });
      assert.equal(app.stdout + app.stderr, '');
    } finally {
      await world.close();
    }
  });

  it('finishes what runs while Socket Mode is reconnecting', async () => {
    const world = await createWorld({ mode: 'socket' });
    const deaf = await listen();
    try {
      const app = await world.start();
      const { port } = deaf.address() as { port: number };
      const body = JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}` });
      world.slack.fail('apps.connections.open', { kind: 'status', status: 200, body, times: 9 });
      const reconnecting = once(deaf, 'connection');
      world.desk.next({ kind: 'delay', ms: 4_500 }, { command: 'contact_user' });
      await ask(world, { customer: 'cut-off-1' });
      world.slack.cutConnections();
      await reconnecting;
      assert.deepEqual(await app.kill('SIGTERM'), { code: 0, signal: null });
      const [message] = world.slack.messages();
      assert.match(message?.text ?? '', /was assigned/);
    } finally {
      deaf.close();
      await world.close();
    }
  });

  it('leaves what takes over 15 s to the next start', async () => {
    const world = await createWorld({ mode: 'http' });
    try {
      const app = await world.start();
      world.desk.next({ kind: 'silence', effect: true }, { command: 'contact_user' });
      world.desk.next(
        { kind: 'silence', effect: false },
        { command: 'get_session_state', times: 9 },
      );
      await ask(world, { customer: 'left-1' });
      await world.desk.waitFor(({ calls }) =>
        calls.some(({ command }) => command === 'contact_user'),
      );
      world.slack.fail('chat.postMessage', { kind: 'hang', times: 9 });
      const began = Date.now();
      assert.deepEqual(await app.kill('SIGTERM'), { code: 0, signal: null });
      assert.ok(Date.now() - began < 20_000);
      world.desk.forgetNext();
      world.slack.heal();
      await world.start();
      await messageSaying(world, 'left-1', /is with agent|Unconfirmed/, 20_000);
    } finally {
      await world.close();
    }
  });
});
