import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf, section } from './call-api';

describe('messages in the local Slack', () => {
  let slack: SlackStandIn;
  let now: number;

  async function start(options: SlackOptions = {}): Promise<void> {
    await slack?.close();
    slack = await startSlack({ now: () => now, ...options });
  }

  beforeEach(async () => {
    now = 1_700_000_000_000;
    await start();
  });
  afterEach(() => slack.close());

  const post = (args: Fields) => errorOf(slack, 'chat.postMessage', { text: 'hello', ...args });

  describe('chat.postMessage', () => {
    it('posts where the bot may', async () => {
      for (const channel of ['C_PUBLIC', 'C_MEMBER', 'G_MEMBER']) {
        assert.equal(await post({ channel }), undefined, channel);
        assert.equal(slack.messages(channel)[0]?.text, 'hello');
      }
    });

    it('refuses where the bot may not', async () => {
      assert.equal(await post({ channel: 'G_PRIVATE' }), 'channel_not_found');
      assert.equal(await post({ channel: 'D_PEOPLE' }), 'channel_not_found');
      assert.equal(await post({ channel: 'C_NOWHERE' }), 'channel_not_found');
      assert.equal(await post({ channel: 'C_ARCHIVED' }), 'is_archived');
      await start({ scopes: ['chat:write'] });
      assert.equal(await post({ channel: 'C_PUBLIC' }), 'not_in_channel');
    });

    it('posts to a user ID in the direct messages', async () => {
      const { body } = await callApi(slack, 'chat.postMessage', {
        channel: 'U_BOB',
        text: 'hello',
      });
      assert.equal(body['channel'], 'D_U_BOB');
      assert.equal(slack.messages('D_U_BOB').length, 1);
    });

    it('refuses a message without words, and metadata that is none', async () => {
      const channel = 'C_MEMBER';
      assert.equal(await post({ channel, text: '' }), 'no_text');
      assert.equal(
        await post({ channel, metadata: { event_type: 'x' } }),
        'invalid_metadata_format',
      );
      assert.equal(await post({ channel, blocks: '{' }), 'invalid_blocks_format');
    });

    it('refuses blocks over a limit, and says where', async () => {
      const args = { channel: 'C_MEMBER', text: 'x', blocks: [section('x'.repeat(3001))] };
      const { body } = await callApi(slack, 'chat.postMessage', args);
      assert.equal(body['error'], 'invalid_blocks');
      assert.deepEqual(body['response_metadata'], {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      });
      const many = Array.from({ length: 5 }, () => section('x'.repeat(2700)));
      assert.equal(await post({ channel: 'C_MEMBER', blocks: many }), 'msg_blocks_too_long');
    });

    it('allows one message a second and channel', async () => {
      assert.equal(await post({ channel: 'C_MEMBER' }), undefined);
      assert.equal(await post({ channel: 'G_MEMBER' }), undefined);
      const { status, headers } = await callApi(slack, 'chat.postMessage', {
        channel: 'C_MEMBER',
        text: 'too soon',
      });
      assert.deepEqual([status, headers.get('retry-after')], [429, '1']);
      now += 1_000;
      assert.equal(await post({ channel: 'C_MEMBER' }), undefined);
    });
  });

  describe('chat.update', () => {
    const update = (args: Fields) =>
      errorOf(slack, 'chat.update', { channel: 'C_MEMBER', text: 'new', ...args });

    it("changes the app's own message and keeps what is left out", async () => {
      await post({ channel: 'C_MEMBER', blocks: [section('kept')] });
      const [message] = slack.messages('C_MEMBER');
      assert.equal(await update({ ts: message?.ts }), undefined);
      assert.deepEqual([message?.text, message?.edited], ['new', 1]);
      assert.equal(message?.blocks[0]?.text?.text, 'kept');
    });

    it('refuses other messages, and texts that are too long', async () => {
      assert.equal(await update({ ts: '1.000001' }), 'message_not_found');
      await post({ channel: 'C_MEMBER' });
      const ts = slack.messages('C_MEMBER')[0]?.ts;
      assert.equal(await update({ ts, text: '&'.repeat(801) }), 'msg_too_long');
      assert.equal(await update({ ts, text: '' }), 'no_text');
      const typed = { channel: 'C_MEMBER', user: 'U_BOB', text: 'typed', blocks: [] };
      const rest = { metadata: undefined, visibleTo: undefined, threadTs: undefined };
      const theirs = slack.workspace.messages.add({ ...typed, ...rest, via: 'command' });
      assert.equal(await update({ ts: theirs.ts }), 'cant_update_message');
    });
  });
});
