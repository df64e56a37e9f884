import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { freePort } from '../../sandbox/app/free-port';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { IDS } from '../../sandbox/slack/workspace';
import {
  type ConnectionSettings,
  createSlackConnection,
  type SlackConnection,
  type SlackMode,
} from '../../src/slack/connection';
import { ManualClock, useRealNetwork } from '../desk/kit';
import { RecordingObserver } from '../support/recording-observer';
import { clientOf, QUIET } from './kit';

/** Longer than the five seconds that the library waits before it connects anew. */
const RECONNECTED_WITHIN_MS = 10_000;

describe('the connection to Slack', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let clock: ManualClock;
  let port: number;
  let connection: SlackConnection;
  let stopped: boolean;
  let observer: RecordingObserver;

  /** Once: over HTTP the library throws for the second time. */
  async function stop(): Promise<void> {
    if (!stopped) await connection.stop();
    stopped = true;
  }

  async function connect(mode: SlackMode): Promise<void> {
    const settings: ConnectionSettings = {
      apiUrl: slack.apiUrl,
      botToken: slack.workspace.settings.botToken,
      logger: QUIET,
      mode,
      port,
      routes: [{ path: '/health', method: 'GET', handler: (_, res) => void res.end('well') }],
      bot: { userId: IDS.botUser, botId: IDS.bot },
      watch: { observer, clock },
    };
    connection = createSlackConnection(settings, clientOf(slack), clock);
    connection.app.command('/contact-customer', async ({ ack, command }) => {
      await ack(`heard ${command.text}`);
    });
    await connection.app.init();
  }

  beforeEach(async () => {
    slack = await startSlack();
    clock = new ManualClock();
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
    beforeEach(() => connect({ kind: 'socket', appToken: slack.workspace.settings.appToken }));

    it('is not there before it starts, and is once it has started', async () => {
      assert.equal(await connection.isConnected(), false);
      await connection.start();
      assert.equal(await connection.isConnected(), true);
      assert.equal(slack.connections, 1);
    });

    it('takes commands, and answers its routes', async () => {
      await connection.start();
      assert.equal((await slack.command(typed)).personSees, undefined);
      assert.equal(slack.messages()[0]?.text, 'heard it');
      assert.ok(await answersHealth());
    });

    it('is gone when it is cut, and comes back by itself', async () => {
      await connection.start();
      slack.cutConnections();
      await slack.waitFor(() => slack.connections === 0);
      await until(async () => !(await connection.isConnected()));
      await slack.waitFor(() => slack.connections === 1, RECONNECTED_WITHIN_MS);
      await until(() => connection.isConnected());
      const seen = observer.sightings.map((each) => each.kind === 'socket' && each.connected);
      assert.deepEqual([seen[0], seen.at(-1)], [true, true]);
      assert.ok(seen.includes(false), 'the gap is seen');
      assert.equal((await slack.command(typed)).personSees, undefined);
    });

    it('comes back after Slack asked it to connect anew', async () => {
      await connection.start();
      slack.disconnect();
      await until(async () => !(await connection.isConnected()));
      await slack.waitFor(() => slack.connections === 1, RECONNECTED_WITHIN_MS);
      await until(() => connection.isConnected());
    });

    it('waits for a Slack that is in trouble when it starts', async () => {
      slack.fail('apps.connections.open', { kind: 'status', status: 503 });
      await connection.start();
      assert.equal(await connection.isConnected(), true);
      assert.equal(slack.calls.filter((c) => c.method === 'apps.connections.open').length, 2);
    });

    it('is gone once it is stopped, and does not come back', async () => {
      await connection.start();
      await stop();
      await slack.waitFor(() => slack.connections === 0);
      await until(async () => !(await connection.isConnected()));
      await assert.rejects(answersHealth());
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
      clock.time += 9_999;
      assert.equal(await connection.isConnected(), true);
      assert.equal(authTests(), 1);
      clock.time += 1;
      assert.equal(await connection.isConnected(), true);
      assert.equal(authTests(), 2);
    });

    it('keeps a bad answer as long as a good one', async () => {
      slack.fail('auth.test', { kind: 'error', error: 'token_revoked' });
      assert.equal(await connection.isConnected(), false);
      assert.equal(await connection.isConnected(), false);
      clock.time += 10_000;
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
