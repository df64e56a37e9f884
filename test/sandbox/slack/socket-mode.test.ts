import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Fields } from '../../../sandbox/kit/fields';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi } from './call-api';
import { connectApp } from './fake-app';

const COMMAND = { text: 'help', user: 'U_ALICE', channel: 'C_PUBLIC' };

describe("the local Slack's Socket Mode", () => {
  let slack: SlackStandIn;

  async function start(options: SlackOptions = {}): Promise<void> {
    await slack?.close();
    slack = await startSlack(options);
  }

  beforeEach(() => start());
  afterEach(() => slack.close());

  it('greets a connection, and takes its address only once', async () => {
    const app = await connectApp(slack);
    assert.equal(app.received[0]?.['type'], 'hello');
    assert.equal(slack.connections, 1);
    const again = new WebSocket(app.socket.url);
    const [error] = (await once(again, 'error')) as [Error];
    assert.match(error.message, /401/);
  });

  it('takes no address that was unused for more than 30 seconds', async () => {
    let now = 1_700_000_000_000;
    await start({ now: () => now });
    const { appToken } = slack.workspace.settings;
    const newUrl = async () =>
      String((await callApi(slack, 'apps.connections.open', {}, appToken)).body['url']);
    const [early, late] = [await newUrl(), await newUrl()];
    now += 30_000;
    await once(new WebSocket(early), 'open');
    now += 1;
    const [error] = (await once(new WebSocket(late), 'error')) as [Error];
    assert.match(error.message, /401/);
  });

  it('sends a command as an envelope and gives back the ack', async () => {
    const app = await connectApp(slack);
    const doing = slack.command(COMMAND);
    const envelope = await app.envelope(0);
    assert.deepEqual(
      [envelope['type'], envelope['accepts_response_payload']],
      ['slash_commands', true],
    );
    const payload = envelope['payload'] as Fields;
    assert.deepEqual(
      [payload['command'], payload['text'], payload['channel_id'], payload['team_id']],
      ['/contact-customer', 'help', 'C_PUBLIC', 'T0STANDIN'],
    );
    app.ack(envelope, { text: 'Usage' });
    const reaction = await doing;
    assert.deepEqual(reaction.ackBody, { text: 'Usage' });
    assert.equal(payload['trigger_id'], reaction.triggerId);
    const [message] = slack.messages('C_PUBLIC');
    assert.deepEqual([message?.text, message?.visibleTo], ['Usage', 'U_ALICE']);
  });

  it('gives up after the limit, and notes an ack that comes too late', async () => {
    await start({ ackLimitMs: 20 });
    const app = await connectApp(slack);
    const reaction = await slack.command(COMMAND);
    assert.deepEqual([reaction.timedOut, reaction.status], [true, undefined]);
    assert.equal(
      reaction.personSees,
      '/contact-customer failed with the error "operation_timeout"',
    );
    app.ack(await app.envelope(0), { text: 'Usage' });
    await slack.waitFor(() => slack.deliveries[0]?.lateAckMs !== undefined);
    assert.equal(slack.messages().length, 0);
  });

  it('fails at once without a connection', async () => {
    const { error, timedOut } = (await slack.command(COMMAND)).deliveries[0] ?? {};
    assert.deepEqual([error, timedOut], ['no connection', false]);
  });

  it('uses several connections in turn', async () => {
    const apps = [await connectApp(slack), await connectApp(slack)];
    const doing = [slack.command(COMMAND), slack.command(COMMAND), slack.command(COMMAND)];
    const [first, second] = apps;
    assert.ok(first && second);
    for (const [app, index] of [
      [first, 0],
      [second, 0],
      [first, 1],
    ] as const) {
      app.ack(await app.envelope(index));
    }
    assert.ok((await Promise.all(doing)).every(({ status }) => status === 200));
  });

  it('sends an envelope again over the next connection when its own is lost', async () => {
    const first = await connectApp(slack);
    const doing = slack.command(COMMAND);
    const lost = await first.envelope(0);
    first.socket.terminate();
    const second = await connectApp(slack);
    const again = await second.envelope(0);
    assert.equal(again['envelope_id'], lost['envelope_id']);
    second.ack(again);
    assert.equal((await doing).status, 200);
  });

  it('loses an envelope with its connection when told not to retry', async () => {
    const first = await connectApp(slack);
    const doing = slack.command({ ...COMMAND, retry: false });
    await first.envelope(0);
    slack.cutConnections();
    const { deliveries, personSees } = await doing;
    assert.equal(deliveries[0]?.error, 'connection lost');
    assert.equal(personSees, '/contact-customer failed with the error "dispatch_failed"');
  });

  it('gives up when no other connection comes in time', async () => {
    await start({ ackLimitMs: 20 });
    const app = await connectApp(slack);
    const doing = slack.command(COMMAND);
    await app.envelope(0);
    app.socket.terminate();
    assert.equal((await doing).timedOut, true);
  });

  it('asks to connect anew, and sends nothing over the old connection', async () => {
    const app = await connectApp(slack);
    slack.disconnect('warning');
    const told = once(app.socket, 'message');
    await told;
    assert.equal(app.received[1]?.['reason'], 'warning');
    assert.equal(slack.connections, 0);
    assert.equal((await slack.command(COMMAND)).status, undefined);
  });

  it('closes the connection that was asked to connect anew', async () => {
    await start({ refreshMs: 1 });
    const app = await connectApp(slack);
    const closed = once(app.socket, 'close');
    slack.disconnect();
    await closed;
    assert.equal(app.received[1]?.['reason'], 'refresh_requested');
  });

  it('refreshes the oldest connection: a warning, the request, the close', async () => {
    await start({ refreshMs: 1 });
    slack.refreshOldest();
    const [first, second] = [await connectApp(slack), await connectApp(slack)];
    const closed = once(first.socket, 'close');
    slack.refreshOldest();
    assert.equal(slack.connections, 1);
    const doing = slack.command(COMMAND);
    second.ack(await second.envelope(0));
    assert.equal((await doing).status, 200);
    await closed;
    const reasons = first.received.map(({ type, reason }) => reason ?? type);
    assert.deepEqual(reasons, ['hello', 'warning', 'refresh_requested']);
  });

  it('gives out addresses where it was asked at', async () => {
    const { appToken } = slack.workspace.settings;
    const asked = await fetch(
      `http://localhost:${new URL(slack.url).port}/api/apps.connections.open`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${appToken}` },
      },
    );
    const { url } = (await asked.json()) as { url: string };
    assert.equal(new URL(url).hostname, 'localhost');
  });

  it('answers pings, and ignores what is no ack', async () => {
    const app = await connectApp(slack);
    app.socket.ping();
    await once(app.socket, 'pong');
    app.socket.send('{');
    app.socket.send('{"type":"noise"}');
    app.ack({ envelope_id: 'unknown' });
    const doing = slack.command(COMMAND);
    app.ack(await app.envelope(0));
    assert.equal((await doing).status, 200);
  });

  it('takes ten connections, and sends the eleventh away', async () => {
    for (let count = 0; count < 10; count += 1) await connectApp(slack);
    const app = await connectApp(slack);
    assert.equal(app.received[0]?.['reason'], 'too_many_websockets');
    assert.equal(slack.connections, 10);
  });
});
