import assert from 'node:assert/strict';
import { once } from 'node:events';
import { App } from '@slack/bolt';
import { type WebSocket, WebSocketServer } from 'ws';
import { type LocalServer, sendJson, startLocalServer } from '../../sandbox/kit/local-server';
import type { Clock } from '../../src/domain/clock';
import { createSdkLogger } from '../../src/slack/sdk-logger';
import { SocketPool } from '../../src/slack/socket-pool';
import { systemClock } from '../../src/system-clock';
import { useRealNetwork } from '../desk/kit';
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

  const greet = (socket: WebSocket): void => socket.send('{"type":"hello"}');
  const silence = (): void => undefined;
  const say = (socket: WebSocket, message: string | Buffer): void => socket.send(message);
  const nextSocket = async (): Promise<WebSocket> => (await once(sockets, 'connection'))[0];

  beforeEach(async () => {
    greetings = [greet];
    log = new RecordingLog();
    server = await startLocalServer((_request, _body, response) =>
      sendJson(response, { ok: true, url: server.url.replace('http', 'ws') }),
    );
    sockets = new WebSocketServer({ server: server.server });
    sockets.on('connection', (socket) => {
      const [first = greet] = greetings;
      if (greetings.length > 1) greetings.shift();
      first(socket);
    });
    const logger = createSdkLogger(log);
    const access = { apiUrl: `${server.url}/`, appToken: 'xapp-1', logger };
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

  it('are opened anew when Slack closes one before it greets', async () => {
    const tooMany = '{"type":"disconnect","reason":"too_many_websockets"}';
    greetings = [
      (socket) => {
        say(socket, tooMany);
        socket.close();
      },
      greet,
    ];
    await start();
    assert.equal(pool.isConnected(), true);
    assert.deepEqual(warnings(), ['Socket Mode not connected: connection lost']);
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
