import assert from 'node:assert/strict';
import { freePort } from '../../sandbox/app/free-port';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';
import { type Figures, readFigures } from '../support/figures';

const TOKEN = 'a-token-of-the-test-0123456789';
const PEOPLE = [
  { id: 'U0MIA7', name: 'mia', email: 'mia@example.com' },
  { id: 'U_ALICE', name: 'alice', email: 'alice@example.com' },
];

describe('metrics', function () {
  this.timeout(90_000);
  let world: World;
  let local: string;
  before(async () => {
    world = await createWorld({ mode: 'socket', slack: { people: PEOPLE } });
    const port = await freePort();
    local = `http://127.0.0.1:${port}/metrics`;
    await world.start({ METRICS_TOKEN: TOKEN, METRICS_PORT: String(port) });
  });
  after(() => world.close());

  const address = () => `http://127.0.0.1:${world.apps[0]?.port}/metrics`;
  const scrape = (authorization?: string) =>
    fetch(address(), { headers: { ...(authorization && { authorization }) } });

  async function textNow(): Promise<string> {
    const response = await scrape(`Bearer ${TOKEN}`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    return response.text();
  }

  async function figuresOnce(isThere: (figures: Figures) => boolean): Promise<Figures> {
    const limit = Date.now() + 20_000;
    for (;;) {
      const figures = readFigures(await textNow());
      if (isThere(figures)) return figures;
      assert.ok(Date.now() < limit, 'not within 20 s');
    }
  }

  it('are for those who have the token', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Basic ${TOKEN}`, TOKEN]) {
      const refused = await scrape(authorization);
      assert.equal(refused.status, 401);
      assert.equal(await refused.text(), '');
    }
    assert.match(await textNow(), /contact_customer_ack_seconds/);
  });

  it('are there without one on a port of this machine', async () => {
    const response = await fetch(local);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /process_cpu_seconds_total/);
    assert.equal((await fetch(local.replace('/metrics', '/'))).status, 404);
    assert.equal((await fetch(local, { method: 'POST' })).status, 404);
  });

  it('tell what became of requests, and how long each step took', async () => {
    const { desk, slack } = world;
    await ask(world, { customer: 'cust-assigned-1', user: 'U0MIA7' });
    await messageSaying(world, 'cust-assigned-1', /was assigned/);
    desk.next({ kind: 'code', code: 70001 }, { command: 'contact_user' });
    await ask(world, { customer: 'cust-expired-1' });
    await messageSaying(world, 'cust-expired-1', /was assigned/);
    desk.next({ kind: 'code', code: 141011, info: 'offline' }, { command: 'contact_user' });
    await ask(world, { customer: 'cust-offline-1' });
    await messageSaying(world, 'cust-offline-1', /was not contacted/);
    slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 1 });
    await ask(world, { customer: 'cust-limited-1' });
    await messageSaying(world, 'cust-limited-1', /is with agent/);
    desk.next({ kind: 'code', code: 149999, info: 'odd' }, { command: 'contact_user' });
    desk.next(
      { kind: 'status', status: 502, effect: false },
      { command: 'get_session_state', times: 50 },
    );
    await ask(world, { customer: 'cust-unconfirmed-1' });
    await messageSaying(world, 'cust-unconfirmed-1', /^Unconfirmed/, 20_000);

    // Slack has the message before the app has noted that it is shown.
    const at = await figuresOnce(
      (figures) =>
        figures.value('contact_customer_unconfirmed_open') === 1 &&
        figures.count('press_to_shown_seconds') === 5,
    );
    const outcome = (kind: string, code: string) =>
      at.value('contact_customer_outcomes_total', { kind, code });
    assert.equal(outcome('assigned', 'none'), 3);
    assert.equal(outcome('refused', '141011'), 1);
    assert.equal(outcome('unconfirmed', 'other'), 1);
    assert.equal(outcome('notContacted', 'none'), 0);
    assert.equal(at.count('ack_seconds', { what: 'command', result: 'ok' }), 5);
    assert.equal(at.count('ack_seconds', { what: 'submission', result: 'ok' }), 5);
    assert.equal(at.count('press_to_call_seconds'), 5);
    const refusals = { command: 'contact_user', result: 'refused' };
    assert.equal(at.count('desk_call_seconds', refusals), 2);
    assert.equal(at.value('contact_customer_desk_repeats_total', { reason: 'expired_usersig' }), 1);
    const limited = { method: 'chat.postMessage', result: 'rate_limited' };
    assert.equal(at.count('slack_call_seconds', limited), 1);
    assert.equal(at.value('contact_customer_message_retries_total'), 1);
    assert.equal(at.count('store_write_seconds', { write: 'insert', result: 'saved' }), 5);
    assert.ok(Number(at.value('contact_customer_socket_connections')) >= 1);
    assert.equal(at.value('contact_customer_ready', { part: 'slack' }), 1);
    assert.equal(at.value('contact_customer_ready', { part: 'store' }), 1);
    assert.equal(at.value('contact_customer_requests', { state: 'followed' }), 3);
    assert.equal(at.value('contact_customer_requests', { state: 'accepted' }), 0);
  });

  it('count a Socket Mode connection that was lost and came back', async () => {
    const opened = (figures: Figures) => figures.value('contact_customer_socket_opened_total') ?? 0;
    const before = opened(await figuresOnce(() => true));
    world.slack.cutConnections();
    const at = await figuresOnce((figures) => opened(figures) > before);
    assert.ok(Number(at.value('contact_customer_socket_connections')) >= 1);
  });

  it('name no customer, person, conversation, agent or account', async () => {
    const text = await textNow();
    const { conversations, people } = world.slack.workspace;
    const names = [...conversations.keys(), ...people.keys(), 'cust-', '@'];
    for (const name of names) assert.equal(text.includes(name), false, name);
    for (const message of world.slack.messages()) assert.equal(text.includes(message.ts), false);
  });

  it('are served nowhere where nobody has asked for them', async () => {
    const quiet = await createWorld({ mode: 'http' });
    try {
      const { port } = await quiet.start();
      assert.equal((await fetch(`http://127.0.0.1:${port}/metrics`)).status, 404);
    } finally {
      await quiet.close();
    }
  });
});
