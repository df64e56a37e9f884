import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LocalServer, startLocalServer } from '../../../sandbox/kit/local-server';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';

const COMMAND = { text: 'a & b', user: 'U_ALICE', channel: 'C_PUBLIC' };

describe('signed requests of the local Slack', () => {
  let slack: SlackStandIn;
  let app: LocalServer;
  let answer: (response: ServerResponse, body: string, request: IncomingMessage) => void;

  beforeEach(async () => {
    app = await startLocalServer((request, body, response) => answer(response, body, request));
    slack = await startSlack({ ackLimitMs: 1_000, now: () => 1_700_000_000_999 });
    slack.deliverTo(`${app.url}/slack/events`);
  });
  afterEach(async () => {
    await slack.close();
    await app.refuse();
  });

  it('carry a form, and the time in whole seconds', async () => {
    answer = (response, body, request) => {
      const time = request.headers['x-slack-request-timestamp'];
      response.end(`${request.url} ${time} ${new URLSearchParams(body).get('text')}`);
    };
    const { ackBody } = await slack.command(COMMAND);
    assert.equal(ackBody, '/slack/events 1700000000 a & b');
    assert.equal(slack.messages('C_PUBLIC')[0]?.visibleTo, 'U_ALICE');
  });

  it('are given up when no ack comes in time, and the connection is closed', async () => {
    await slack.close();
    slack = await startSlack({ ackLimitMs: 500 });
    slack.deliverTo(app.url);
    const closed = new Promise((resolve) => {
      answer = (response) => response.once('close', resolve);
    });
    const { timedOut, status } = await slack.command(COMMAND);
    assert.deepEqual([timedOut, status], [true, undefined]);
    await closed;
    assert.equal(slack.deliveries[0]?.timedOut, true);
  });

  it('are lost when the app does not listen, or drops the connection', async () => {
    answer = (response) => response.socket?.resetAndDestroy();
    assert.equal((await slack.command(COMMAND)).deliveries[0]?.error, 'ECONNRESET');
    answer = (response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      response.socket?.destroySoon();
    };
    assert.equal((await slack.command(COMMAND)).deliveries[0]?.error, 'ECONNRESET');
    await app.refuse();
    const { deliveries, personSees } = await slack.command(COMMAND);
    assert.equal(deliveries[0]?.error, 'ECONNREFUSED');
    assert.equal(personSees, '/contact-customer failed with the error "dispatch_failed"');
  });
});
