import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import { type WebSocket, WebSocketServer } from 'ws';
import { type LocalServer, sendJson, startLocalServer } from '../../sandbox/kit/local-server';
import type { Clock } from '../../src/domain/clock';
import { createSdkLogger } from '../../src/slack/sdk-logger';
import { SocketPool } from '../../src/slack/socket-pool';
import { systemClock } from '../../src/system-clock';
import { useRealNetwork } from '../desk/kit';
import { RecordingObserver } from '../support/recording-observer';
import { RecordingLog } from '../support/store-support';

/** The waits that are too long for a test, and what they are here, in ms. */
const SHORTENED = new Map([
  [20_000, 2_000],
  [15_000, 40],
]);

const clock: Clock = {
  now: () => systemClock.now(),
  sleep: (ms, signal) => systemClock.sleep(SHORTENED.get(ms) ?? ms, signal),
};

describe('several Socket Mode connections', () => {
  useRealNetwork();
  let server: LocalServer;
  let sockets: WebSocketServer;
  let pool: SocketPool;
  let log: RecordingLog;
  /** What Slack does with each connection in turn; the last stays for all that follow. */
  let greetings: ((socket: WebSocket) => void)[];

  /** What Slack answers to each call of `apps.connections.open`; the last for all that follow. */
  let answers: ((response: ServerResponse) => void)[];
  let observer: RecordingObserver;

  const address = (response: ServerResponse): void =>
    sendJson(response, { ok: true, url: server.url.replace('http', 'ws') });
  const greet = (socket: WebSocket): void => socket.send('{"type":"hello"}');
  const silence = (): void => undefined;
  const say = (socket: WebSocket, message: string | Buffer): void => socket.send(message);
  const nextSocket = async (): Promise<WebSocket> => (await once(sockets, 'connection'))[0];

  beforeEach(async () => {
    greetings = [greet];
    log = new RecordingLog();
    answers = [address];
    observer = new RecordingObserver();
    server = await startLocalServer((_request, _body, response) => {
      const [first = address] = answers;
      if (answers.length > 1) answers.shift();
      first(response);
    });
    sockets = new WebSocketServer({ server: server.server });
    sockets.on('connection', (socket) => {
      const [first = greet] = greetings;
      if (greetings.length > 1) greetings.shift();
      first(socket);
    });
    const logger = createSdkLogger(log);
    const watch = { observer, clock: { now: () => 7 } };
    const access = { apiUrl: `${server.url}/`, appToken: 'xapp-1', logger, watch };
    const plan = { port: 0, routes: [], connections: 1, apartMs: 0 };
    pool = new SocketPool({ ...access, ...plan }, clock);
  });

  afterEach(async () => {
    await pool.stop();
    for (const socket of sockets.clients) socket.terminate();
    await server.refuse();
  });

  async function start(): Promise<void> {
    const quiet = { token: 'xoxb-1', botId: 'B1', botUserId: 'U1', convoStore: false } as const;
    const app = new App({ ...quiet, receiver: pool, tokenVerificationEnabled: false });
    await app.start();
  }

  const warnings = () => log.lines.filter(({ level }) => level === 'warn').map(({ sdk }) => sdk);

  it('are not started before they know where payloads go', async () => {
    await assert.rejects(pool.start(), /before init/);
  });

  it('are opened anew when Slack does not greet', async () => {
    greetings = [silence, greet];
    await start();
    assert.equal(pool.isConnected(), true);
    assert.deepEqual(warnings(), ['Socket Mode not connected: Slack does not greet']);
  });

  const refusals = [
    ['{"type":"disconnect","reason":"too_many_websockets"}', 'too_many_websockets'],
    ['{"type":"disconnect","reason":"link_disabled"}', 'link_disabled'],
    ['{"type":"disconnect"}', 'connection lost'],
    ['{"type":"disconnect","reason":"Is\\nno word"}', 'connection lost'],
  ] as const;
  for (const [message, reason] of refusals) {
    it(`are opened anew when Slack closes one before it greets, and tell ${reason}`, async () => {
      greetings = [
        (socket) => {
          say(socket, message);
          socket.close();
        },
        greet,
      ];
      await start();
      assert.equal(pool.isConnected(), true);
      assert.deepEqual(warnings(), [`Socket Mode not connected: ${reason}`]);
    });
  }

  it('are told of in the log when Slack ends one for a reason of its own', async () => {
    const first = nextSocket();
    await start();
    const second = nextSocket();
    say(await first, '{"type":"disconnect","reason":"link_disabled"}');
    await second;
    assert.deepEqual(warnings(), ['Socket Mode connection ended by Slack: link_disabled']);
  });

  it('are seen as they are asked for, whatever comes of it', async () => {
    answers = [
      (response) => sendJson(response, { ok: false, error: 'internal_error' }),
      (response) => sendJson(response, { ok: false, error: 'not_allowed' }),
      (response) => response.destroy(),
      address,
    ];
    await start();
    const asked = { kind: 'slackCalled', method: 'apps.connections.open' } as const;
    const times = { startedAt: 7, endedAt: 7 };
    assert.deepEqual(observer.sightings, [
      ...(['unclear', 'refused', 'unclear', 'ok'] as const).map((result) => ({
        ...asked,
        result,
        ...times,
      })),
      { kind: 'socket', connected: true },
    ]);
  });

  it('are closed by the app where Slack announces their end and leaves them open', async () => {
    const first = nextSocket();
    await start();
    const socket = await first;
    const closed = once(socket, 'close');
    const second = nextSocket();
    say(socket, '{"type":"disconnect","reason":"refresh_requested"}');
    await second;
    assert.equal((await closed)[0], 1000);
    assert.deepEqual(warnings(), []);
  });

  it('stay when something comes that is no message of Slack’s', async () => {
    const first = nextSocket();
    await start();
    const socket = await first;
    for (const noise of ['{', 'null', '1', '{"kind":"disconnect"}', Buffer.from([1])]) {
      say(socket, noise);
    }
    socket.ping();
    await once(socket, 'pong');
    assert.equal(pool.isConnected(), true);
    assert.equal(sockets.clients.size, 1);
  });

  it('are told of in the log when they are lost without a word', async () => {
    const first = nextSocket();
    await start();
    const second = nextSocket();
    (await first).terminate();
    await second;
    assert.ok(warnings().includes('Socket Mode connection lost'));
  });
});
