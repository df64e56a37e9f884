import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { button, openForm, postButton } from './forms';

describe('a press in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  it('carries the button, the message and a response_url', async () => {
    const sent = await connectAckingApp(slack);
    const message = await postButton(slack);
    const { personSees } = await slack.press(message, 'go', { user: 'U_BOB' });
    assert.equal(personSees, undefined);
    const [payload] = sent;
    assert.equal(at(payload, 'actions.0.action_id'), 'go');
    assert.equal(at(payload, 'actions.0.value'), 'r1');
    assert.deepEqual(at(payload, 'container'), {
      type: 'message',
      message_ts: message.ts,
      channel_id: 'C_MEMBER',
      is_ephemeral: false,
    });
    assert.equal(at(payload, 'message.ts'), message.ts);
    assert.match(String(at(payload, 'response_url')), /^http:\/\/127\.0\.0\.1:\d+\/response\//);
  });

  it('names no private channel, and the thread that the message began', async () => {
    const sent = await connectAckingApp(slack);
    const blocks = [{ type: 'actions', elements: [button('go')] }];
    await callApi(slack, 'chat.postMessage', { channel: 'G_MEMBER', text: 'x', blocks });
    const message = slack.messages('G_MEMBER')[0];
    assert.ok(message);
    const { ts } = message;
    await slack.type({ user: 'U_BOB', channel: 'G_MEMBER', text: 'hello', threadTs: ts });
    await slack.press(message, 'go', { user: 'U_BOB' });
    assert.deepEqual(at(sent[0], 'channel'), { id: 'G_MEMBER', name: 'privategroup' });
    assert.deepEqual(
      [at(sent[0], 'message.thread_ts'), at(sent[0], 'message.reply_count')],
      [ts, 1],
    );
  });

  it('can come from an outdated copy of the message', async () => {
    const sent = await connectAckingApp(slack);
    const message = await postButton(slack);
    const outdated = { ...message };
    const update = {
      channel: 'C_MEMBER',
      ts: message.ts,
      text: 'done',
      blocks: [section('done')],
    };
    await callApi(slack, 'chat.update', update);
    await slack.press(outdated, 'go', { user: 'U_BOB' });
    assert.equal(at(sent[0], 'message.text'), 'done');
    await assert.rejects(slack.press(message, 'go', { user: 'U_BOB' }), /no button go/);
  });

  it('works in a modal', async () => {
    const sent = await connectAckingApp(slack);
    const view = await openForm(slack);
    await slack.press(view, 'more', { user: 'U_ALICE' });
    assert.deepEqual(at(sent[0], 'container'), { type: 'view', view_id: view.id });
    await assert.rejects(slack.press(view, 'more', { user: 'U_BOB' }), /does not see/);
  });

  it('shows trouble to the person when the app does not take it', async () => {
    const message = await postButton(slack);
    const { personSees } = await slack.press(message, 'go', { user: 'U_BOB' });
    assert.equal(personSees, 'We had some trouble connecting. Try again?');
  });
});
