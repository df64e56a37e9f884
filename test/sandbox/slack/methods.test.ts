import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf, input, modal } from './call-api';

describe('the methods of the local Slack', () => {
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

  describe('conversations', () => {
    const history = (channel: string) => callApi(slack, 'conversations.history', { channel });

    it('reads the history with its scope, as a member only', async () => {
      assert.equal((await history('C_MEMBER')).body['needed'], 'channels:history');
      await start({ scopes: ['chat:write', 'channels:history'] });
      assert.equal((await history('G_MEMBER')).body['needed'], 'groups:history');
      assert.equal((await history('C_PUBLIC')).body['error'], 'not_in_channel');
      assert.equal((await history('C_NOWHERE')).body['error'], 'channel_not_found');
    });

    it('gives the newest first, with metadata when asked', async () => {
      await start({ scopes: ['chat:write', 'channels:history'] });
      const metadata = { event_type: 'contact', event_payload: { id: '1' } };
      await post({ channel: 'C_MEMBER', text: 'first', metadata });
      now += 1_000;
      await post({ channel: 'C_MEMBER', text: 'second' });
      const args = { channel: 'C_MEMBER', include_all_metadata: true };
      const { body } = await callApi(slack, 'conversations.history', args);
      const messages = body['messages'] as readonly Fields[];
      assert.deepEqual(
        messages.map(({ text }) => text),
        ['second', 'first'],
      );
      assert.deepEqual(messages[1]?.['metadata'], metadata);
      const [oldest] = slack.messages('C_MEMBER');
      const after = { channel: 'C_MEMBER', oldest: oldest?.ts, limit: 1 };
      const later = await callApi(slack, 'conversations.history', after);
      assert.equal((later.body['messages'] as readonly Fields[])[0]?.['text'], 'second');
    });

    it('opens direct messages with their scope', async () => {
      assert.equal(await errorOf(slack, 'conversations.open', { users: 'U_BOB' }), 'missing_scope');
      await start({ scopes: ['im:write'] });
      const { body } = await callApi(slack, 'conversations.open', { users: 'U_BOB' });
      assert.deepEqual(body['channel'], { id: 'D_U_BOB' });
      assert.equal(await errorOf(slack, 'conversations.open', { users: 'U_NO' }), 'user_not_found');
    });
  });

  describe('views', () => {
    const view = modal([input('name', { type: 'plain_text_input' })]);
    const trigger = () =>
      slack.workspace.triggers.issue({ user: 'U_ALICE', conversation: 'C_PUBLIC' });
    const open = (trigger_id: string, opened: Fields = view) =>
      errorOf(slack, 'views.open', { trigger_id, view: opened });

    it('opens a view with a trigger once, within three seconds', async () => {
      const used = trigger();
      now += 3_000;
      assert.equal(await open(used), undefined);
      assert.equal(await open(used), 'exchanged_trigger_id');
      const late = trigger();
      now += 3_001;
      assert.equal(await open(late), 'expired_trigger_id');
      assert.equal(await open('made-up'), 'invalid_trigger_id');
      assert.equal(slack.openViews.length, 1);
    });

    it('refuses a view over a limit, and says where', async () => {
      const title = { type: 'plain_text', text: 'A title of 25 characters.' };
      const args = { trigger_id: trigger(), view: { ...view, title } };
      const { body } = await callApi(slack, 'views.open', args);
      assert.equal(body['error'], 'invalid_arguments');
      assert.deepEqual(body['response_metadata'], {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      });
    });

    it('updates a view that is open, guarded by its hash', async () => {
      await open(trigger());
      const [opened] = slack.openViews;
      const args = { view_id: opened?.id, view: { ...view, callback_id: 'new' } };
      const before = opened?.hash;
      assert.equal(await errorOf(slack, 'views.update', { ...args, hash: before }), undefined);
      assert.equal(opened?.definition.callback_id, 'new');
      assert.equal(
        await errorOf(slack, 'views.update', { ...args, hash: before }),
        'hash_conflict',
      );
      assert.equal(await errorOf(slack, 'views.update', { ...args, view_id: 'V_NO' }), 'not_found');
      assert.equal(await errorOf(slack, 'views.update', { view: {} }), 'invalid_arguments');
    });

    it('finds a view by its external ID, which is given once', async () => {
      const named = { ...view, external_id: 'mine' };
      assert.equal(await open(trigger(), named), undefined);
      assert.equal(await open(trigger(), named), 'duplicate_external_id');
      const args = { external_id: 'mine', view: named };
      assert.equal(await errorOf(slack, 'views.update', args), undefined);
    });
  });
});
