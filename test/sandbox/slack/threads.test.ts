import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi } from './call-api';
import { at } from './fake-app';

describe('threads in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack({
      people: [{ id: 'U_ALICE', name: 'alice' }],
      postLimitPerSecond: Number.POSITIVE_INFINITY,
      conversations: [
        { id: 'C_OWN', name: 'own', kind: 'public', members: ['U_ALICE'], botIsMember: true },
        { id: 'G_HIDDEN', kind: 'private' },
      ],
      scopes: ['chat:write'],
    });
  });
  afterEach(() => slack.close());

  const grant = (...more: string[]) => {
    slack.scopes = [...slack.scopes, ...more];
  };
  const call = async (method: string, args: Fields) => (await callApi(slack, method, args)).body;
  const post = async (args: Fields): Promise<string> =>
    String((await call('chat.postMessage', { channel: 'C_OWN', ...args }))['ts']);

  it('gives the first message and the replies to it', async () => {
    const root = await post({ text: 'root' });
    const reply = await post({ text: 'reply', thread_ts: root });
    await post({ text: 'reply to the reply', thread_ts: reply });
    await call('chat.postEphemeral', {
      channel: 'C_OWN',
      user: 'U_ALICE',
      text: 'x',
      thread_ts: root,
    });
    await post({ text: 'another' });
    const replies = (ts: string) => call('conversations.replies', { channel: 'C_OWN', ts });
    assert.equal((await replies(root))['needed'], 'channels:history');
    grant('channels:history');
    const texts = (body: Fields) => (body['messages'] as readonly Fields[]).map(({ text }) => text);
    const all = ['root', 'reply', 'reply to the reply'];
    assert.deepEqual([texts(await replies(root)), texts(await replies(reply))], [all, all]);
    assert.equal((await replies('1.1'))['error'], 'thread_not_found');
    const history = await call('conversations.history', { channel: 'C_OWN' });
    assert.deepEqual(texts(history), ['another', 'root']);
  });

  it('tells in the first message what was replied, as long as it is there', async () => {
    grant('channels:history');
    const root = await post({ text: 'root' });
    const first = async () => {
      const { messages } = await call('conversations.history', { channel: 'C_OWN' });
      return (messages as readonly Fields[])[0];
    };
    assert.equal(at(await first(), 'thread_ts'), undefined);
    const reply = await post({ text: 'reply', thread_ts: root });
    await slack.type({ user: 'U_ALICE', channel: 'C_OWN', text: 'mine', threadTs: root });
    await call('chat.postEphemeral', {
      channel: 'C_OWN',
      user: 'U_ALICE',
      text: 'x',
      thread_ts: root,
    });
    const mine = slack.messages('C_OWN').at(-2)?.ts;
    const told = {
      thread_ts: root,
      reply_count: 2,
      reply_users_count: 2,
      latest_reply: mine,
      reply_users: ['U0STANDIN', 'U_ALICE'],
      is_locked: false,
      subscribed: false,
    };
    const { messages } = await call('conversations.replies', { channel: 'C_OWN', ts: root });
    for (const message of [await first(), at(messages, '0')]) {
      const shown = Object.keys(told).map((key) => at(message, key));
      assert.deepEqual(shown, Object.values(told));
    }
    await call('chat.delete', { channel: 'C_OWN', ts: reply });
    assert.deepEqual(at(await first(), 'reply_users'), ['U_ALICE']);
  });

  it('posts to the channel when the thread is gone, as its answer shows', async () => {
    const args = { channel: 'C_OWN', text: 'reply', thread_ts: '1.1' };
    const body = await call('chat.postMessage', args);
    assert.equal(body['ok'], true);
    assert.equal(at(body, 'message.thread_ts'), undefined);
  });

  it('links to messages', async () => {
    const root = await post({ text: 'root' });
    const reply = await post({ text: 'reply', thread_ts: root });
    const link = (channel: string, message_ts: string) =>
      call('chat.getPermalink', { channel, message_ts });
    const { permalink } = await link('C_OWN', root);
    const path = `/archives/C_OWN/p${root.replace('.', '')}`;
    assert.equal(permalink, `https://stand-in.slack.com${path}`);
    const inThread = (await link('C_OWN', reply))['permalink'];
    assert.match(String(inThread), new RegExp(`\\?thread_ts=${root}&cid=C_OWN$`));
    assert.equal((await link('C_OWN', '1.1'))['error'], 'message_not_found');
    assert.equal((await link('G_HIDDEN', root))['error'], 'channel_not_found');
  });
});
