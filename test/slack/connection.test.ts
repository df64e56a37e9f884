import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { freePort } from '../../sandbox/app/free-port';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { IDS } from '../../sandbox/slack/workspace';
import {
  type ConnectionSettings,
  createSlackConnection,
  type SlackConnection,
  type SlackMode,
} from '../../src/slack/connection';
import { systemClock } from '../../src/system-clock';
import { useRealNetwork } from '../desk/kit';
import { deferred } from '../support/deferred';
import { RecordingObserver } from '../support/recording-observer';
import { clientOf, QUIET } from './kit';

const RECONNECTED_WITHIN_MS = 10_000;

describe('the connection to Slack', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  /** How far the clock of the connection is ahead; it sleeps as long as it should. */
  let time: number;
  let heard: number;
  let held: Promise<void>;
  let port: number;
  let connection: SlackConnection;
  let stopped: boolean;
  let observer: RecordingObserver;

  /** Once: over HTTP the library throws for the second time. */
  async function stop(): Promise<void> {
    if (!stopped) await connection.stop();
    stopped = true;
  }

  async function connect(mode: SlackMode, more: Partial<ConnectionSettings> = {}): Promise<void> {
    const clock = { ...systemClock, now: () => systemClock.now() + time };
    const settings: ConnectionSettings = {
      apiUrl: slack.apiUrl,
      botToken: slack.workspace.settings.botToken,
      logger: QUIET,
      mode,
      port,
      routes: [{ path: '/health', method: 'GET', handler: (_, res) => void res.end('well') }],
      bot: { userId: IDS.botUser, botId: IDS.bot },
      watch: { observer, clock },
      ...more,
    };
    connection = createSlackConnection(settings, clientOf(slack), clock);
    connection.app.command('/contact-customer', async ({ ack, command }) => {
      heard += 1;
      await held;
      await ack(`heard ${command.text}`);
    });
    await connection.app.init();
  }

  beforeEach(async () => {
    slack = await startSlack();
    time = 0;
    heard = 0;
    held = Promise.resolve();
    port = await freePort();
    stopped = false;
    observer = new RecordingObserver();
  });

  afterEach(async () => {
    await stop();
    // Bolt does not wait for Slack's side of the close.
    await slack.waitFor(() => slack.connections === 0);
    await slack.close();
  });

  const typed = { text: 'it', user: 'U_ALICE', channel: 'C_PUBLIC' };

  async function answersHealth(): Promise<boolean> {
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    return (await response.text()) === 'well';
  }

  describe('in Socket Mode', () => {
    const plan = { connections: 1, apartMs: 0 };
    const inSocketMode = (more: Partial<ConnectionSettings> = {}) =>
      connect(
        { kind: 'socket', appToken: slack.workspace.settings.appToken },
        { ...plan, ...more },
      );

    const asked = () => slack.calls.filter((c) => c.method === 'apps.connections.open').length;
    const connectionsAre = (count: number) =>
      slack.waitFor(() => slack.connections === count, RECONNECTED_WITHIN_MS);

    it('is not there before it starts, and is once it has started', async () => {
      await inSocketMode();
      assert.equal(await connection.isConnected(), false);
      await connection.start();
      assert.equal(await connection.isConnected(), true);
      assert.equal(slack.connections, 1);
    });

    it('takes commands, and answers its routes and no others', async () => {
      await inSocketMode();
      await connection.start();
      assert.equal((await slack.command(typed)).personSees, undefined);
      assert.equal(slack.messages()[0]?.text, 'heard it');
      assert.ok(await answersHealth());
      const url = `http://127.0.0.1:${port}/health`;
      assert.equal((await fetch(`${url}?deep=yes`)).status, 200);
      assert.equal((await fetch(`${url}/other`)).status, 404);
      assert.equal((await fetch(url, { method: 'POST' })).status, 404);
    });

    it('does not start where its port is taken', async () => {
      await inSocketMode();
      const taken = createServer();
      await once(taken.listen(port), 'listening');
      await assert.rejects(connection.start(), { code: 'EADDRINUSE' });
      taken.close();
    });

    it('holds two connections, the second some time after the first', async () => {
      await inSocketMode({ connections: 2, apartMs: 60_000 });
      await connection.start();
      assert.equal(slack.connections, 1);
      await stop();
      await connectionsAre(0);
      stopped = false;
      await inSocketMode({ connections: 2, apartMs: 1 });
      await connection.start();
      await connectionsAre(2);
    });

    it('is there as long as one of two is, and opens the other again', async () => {
      await inSocketMode({ connections: 2 });
      await connection.start();
      await connectionsAre(2);
      slack.refreshOldest();
      assert.equal(slack.connections, 1);
      assert.equal((await slack.command(typed)).personSees, undefined);
      assert.equal(await connection.isConnected(), true);
      await connectionsAre(2);
    });

    it('is gone when it is cut, and comes back by itself', async () => {
      await inSocketMode();
      await connection.start();
      assert.equal(await connection.isConnected(), true);
      slack.cutConnections();
      await connectionsAre(0);
      await until(async () => !(await connection.isConnected()));
      await connectionsAre(1);
      await until(() => connection.isConnected());
      const sockets = observer.sightings.filter((each) => each.kind === 'socket');
      const seen = sockets.map(({ connected }) => connected);
      assert.deepEqual([seen[0], seen.at(-1)], [true, true]);
      assert.ok(seen.includes(false), 'the gap is seen');
      assert.equal((await slack.command(typed)).personSees, undefined);
    });

    it('opens the next before the one ends that Slack refreshes, whose acks still arrive', async () => {
      await inSocketMode();
      await connection.start();
      const { promise, resolve } = deferred<void>();
      held = promise;
      const doing = slack.command({ ...typed, retry: false });
      await until(async () => heard > 0);
      slack.refreshOldest();
      assert.equal(await connection.isConnected(), true);
      await connectionsAre(1);
      resolve();
      assert.equal((await doing).personSees, undefined);
      assert.equal(slack.messages()[0]?.text, 'heard it');
    });

    it('tries to open a connection again and again, ever more slowly', async () => {
      await inSocketMode();
      slack.fail('apps.connections.open', { kind: 'status', status: 503, times: 3 });
      const begun = performance.now();
      await connection.start();
      assert.equal(asked(), 4);
      // None, half a second, a second.
      assert.ok(performance.now() - begun >= 1_490);
      assert.equal(await connection.isConnected(), true);
    });

    it('waits as long as Slack asks it to', async () => {
      await inSocketMode();
      slack.fail('apps.connections.open', { kind: 'rateLimited', retryAfter: 1 });
      const begun = performance.now();
      await connection.start();
      assert.ok(performance.now() - begun >= 990);
    });

    it('goes on when its app token is refused for a while', async () => {
      await inSocketMode();
      await connection.start();
      slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
      slack.cutConnections();
      await connectionsAre(0);
      await connectionsAre(1);
    });

    it('tells when the bot token does not work any more', async () => {
      await inSocketMode();
      await connection.start();
      slack.fail('auth.test', { kind: 'error', error: 'token_revoked' });
      assert.equal(await connection.isConnected(), false);
      time += 10_000;
      assert.equal(await connection.isConnected(), true);
    });

    it('is gone once it is stopped, and does not come back', async () => {
      await inSocketMode({ connections: 2 });
      await connection.start();
      await stop();
      await connectionsAre(0);
      await until(async () => !(await connection.isConnected()));
      await assert.rejects(answersHealth());
    });

    it('opens nothing more when it is stopped while it asks for a connection', async () => {
      await inSocketMode();
      slack.fail('apps.connections.open', { kind: 'delay', ms: 300 });
      void connection.start();
      await slack.waitFor(() => asked() === 1);
      await stop();
      await slack.waitFor(() => slack.calls.at(-1)?.status === 200);
      await connectionsAre(0);
      assert.equal(await connection.isConnected(), false);
    });
  });

  describe('over HTTP', () => {
    const authTests = () => slack.calls.filter(({ method }) => method === 'auth.test').length;

    beforeEach(async () => {
      const { signingSecret } = slack.workspace.settings;
      await connect({ kind: 'http', signingSecret });
      slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
      await connection.start();
    });

    it('takes signed commands, and answers its routes', async () => {
      assert.equal((await slack.command(typed)).personSees, undefined);
      assert.equal(slack.messages()[0]?.text, 'heard it');
      assert.ok(await answersHealth());
    });

    it('refuses a command with another signature', async () => {
      const { status } = await slack.command({ ...typed, tamper: { secret: 'another' } });
      assert.equal(status, 401);
    });

    it('asks Slack whether the token works, at most every ten seconds', async () => {
      assert.equal(await connection.isConnected(), true);
      time += 9_000;
      assert.equal(await connection.isConnected(), true);
      assert.equal(authTests(), 1);
      time += 1_000;
      assert.equal(await connection.isConnected(), true);
      assert.equal(authTests(), 2);
    });

    it('keeps a bad answer as long as a good one', async () => {
      slack.fail('auth.test', { kind: 'error', error: 'token_revoked' });
      assert.equal(await connection.isConnected(), false);
      assert.equal(await connection.isConnected(), false);
      time += 10_000;
      assert.equal(await connection.isConnected(), true);
    });

    it('is there while Slack only asks to ask less often', async () => {
      slack.fail('auth.test', { kind: 'rateLimited', retryAfter: 30 });
      assert.equal(await connection.isConnected(), true);
    });

    for (const fault of [
      { kind: 'error', error: 'invalid_auth' },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 200, body: 'null' },
      { kind: 'reset' },
    ] as const) {
      it(`is not there when auth.test comes to ${JSON.stringify(fault)}`, async () => {
        slack.fail('auth.test', fault);
        assert.equal(await connection.isConnected(), false);
      });
    }

    it('is not there when Slack cannot be reached', async () => {
      await slack.refuse();
      assert.equal(await connection.isConnected(), false);
    });

    it('takes nothing new once it is stopped', async () => {
      await stop();
      const refused = await new Promise((resolve) => {
        createConnection({ port, host: '127.0.0.1' })
          .once('connect', () => resolve(false))
          .once('error', () => resolve(true));
      });
      assert.equal(refused, true);
    });
  });
});

/** Waits for a state on this side of the connection, which nothing announces. */
async function until(state: () => Promise<boolean>): Promise<void> {
  while (!(await state())) await new Promise((resolve) => setImmediate(resolve));
}
