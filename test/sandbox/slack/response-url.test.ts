import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { button } from './forms';

const COMMAND = { text: 'help', user: 'U_ALICE', channel: 'C_PUBLIC' };

describe('a response_url of the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  const say = (url: string, body: Fields) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('speaks to one person, or in the channel when asked', async () => {
    await connectAckingApp(slack);
    const { responseUrl } = await slack.command({ ...COMMAND, channel: 'G_PRIVATE' });
    assert.equal((await say(responseUrl, { text: 'for you' })).status, 200);
    await say(responseUrl, { text: 'for all', response_type: 'in_channel' });
    const shown = slack.messages('G_PRIVATE').map(({ text, visibleTo }) => [text, visibleTo]);
    assert.deepEqual(shown, [
      ['for you', 'U_ALICE'],
      ['for all', undefined],
    ]);
    assert.equal((await say(responseUrl, {})).status, 400);
    assert.equal((await say(responseUrl, { blocks: [section('')] })).status, 400);
  });

  it('works five times', async () => {
    await connectAckingApp(slack);
    const { responseUrl } = await slack.command(COMMAND);
    for (let use = 1; use <= 5; use += 1) {
      assert.equal((await say(responseUrl, { text: `${use}` })).status, 200);
    }
    const sixth = await say(responseUrl, { text: '6' });
    assert.equal(sixth.status, 404);
    assert.deepEqual(await sixth.json(), { ok: false, error: 'used_url' });
    assert.equal(slack.messages('C_PUBLIC').length, 5);
  });

  it('works for thirty minutes', async () => {
    let now = Date.now();
    await slack.close();
    slack = await startSlack({ now: () => now });
    await connectAckingApp(slack);
    const { responseUrl } = await slack.command(COMMAND);
    now += 30 * 60_000;
    assert.equal((await say(responseUrl, { text: 'in time' })).status, 200);
    now += 1;
    const late = await say(responseUrl, { text: 'late' });
    assert.deepEqual(await late.json(), { ok: false, error: 'expired_url' });
  });

  it('replaces and deletes the message of a press, which stays as visible as it was', async () => {
    const sent = await connectAckingApp(slack);
    const { responseUrl } = await slack.command(COMMAND);
    await say(responseUrl, { text: 'x', blocks: [{ type: 'actions', elements: [button('go')] }] });
    const [message] = slack.messages('C_PUBLIC');
    assert.ok(message);
    await assert.rejects(slack.press(message, 'go', { user: 'U_BOB' }), /does not see/);
    await slack.press(message, 'go', { user: 'U_ALICE' });
    const url = String(at(sent.at(-1), 'response_url'));
    assert.equal(at(sent.at(-1), 'message'), undefined);

    await say(url, { replace_original: true, response_type: 'in_channel', text: 'new' });
    assert.deepEqual([message.text, message.visibleTo, message.edited], ['new', 'U_ALICE', 1]);
    await say(url, { delete_original: true });
    assert.deepEqual(slack.messages('C_PUBLIC'), []);
    await say(url, { delete_original: true });
  });

  it('can be made to fail', async () => {
    await connectAckingApp(slack);
    slack.fail('response_url', { kind: 'status', status: 500 });
    const { responseUrl } = await slack.command(COMMAND);
    assert.equal((await say(responseUrl, { text: 'x' })).status, 500);
    assert.equal(slack.calls.at(-1)?.method, 'response_url');
  });
});
