import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf } from './call-api';
import { at } from './fake-app';

const PEOPLE = [
  { id: 'U_ALICE', name: 'alice', realName: 'Alice', email: 'Alice@example.com' },
  { id: 'U_GIL', name: 'gil', kind: 'guest' },
  { id: 'U_EVE', name: 'eve', kind: 'stranger', email: 'eve@other.example' },
] as const;
const members = ['U_ALICE', 'U_EVE'];

describe('what an app reads in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack({
      people: PEOPLE,
      postLimitPerSecond: Number.POSITIVE_INFINITY,
      conversations: [
        { id: 'C_SHARED', name: 'shared', kind: 'public', members },
        { id: 'C_OWN', name: 'own', kind: 'public', members: ['U_ALICE'], botIsMember: true },
        { id: 'G_HIDDEN', kind: 'private', members },
      ],
      scopes: ['chat:write', 'chat:write.public', 'im:write'],
    });
  });
  afterEach(() => slack.close());

  const grant = (...more: string[]) => {
    slack.scopes = [...slack.scopes, ...more];
  };
  const call = async (method: string, args: Fields) => (await callApi(slack, method, args)).body;

  describe('about people', () => {
    it('needs a scope, and one more for e-mail addresses', async () => {
      const info = () => call('users.info', { user: 'U_ALICE' });
      assert.equal((await info())['needed'], 'users:read');
      grant('users:read');
      assert.equal(at(await info(), 'user.real_name'), 'Alice');
      assert.equal(at(await info(), 'user.profile.email'), undefined);
      grant('users:read.email');
      assert.equal(at(await info(), 'user.profile.email'), 'Alice@example.com');
    });

    it('tells guests, people of other companies and the bot from members', async () => {
      grant('users:read', 'users:read.email');
      const user = async (id: string) => (await call('users.info', { user: id }))['user'];
      const alice = await user('U_ALICE');
      const [guest, stranger, bot] = [
        await user('U_GIL'),
        await user('U_EVE'),
        await user('U0STANDIN'),
      ];
      assert.deepEqual([at(alice, 'is_restricted'), at(guest, 'is_restricted')], [false, true]);
      assert.deepEqual(
        ['is_stranger', 'team_id', 'profile.email'].map((path) => at(stranger, path)),
        [true, 'T0OTHER', undefined],
      );
      assert.deepEqual([at(bot, 'is_bot'), at(bot, 'name')], [true, 'contact-customer']);
      assert.equal(await errorOf(slack, 'users.info', { user: 'U_NO' }), 'user_not_found');
    });

    it('finds members by their e-mail address', async () => {
      const find = (email: string) => call('users.lookupByEmail', { email });
      assert.equal((await find('alice@example.com'))['needed'], 'users:read.email');
      grant('users:read.email');
      assert.equal(at(await find('alice@EXAMPLE.com'), 'user.id'), 'U_ALICE');
      for (const email of ['nobody@example.com', 'eve@other.example']) {
        assert.equal((await find(email))['error'], 'users_not_found');
      }
    });
  });

  describe('about conversations', () => {
    it('needs the scope of their kind, and for a private one the bot inside', async () => {
      const info = (channel: string) => call('conversations.info', { channel });
      assert.equal((await info('C_SHARED'))['needed'], 'channels:read');
      assert.equal((await info('G_HIDDEN'))['needed'], 'groups:read');
      grant('channels:read', 'groups:read', 'im:read');
      assert.equal((await info('G_HIDDEN'))['error'], 'channel_not_found');
      assert.equal((await info('C_NO'))['error'], 'channel_not_found');
      slack.changeConversation('G_HIDDEN', { botIsMember: true });
      assert.equal(at(await info('G_HIDDEN'), 'channel.is_private'), true);
    });

    it('tells what they are', async () => {
      grant('channels:read', 'im:read');
      const shared = await call('conversations.info', { channel: 'C_SHARED' });
      assert.deepEqual(
        ['name', 'is_ext_shared', 'is_member', 'is_archived'].map((key) =>
          at(shared, `channel.${key}`),
        ),
        ['shared', true, false, false],
      );
      const own = await call('conversations.info', { channel: 'C_OWN' });
      assert.deepEqual(
        [at(own, 'channel.is_ext_shared'), at(own, 'channel.is_member')],
        [false, true],
      );
      await call('conversations.open', { users: 'U_ALICE' });
      const im = await call('conversations.info', { channel: 'D_U_ALICE' });
      assert.deepEqual([at(im, 'channel.is_im'), at(im, 'channel.user')], [true, 'U_ALICE']);
    });

    it('lists who is in them', async () => {
      grant('channels:read');
      const list = async (channel: string) =>
        (await call('conversations.members', { channel }))['members'];
      assert.deepEqual(await list('C_SHARED'), members);
      assert.deepEqual(await list('C_OWN'), ['U_ALICE', 'U0STANDIN']);
    });
  });

  describe('of its own messages', () => {
    const ephemeral = (args: Fields) =>
      call('chat.postEphemeral', { channel: 'C_OWN', user: 'U_ALICE', text: 'psst', ...args });

    it('shows one to a single person who is there, and keeps it nowhere', async () => {
      const { message_ts } = await ephemeral({});
      const [message] = slack.messages('C_OWN');
      assert.deepEqual(
        [message?.ts, message?.visibleTo, message?.via],
        [message_ts, 'U_ALICE', 'chat.postEphemeral'],
      );
      for (const user of ['U_GIL', 'U_NO']) {
        assert.equal((await ephemeral({ user }))['error'], 'user_not_in_channel');
      }
      assert.equal((await ephemeral({ channel: 'G_HIDDEN' }))['error'], 'channel_not_found');
      assert.equal((await ephemeral({ text: '' }))['error'], 'no_text');
      assert.equal((await ephemeral({ blocks: 'x' }))['error'], 'invalid_blocks_format');
      const kept = await errorOf(slack, 'chat.delete', { channel: 'C_OWN', ts: message_ts });
      assert.equal(kept, 'message_not_found');
    });

    it('deletes one', async () => {
      const { ts } = await call('chat.postMessage', { channel: 'C_OWN', text: 'x' });
      const remove = (channel: string) => call('chat.delete', { channel, ts });
      assert.equal((await remove('G_HIDDEN'))['error'], 'channel_not_found');
      assert.equal((await remove('C_OWN'))['ok'], true);
      assert.deepEqual(slack.messages(), []);
      assert.equal((await remove('C_OWN'))['error'], 'message_not_found');
    });
  });
});
