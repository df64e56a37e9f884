import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf } from './call-api';
import { connectAckingApp } from './fake-app';

const COMMAND = { text: 'help', user: 'U_ALICE', channel: 'C_PUBLIC' };

describe('what can be changed in the local Slack at any time', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  describe('the way of payloads', () => {
    it('makes copies of each, unless the act says how many', async () => {
      const sent = await connectAckingApp(slack);
      slack.delivery = { times: 3, delayMs: 0 };
      await slack.command(COMMAND);
      assert.equal(sent.length, 3);
      await slack.command({ ...COMMAND, times: 1 });
      assert.equal(sent.length, 4);
      assert.deepEqual(slack.delivery, { times: 3, delayMs: 0 });
    });

    it('can take a while, after which the ack still counts', async () => {
      await connectAckingApp(slack, { text: 'Here' });
      slack.delivery = { times: 1, delayMs: 20 };
      const { personSees, ms } = await slack.command(COMMAND);
      assert.equal(personSees, undefined);
      assert.ok(ms >= 19, `${ms} ms`);
      assert.equal(slack.messages('C_PUBLIC')[0]?.text, 'Here');
    });
  });

  it('are the scopes of the bot token', async () => {
    const post = () => errorOf(slack, 'chat.postMessage', { channel: 'C_PUBLIC', text: 'x' });
    slack.scopes = ['chat:write'];
    assert.equal(await post(), 'not_in_channel');
    slack.scopes = ['chat:write', 'chat:write.public'];
    assert.equal(await post(), undefined);
    assert.deepEqual(slack.scopes, ['chat:write', 'chat:write.public']);
  });

  it('are conversations', async () => {
    const post = () => errorOf(slack, 'chat.postMessage', { channel: 'G_PRIVATE', text: 'x' });
    assert.equal(await post(), 'channel_not_found');
    slack.changeConversation('G_PRIVATE', { botIsMember: true });
    assert.equal(await post(), undefined);
    slack.changeConversation('G_PRIVATE', { isArchived: true });
    assert.equal(await post(), 'is_archived');
    slack.changeConversation('G_PRIVATE', { botIsMember: true });
    assert.equal(await post(), 'is_archived');
    assert.throws(() => slack.changeConversation('C_NO', {}), /no conversation C_NO/);
  });

  it('are the faults to come, which can be read', async () => {
    slack.fail('auth.test', { kind: 'error', error: 'fatal_error', times: 2 });
    slack.fail('auth.test', { kind: 'hang', times: Number.POSITIVE_INFINITY });
    await callApi(slack, 'auth.test');
    assert.deepEqual(JSON.parse(JSON.stringify(slack.faults)), [
      { method: 'auth.test', fault: { kind: 'error', error: 'fatal_error', times: 1 } },
      { method: 'auth.test', fault: { kind: 'hang', times: Number.MAX_SAFE_INTEGER } },
    ]);
    slack.heal();
    assert.deepEqual(slack.faults, []);
  });

  describe('tells who listens', () => {
    const deeds: readonly [string, (slack: SlackStandIn) => unknown][] = [
      ['a call', (each) => callApi(each, 'auth.test')],
      ['a message', (each) => each.type({ ...COMMAND, text: 'x' })],
      ['scopes', (each) => Object.assign(each, { scopes: [] })],
      ['a delay', (each) => Object.assign(each, { delivery: { times: 1, delayMs: 5 } })],
      ['a conversation', (each) => each.changeConversation('C_PUBLIC', { isArchived: true })],
      ['a fault', (each) => each.fail('auth.test', { kind: 'hang' })],
      ['no more faults', (each) => each.heal()],
    ];
    for (const [what, change] of deeds) {
      it(`of ${what}, until they do not listen any more`, async () => {
        let changes = 0;
        const stop = slack.onChange(() => {
          changes += 1;
        });
        await change(slack);
        const heard = changes;
        assert.ok(heard > 0);
        stop();
        await change(slack);
        assert.equal(changes, heard);
      });
    }
  });
});
