import assert from 'node:assert/strict';
import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ControlName } from '../../../sandbox/control/handler';
import { createHandlers } from '../../../sandbox/control/handlers';
import type { ControlRequests } from '../../../sandbox/control/requests';
import { controlServer, listenOn } from '../../../sandbox/control/server';
import type { Snapshot } from '../../../sandbox/control/snapshot';
import { createSnapshot, type SteeredApp } from '../../../sandbox/control/take-snapshot';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import { Changes } from '../../../sandbox/kit/changes';
import { readManifest } from '../../../sandbox/manifest';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { connectAckingApp } from '../slack/fake-app';
import { FORM, openForm, postButton } from '../slack/forms';

const MANIFEST = join(__dirname, '..', '..', '..', 'manifest.yml');
const NOBODY = { state: 'ended', transport: 'socket', log: [] } as const;

describe('the control interface', () => {
  let slack: SlackStandIn;
  let desk: DeskStandIn;
  let server: Server;
  let url: string;
  let steered: string[];
  let changes: Changes;

  beforeEach(async () => {
    [slack, desk] = await Promise.all([startSlack(), startDesk()]);
    await connectAckingApp(slack);
    steered = [];
    changes = new Changes();
    const app: SteeredApp = {
      snapshot: NOBODY,
      kill: async () => void steered.push('kill'),
      start: () => void steered.push('start'),
    };
    const parts = { slack, desk, app, manifest: readManifest(MANIFEST), workspace: 'Test' };
    const control = controlServer({
      page: new Map([['/', { type: 'text/html', content: '<p>page</p>' }]]),
      handlers: createHandlers(parts),
      snapshot: createSnapshot(parts, () => 1_700_000_000_000),
      onChange: (changed) => changes.watch(changed),
    });
    server = await listenOn(control, 0);
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all([slack.close(), desk.close()]);
  });

  async function send(name: string, body: string) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/control/${name}`, { method: 'POST', headers, body });
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, answer };
  }

  const post = <Name extends ControlName>(name: Name, request: ControlRequests[Name]) =>
    send(name, JSON.stringify(request));

  async function done<Name extends ControlName>(name: Name, request: ControlRequests[Name]) {
    const { status, answer } = await post(name, request);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  }

  async function snapshot(): Promise<Snapshot> {
    return (await (await fetch(`${url}/control/state`)).json()) as Snapshot;
  }

  it('serves the page', async () => {
    assert.equal(await (await fetch(url)).text(), '<p>page</p>');
  });

  it('shows the whole of both halves, and of the app', async () => {
    const { at, slack: left, desk: right, app } = await snapshot();
    assert.equal(at, 1_700_000_000_000);
    assert.equal(left.app.commands[0]?.command, '/contact-customer');
    assert.deepEqual(left.scopes.granted, ['commands', 'chat:write', 'chat:write.public']);
    assert.deepEqual(right.accounts, [{ id: '@support', name: '@support', groups: [101] }]);
    assert.deepEqual(app, NOBODY);
  });

  it('streams a snapshot at once and after each change, until nobody listens', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${url}/control/events`, { signal: stop.signal });
    const reader = stream.body?.getReader();
    const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString('utf8');
    assert.match(await next(), /^data: \{"at":/);
    await done('desk/customer', { id: 'new-1', name: 'Nu' });
    changes.announce();
    changes.announce();
    assert.match(await next(), /"new-1"/);
    stop.abort();
  });

  it('types, submits, closes, presses and suggests as a person', async () => {
    const where = { user: 'U_ALICE', channel: 'C_MEMBER' };
    assert.deepEqual(await done('slack/type', { ...where, text: 'hello' }), {});
    assert.match(
      String((await done('slack/type', { ...where, text: '/x' }))['personSees']),
      /not a valid/,
    );
    const view = await openForm(slack, FORM);
    const wrong = { user: 'U_ALICE', view: view.id, fields: { name: 'x' } };
    assert.deepEqual(Object.keys((await done('slack/submit', wrong))['clientErrors'] ?? {}), [
      'name',
    ]);
    await done('slack/submit', { ...wrong, fields: { name: 'abc' } });
    assert.equal(view.isOpen, false);
    const other = await openForm(slack, FORM);
    await done('slack/close', { user: 'U_ALICE', view: other.id });
    assert.equal(other.isOpen, false);
    const { channel, ts, blocks } = await postButton(slack);
    const block_id = blocks[0]?.block_id ?? '';
    const on = { kind: 'message', channel, ts } as const;
    await done('slack/act', { on, block_id, action_id: 'go', user: 'U_BOB' });
    assert.equal(slack.deliveries.at(-1)?.event.payload['type'], 'block_actions');
    await done('slack/open-home', { user: 'U_ALICE' });
    const suggest = await post('slack/suggest', {
      on,
      block_id,
      action_id: 'go',
      user: 'U_BOB',
      query: '',
    });
    assert.equal(suggest.status, 400);
  });

  it("changes Slack's rules", async () => {
    await done('slack/delivery', { times: 2, delayMs: 100 });
    await done('slack/scopes', { granted: ['commands'] });
    await done('slack/conversation', { id: 'C_PUBLIC', botIsMember: true, isArchived: true });
    await done('slack/fail', {
      method: 'views.open',
      fault: { kind: 'rateLimited', retryAfter: 3 },
    });
    const { slack: now } = await snapshot();
    assert.deepEqual(now.delivery, { times: 2, delayMs: 100 });
    assert.deepEqual(now.scopes.granted, ['commands']);
    assert.equal(now.faults[0]?.method, 'views.open');
    const changed = now.conversations.find(({ id }) => id === 'C_PUBLIC');
    assert.deepEqual([changed?.botIsMember, changed?.isArchived], [true, true]);
    await done('slack/heal', {});
    assert.deepEqual((await snapshot()).slack.faults, []);
    await done('slack/disconnect', { how: 'refreshOldest' });
    await done('slack/disconnect', { how: 'refresh' });
    await done('slack/disconnect', { how: 'cut' });
  });

  it('does in Desk what people do there', async () => {
    await done('desk/agent', { mail: 'alice@example.com', status: 'break', load: 2, limit: 9 });
    await done('desk/settings', {
      serviceMode: 'manual',
      acceptSeconds: 30,
      contactFeature: false,
      spelling: 'sample',
    });
    await done('desk/account', { id: '@support', groups: [101, 102] });
    const begin = { action: 'begin', customer: 'customer-1', account: '@support' } as const;
    await done('desk/session', { ...begin, state: 'Queueing' });
    const [session] = (await snapshot()).desk.sessions;
    assert.equal(session?.state, 'Queueing');
    const id = session?.id ?? '';
    await done('desk/session', { action: 'reassign', id, agent: 'bob@example.com' });
    assert.ok(((await snapshot()).desk.sessions[0]?.acceptBy ?? 0) > Date.now());
    await done('desk/agent', { mail: 'alice@example.com', status: 'online' });
    await done('desk/session', { action: 'passOn', id });
    assert.equal((await snapshot()).desk.sessions[0]?.agent, 'alice@example.com');
    await done('desk/agent', { mail: 'alice@example.com', status: 'break' });
    await done('desk/session', { action: 'accept', id });
    await done('desk/session', { action: 'end', id });
    const { desk: now } = await snapshot();
    assert.deepEqual(now.sessions, []);
    assert.deepEqual(
      [now.serviceMode, now.acceptSeconds, now.contactFeature, now.spelling],
      ['manual', 30, false, 'sample'],
    );
    assert.equal(now.agents[0]?.status, 'break');
    assert.deepEqual(now.accounts[0]?.groups, [101, 102]);
  });

  it('plans what Desk does next, and forgets it', async () => {
    const effect = { afterMs: 50 };
    await done('desk/next', {
      answer: { kind: 'silence', effect },
      command: 'contact_user',
      times: 2,
    });
    await done('desk/next', { answer: { kind: 'code', code: 141002 } });
    assert.deepEqual((await snapshot()).desk.next, [
      { answer: { kind: 'silence', effect }, command: 'contact_user', left: 2 },
      { answer: { kind: 'code', code: 141002 }, left: 1 },
    ]);
    await done('desk/forget', {});
    assert.deepEqual((await snapshot()).desk.next, []);
  });

  it('kills the app and starts it', async () => {
    await done('app/kill', {});
    await done('app/start', {});
    assert.deepEqual(steered, ['kill', 'start']);
  });

  for (const [what, name, body, error] of [
    ['an agent who is not there', 'desk/agent', { mail: 'x@y.z', status: 'offline' }, /x@y\.z/],
    ['a status that is none', 'desk/agent', { mail: 'alice@example.com', status: 'hot' }, /status/],
    ['an answer of no kind', 'desk/next', { answer: { kind: 'rain' } }, /code, delay/],
    ['an answer named like a method', 'desk/next', { answer: { kind: 'toString' } }, /code, delay/],
    ['a form that is not open', 'slack/submit', { user: 'U', view: 'V', fields: {} }, /not open/],
    ["somebody else's form", 'slack/close', { user: 'U_BOB', view: 'V' }, /not open/],
    ['fields that are none', 'slack/submit', { user: 'U', view: 'V', fields: { a: {} } }, /fields/],
    [
      'a person who is not there',
      'slack/type',
      { user: 'U', channel: 'C', text: 'x' },
      /nobody is U/,
    ],
    ['a conversation that is not there', 'slack/conversation', { id: 'C404' }, /C404/],
    ['an empty body', 'app/kill', null, /required|JSON/],
  ] as const) {
    it(`refuses ${what} with 400 and the reason`, async () => {
      const { status, answer } = await send(name, JSON.stringify(body));
      assert.equal(status, 400, JSON.stringify(answer));
      assert.match(String(answer['error']), error);
    });
  }

  it('names a field that there is not, and the one that is wrong', async () => {
    const misspelled = { user: 'U_ALICE', channel: 'C_MEMBER', text: 'x', threadTS: '1' };
    const typed = await send('slack/type', JSON.stringify(misspelled));
    assert.deepEqual(
      [typed.status, typed.answer['error']],
      [400, 'there is no field threadTS here'],
    );
    const planned = await send('desk/next', '{"answer":{"kind":"body","body":"x"}}');
    assert.match(String(planned.answer['error']), /effect/);
    const fault = { method: 'views.explode', fault: { kind: 'hang' } } as const;
    assert.match(String((await post('slack/fail', fault)).answer['error']), /views\.explode/);
  });

  it('says what there is not, and what is too long', async () => {
    assert.deepEqual(await send('slack/dance', '{}'), {
      status: 404,
      answer: { error: 'There is no POST /control/slack/dance.' },
    });
    assert.equal((await send('slack/heal', `"${'x'.repeat(1_100_000)}"`)).status, 413);
  });

  it('answers nobody who reached it by another name', async () => {
    const { port } = server.address() as AddressInfo;
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example' };
      get({ host: '127.0.0.1', port, path: '/control/state', headers }, ({ statusCode }) =>
        resolve(statusCode),
      ).once('error', reject);
    });
    assert.equal(status, 403);
  });

  it('refuses what is no JSON, and what no page of its own sent as JSON', async () => {
    assert.equal((await send('app/kill', '{')).status, 400);
    const simple = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
    assert.equal((await fetch(`${url}/control/app/kill`, simple)).status, 400);
    assert.deepEqual(steered, []);
  });

  it('does not listen where somebody else does', async () => {
    const { port } = server.address() as AddressInfo;
    const taken = controlServer({
      page: new Map(),
      handlers: {},
      snapshot: assert.fail,
      onChange: () => () => undefined,
    });
    await assert.rejects(listenOn(taken, port), { code: 'EADDRINUSE' });
  });
});
