import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess } from '../../sandbox/app/app-process';
import { freePort } from '../../sandbox/app/free-port';
import type { Snapshot } from '../../sandbox/control/snapshot';

const ROOT = join(__dirname, '..', '..');

/** The sandbox as `npm run sandbox` starts it. `folder`: where it keeps what it has to write. */
function sandbox(folder: string, args: readonly string[]): AppProcess {
  return new AppProcess({
    args: ['--import', 'tsx', join(ROOT, 'sandbox', 'main.ts'), ...args],
    cwd: ROOT,
    // A shell that is set up for the real Slack must not reach the app that is only tried.
    env: {
      ...process.env,
      TMPDIR: folder,
      INIT_CWD: folder,
      SLACK_BOT_TOKEN: 'xoxb-real',
      // tsx compiles otherwise than ts-node: the two do not add up to one coverage.
      NODE_V8_COVERAGE: '',
    },
  });
}

async function addressOf(started: AppProcess): Promise<string> {
  const [, address = ''] = await started.waitForOutput(/ready: (http:\S+)/);
  return address;
}

async function post(url: string, name: string, body: unknown) {
  const response = await fetch(`${url}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { readonly error?: string };
  return { status: response.status, body: answer };
}

async function stateOf(url: string): Promise<Snapshot> {
  return (await (await fetch(`${url}/control/state`)).json()) as Snapshot;
}

/** The first snapshot for which `probe` gives something, read from the stream of all. */
async function until<T>(url: string, probe: (snapshot: Snapshot) => T | undefined): Promise<T> {
  const events = await fetch(`${url}/control/events`, { signal: AbortSignal.timeout(20_000) });
  let text = '';
  for await (const chunk of events.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const lines = text.split('\n\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const found = probe(JSON.parse(line.replace(/^data: /, '')));
      if (found !== undefined) return found;
    }
  }
  throw new Error('the stream ended');
}

describe('the sandbox', function () {
  this.timeout(60_000);
  let folder: string;
  let running: AppProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((each) => each.kill('SIGKILL')));
    await rm(folder, { recursive: true, force: true });
  });

  function start(...args: string[]): AppProcess {
    const started = sandbox(folder, args);
    running.push(started);
    return started;
  }

  for (const [transport, ...args] of [['socket'], ['http', '--http']] as const) {
    it(`does the whole job over ${transport}, driven by its control interface alone`, async () => {
      const started = start(...args);
      const url = await addressOf(started);
      const where = { user: 'U0MIA', channel: 'C0SUPPORT' };
      const text = '/contact-customer 1289316687 group:9465';
      assert.deepEqual(await post(url, 'slack/type', { ...where, text }), {
        status: 200,
        body: {},
      });
      const view = await until(url, ({ slack }) => slack.views[0]);
      const form = { user: 'U0MIA', view: view.id, fields: { reason: 'Refund' } };
      const submitted = await post(url, 'slack/submit', form);
      assert.deepEqual(submitted.body, { clientErrors: {} });
      const message = await until(url, ({ slack }) =>
        slack.messages.find((each) => /was assigned/.test(each.text)),
      );
      assert.match(message.text, /1289316687 was assigned to agent .*alice@example\.com/);
      const { app, desk, slack } = await stateOf(url);
      assert.equal(app.transport, transport);
      assert.equal(slack.connections > 0, transport === 'socket');
      assert.deepEqual(
        desk.calls.filter(isContact).map(({ command, verdict }) => [command, verdict.code]),
        [['contact_user', 0]],
      );
    });
  }

  it('keeps what was asked for when the app is killed, and shows it after the next start', async () => {
    const started = start();
    const url = await addressOf(started);
    await post(url, 'desk/next', {
      answer: { kind: 'delay', ms: 1_500 },
      command: 'contact_user',
    });
    const text = '/contact-customer 1289314544';
    await post(url, 'slack/type', { user: 'U0MIA', channel: 'C0SUPPORT', text });
    const view = await until(url, ({ slack }) => slack.views[0]);
    await post(url, 'slack/submit', { user: 'U0MIA', view: view.id, fields: {} });
    await until(url, ({ desk }) => desk.calls.find(isContact));
    await post(url, 'app/kill', {});
    await until(url, ({ app }) => (app.state === 'ended' ? true : undefined));
    await post(url, 'app/start', {});
    const message = await until(url, ({ slack }) =>
      slack.messages.find((each) => /is with agent/.test(each.text)),
    );
    assert.match(message.text, /1289314544/);
    const { desk } = await stateOf(url);
    assert.equal(desk.contacts.length, 1);
  });

  it('is all in order for the doctor, until a scope is taken away', async () => {
    const url = await addressOf(start());
    const text = '/contact-customer doctor';
    const asking = { user: 'U0MIA', channel: 'C0SUPPORT', text };
    await post(url, 'slack/type', asking);
    const said = (pattern: RegExp) =>
      until(url, ({ slack }) => slack.messages.find((each) => pattern.test(each.text)));
    assert.equal((await said(/^✅ Nothing is wrong/)).visibleTo, 'U0MIA');
    await post(url, 'slack/scopes', { granted: ['commands', 'chat:write'] });
    // The app that runs would remember its answer for a while.
    await post(url, 'app/kill', {});
    await until(url, ({ app }) => (app.state === 'ended' ? true : undefined));
    await post(url, 'app/start', {});
    await until(url, ({ app }) => (app.state === 'running' ? true : undefined));
    await post(url, 'slack/type', asking);
    assert.match((await said(/not granted/)).text, /\*Scopes\* needed and not granted/);
    assert.deepEqual((await stateOf(url)).desk.contacts, []);
  });

  it('ends everything on Ctrl-C and leaves nothing behind', async () => {
    const started = start('--http');
    const url = await addressOf(started);
    const { slack } = await stateOf(url);
    assert.equal(slack.team.name, 'Lumen Support');
    // A terminal and npm both pass it on.
    started.signal('SIGINT');
    assert.deepEqual(await started.kill('SIGINT'), { code: 0, signal: null });
    await assert.rejects(fetch(url));
    assert.deepEqual(await storesIn(folder), []);
  });

  it('takes the port that it is told, and says so where that is taken', async () => {
    const port = await freePort();
    const url = await addressOf(start('--port', String(port)));
    assert.equal(url, `http://127.0.0.1:${port}`);
    const second = start('--port', String(port));
    assert.equal((await second.untilEnded()).code, 1);
    assert.match(second.stderr, new RegExp(`port ${port} is taken`));
    assert.equal((await storesIn(folder)).length, 1, 'the store of the one that runs');
  });

  it('takes the app with it however it ends', async () => {
    const started = start('--http');
    const url = await addressOf(started);
    const { app } = await stateOf(url);
    const [, port] = /"port":(\d+)/.exec(app.log.join('\n')) ?? [];
    const health = `http://127.0.0.1:${port}/healthz`;
    assert.equal((await fetch(health)).status, 200);
    await started.kill('SIGKILL');
    while (await answers(health));
  });

  it('takes a free port where the usual one is taken', async () => {
    const usual = await occupy(4000);
    const url = await addressOf(start());
    usual?.close();
    assert.notEqual(url, 'http://127.0.0.1:4000');
  });

  it("loads one's own people and customers, and names what is wrong with them", async () => {
    const seed = `
slack:
  workspace: Acme
  people: [{ id: U1, name: zoe }]
  conversations: [{ id: C1, name: help, kind: public, botIsMember: true }]
desk:
  accounts: [{ id: "@acme", name: Acme }]
  customers: [{ id: c-1, name: Cy }]
`;
    await writeFile(join(folder, 'acme.yml'), seed);
    await writeFile(join(folder, 'wrong.yml'), seed.replace('kind: public', 'kind: secret'));
    const url = await addressOf(start('--seed', 'acme.yml', '--language', 'zh-CN'));
    const { slack, desk } = await stateOf(url);
    assert.equal(slack.team.name, 'Acme');
    assert.deepEqual(desk.customers, [{ id: 'c-1', name: 'Cy' }]);
    const wrong = start('--seed', 'wrong.yml');
    assert.equal((await wrong.untilEnded()).code, 1);
    assert.match(wrong.stderr, /conversations\[0\]\.kind/);
    assert.ok(existsSync(join(folder, 'wrong.yml')));
  });

  it('explains itself on --help and on an unknown option', async () => {
    const help = start('--help');
    assert.equal((await help.untilEnded()).code, 0);
    assert.match(help.stdout, /--seed file\.yml/);
    const wrong = start('--prot', '4000');
    assert.equal((await wrong.untilEnded()).code, 1);
    assert.match(wrong.stderr, /--prot/);
  });
});

function isContact({ command }: Snapshot['desk']['calls'][number]): boolean {
  return command === 'contact_user';
}

/** The folders in which sandboxes keep their apps' stores. */
async function storesIn(folder: string): Promise<readonly string[]> {
  // tsx keeps what it compiled in the same place, as any compiler keeps a cache.
  return (await readdir(folder)).filter((name) => name.startsWith('sandbox-'));
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

/** Takes a port, unless somebody else already has it. */
function occupy(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
