import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';

/** The least that uses everything: a form, its errors, a message with a button, `respond`. */
const VIEW = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'Contact' },
  submit: { type: 'plain_text' as const, text: 'Contact' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'customer',
      label: { type: 'plain_text' as const, text: 'Customer' },
      element: { type: 'plain_text_input' as const, action_id: 'customer' },
    },
    {
      type: 'input' as const,
      block_id: 'conversation',
      label: { type: 'plain_text' as const, text: 'Where' },
      element: {
        type: 'conversations_select' as const,
        action_id: 'conversation',
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
    },
  ],
};

function listenWith(app: App): void {
  app.command('/contact-customer', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: VIEW });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const customer = view.state.values['customer']?.['customer']?.value ?? '';
    if (customer === 'nobody') {
      await ack({ response_action: 'errors', errors: { customer: 'No such customer' } });
      return;
    }
    await ack();
    const again = { type: 'plain_text' as const, text: 'Again' };
    const [place] = 'response_urls' in body ? (body.response_urls ?? []) : [];
    await client.chat.postMessage({
      channel: place?.channel_id ?? '',
      text: `Contacting ${customer}`,
      metadata: { event_type: 'contact', event_payload: { customer } },
      blocks: [
        { type: 'actions', elements: [{ type: 'button', action_id: 'again', text: again }] },
      ],
    });
  });
  app.action('again', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Contacted again' });
  });
}

function appFor(slack: SlackStandIn, receiver: HTTPReceiver | SocketModeReceiver): App {
  const { botToken } = slack.workspace.settings;
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const logLevel = LogLevel.ERROR;
  const app = new App({
    token: botToken,
    receiver,
    clientOptions,
    logLevel,
    deferInitialization: true,
  });
  listenWith(app);
  return app;
}

async function overHttp(slack: SlackStandIn): Promise<App> {
  const { signingSecret } = slack.workspace.settings;
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = appFor(slack, receiver);
  await app.init();
  const server = await receiver.start(0);
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return app;
}

async function overSocketMode(slack: SlackStandIn): Promise<App> {
  const { appToken } = slack.workspace.settings;
  const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } };
  const receiver = new SocketModeReceiver({ appToken, installerOptions, logLevel: LogLevel.ERROR });
  const app = appFor(slack, receiver);
  await app.init();
  await app.start();
  return app;
}

for (const [transport, start] of [
  ['HTTP', overHttp],
  ['Socket Mode', overSocketMode],
] as const) {
  describe(`the local Slack with a Bolt app over ${transport}`, () => {
    let slack: SlackStandIn;
    let app: App;

    beforeEach(async () => {
      slack = await startSlack();
      app = await start(slack);
    });

    afterEach(async () => {
      await app.stop();
      // Bolt does not wait for Slack's side of the close.
      await slack.waitFor(() => slack.connections === 0);
      await slack.close();
    });

    it('goes from the command through the form to a message and its button', async () => {
      const command = await slack.command({ text: '', user: 'U_ALICE', channel: 'C_PUBLIC' });
      assert.deepEqual([command.status, command.ackBody], [200, '']);
      const view = await slack.waitForView('U_ALICE');

      const submitted = await slack.submit(view, { fields: { customer: 'c-1' } });
      assert.deepEqual([submitted.status, submitted.personSees], [200, undefined]);
      assert.equal(view.isOpen, false);
      const message = await slack.waitFor(() => slack.messages('C_PUBLIC')[0]);
      assert.equal(message.text, 'Contacting c-1');
      assert.deepEqual(message.metadata?.event_payload, { customer: 'c-1' });

      const pressed = await slack.press(message, 'again', { user: 'U_BOB' });
      assert.equal(pressed.personSees, undefined);
      await slack.waitFor(() => message.edited === 1 && message.text === 'Contacted again');
    });

    it('keeps a form with errors open, with what was typed', async () => {
      await slack.command({ text: '', user: 'U_ALICE', channel: 'C_MEMBER' });
      const view = await slack.waitForView('U_ALICE');
      const first = await slack.submit(view, { fields: { customer: 'nobody' } });
      assert.deepEqual(first.ackBody, {
        response_action: 'errors',
        errors: { customer: 'No such customer' },
      });
      assert.deepEqual(view.errors, { customer: 'No such customer' });

      await slack.submit(view);
      assert.deepEqual(view.errors, { customer: 'No such customer' });
      assert.equal(view.isOpen, true);
    });

    it('delivers one payload twice, so that the app runs twice', async () => {
      await slack.command({ text: '', user: 'U_ALICE', channel: 'C_MEMBER' });
      const view = await slack.waitForView('U_ALICE');
      const { deliveries } = await slack.submit(view, { fields: { customer: 'c-1' }, times: 2 });
      assert.deepEqual(
        deliveries.map(({ status }) => status),
        [200, 200],
      );
      await slack.waitFor(() => slack.messages('C_MEMBER').length === 2);
    });
  });
}

describe('the local Slack with a Bolt app that checks signatures', () => {
  let slack: SlackStandIn;
  let app: App;

  beforeEach(async () => {
    slack = await startSlack();
    app = await overHttp(slack);
  });

  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  for (const [name, tamper] of [
    ['another secret', { secret: 'another' }],
    ['a timestamp of six minutes ago', { ageSeconds: 360 }],
    ['no signature', { omit: 'signature' }],
    ['no timestamp', { omit: 'timestamp' }],
    ['a body changed after signing', { unsignedBody: (body: string) => `${body}&extra=1` }],
  ] as const) {
    it(`records that the app refuses ${name}`, async () => {
      const typed = { text: '', user: 'U_ALICE', channel: 'C_PUBLIC', tamper };
      const { status, personSees } = await slack.command(typed);
      assert.equal(status, 401);
      assert.equal(personSees, '/contact-customer failed with the error "dispatch_failed"');
      assert.equal(slack.deliveries[0]?.status, 401);
      assert.equal(slack.calls.filter(({ method }) => method === 'views.open').length, 0);
    });
  }

  it('can send a malformed body that is signed', async () => {
    const tamper = { signedBody: () => 'payload=%7Bnot-json' };
    const typed = { text: '', user: 'U_ALICE', channel: 'C_PUBLIC', tamper };
    const { status } = await slack.command(typed);
    assert.notEqual(status, 200);
  });
});
