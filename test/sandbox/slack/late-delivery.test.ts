import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type LocalServer, startLocalServer } from '../../../sandbox/kit/local-server';
import { type Delivery, deliver, isAcked } from '../../../sandbox/slack/delivery';
import { settingsOf } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { signedHttp } from '../../../sandbox/slack/wire/signed-http';
import type { Sent, Transport } from '../../../sandbox/slack/wire/transport';
import { connectApp } from './fake-app';

const COMMAND = { text: 'help', user: 'U_ALICE', channel: 'C_PUBLIC' };
const EVENT = { kind: 'command', payload: {} } as const;
const ACK: Sent = { kind: 'acked', status: 200, body: '' };

/** Delays that are over when a test says so. */
class ManualTimers {
  now = 0;
  #delays: { readonly at: number; readonly then: () => void }[] = [];

  after(ms: number, then: () => void): () => void {
    const delay = { at: this.now + ms, then };
    this.#delays.push(delay);
    return () => {
      this.#delays = this.#delays.filter((each) => each !== delay);
    };
  }

  /** Lets the time pass up to `now`, in ms. */
  pass(now: number): void {
    this.now = now;
    const due = this.#delays.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.#delays = this.#delays.filter(({ at }) => at > now);
    for (const { then } of due) then();
  }
}

describe('a payload of the local Slack that travels 40 ms, where the person waits 20', () => {
  let timers: ManualTimers;
  let noted: Promise<void>;

  function send(transport: Transport): Promise<readonly Delivery[]> {
    timers = new ManualTimers();
    const travel = { times: 1, delayMs: 40 };
    let doing: Promise<readonly Delivery[]> = Promise.resolve([]);
    noted = new Promise((changed) => {
      const settings = { travel, timers, ackLimitMs: 20, now: () => timers.now, changed };
      doing = deliver(EVENT, transport, {}, settings);
    });
    return doing;
  }

  it('is given up before it arrives; the late ack is only noted', async () => {
    const doing = send({ send: async () => ACK });
    timers.pass(20);
    const [delivery] = await doing;
    assert.ok(delivery);
    assert.deepEqual([delivery.timedOut, delivery.ms, delivery.lateAckMs], [true, 20, undefined]);
    timers.pass(40);
    await noted;
    assert.deepEqual(
      [delivery.lateAckMs, delivery.status, isAcked(delivery)],
      [40, undefined, false],
    );
  });

  it('still has a whole connection limit of its own', async () => {
    let given: AbortSignal | undefined;
    const doing = send({
      send: (_event, _how, signal) => {
        given = signal;
        return new Promise(() => {});
      },
    });
    timers.pass(20);
    await doing;
    timers.pass(59);
    assert.equal(given?.aborted, false);
    timers.pass(60);
    assert.equal(given?.aborted, true);
  });

  it('arrives over HTTP all the same', async () => {
    let app: LocalServer | undefined;
    const arrived = new Promise<string>((resolve) => {
      startLocalServer((_, body, response) => {
        response.end();
        resolve(body);
      }).then((server) => {
        app = server;
        void send(signedHttp(server.url, settingsOf({})));
        timers.pass(20);
        timers.pass(40);
      });
    });
    assert.equal(await arrived, '');
    await noted;
    await app?.refuse();
  });
});

describe('payloads on their way when the local Slack closes', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack({ ackLimitMs: 60_000 });
  });
  afterEach(() => slack.close());

  async function errorAfterClose(wait: () => Promise<unknown>): Promise<string | undefined> {
    const doing = slack.command(COMMAND);
    await wait();
    await slack.close();
    const [delivery] = (await doing).deliveries;
    return delivery?.error;
  }

  it('are lost before they are sent', async () => {
    slack.delivery = { times: 1, delayMs: 60_000 };
    assert.equal(await errorAfterClose(async () => {}), 'closed');
  });

  it('are lost while nobody acks them', async () => {
    const app = await connectApp(slack);
    assert.equal(await errorAfterClose(() => app.envelope(0)), 'no connection');
  });

  it('are lost while no other connection comes', async () => {
    const app = await connectApp(slack);
    const lostOne = async () => {
      await app.envelope(0);
      app.socket.terminate();
      await slack.waitFor(() => slack.connections === 0);
    };
    assert.equal(await errorAfterClose(lostOne), 'no connection');
  });

  it('are lost over HTTP', async () => {
    const app = await startLocalServer(() => {});
    slack.deliverTo(app.url);
    const error = await errorAfterClose(() => once(app.server, 'request'));
    assert.equal(error, 'ABORT_ERR');
    await app.refuse();
  });
});
