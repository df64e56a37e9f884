import assert from 'node:assert/strict';
import { NotPossible } from '../../../sandbox/slack/not-possible';
import type { SlackOptions } from '../../../sandbox/slack/options';
import type { TypedText } from '../../../sandbox/slack/person';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { errorOf } from './call-api';
import { connectAckingApp } from './fake-app';

const PEOPLE = [
  { id: 'UALICE', name: 'alice' },
  { id: 'UGIL', name: 'gil', kind: 'guest' },
  { id: 'UEVE', name: 'eve', kind: 'stranger' },
] as const;
const members = PEOPLE.map(({ id }) => id);
const CONVERSATIONS = [
  { id: 'CMAIN', name: 'main', kind: 'public', members },
  { id: 'COPEN', name: 'open', kind: 'public' },
  { id: 'GHIDDEN', name: 'hidden', kind: 'private' },
  { id: 'COLD', name: 'old', kind: 'public', members, isArchived: true },
  { id: 'DPEOPLE', kind: 'im', members },
] as const;

describe('what people type in the local Slack', () => {
  let slack: SlackStandIn;

  async function start(options: SlackOptions = {}): Promise<void> {
    await slack?.close();
    slack = await startSlack({ people: PEOPLE, conversations: CONVERSATIONS, ...options });
  }

  beforeEach(() => start());
  afterEach(() => slack.close());

  const type = (text: string, more: Partial<TypedText> = {}) =>
    slack.type({ user: 'UALICE', channel: 'CMAIN', text, ...more });
  const told = async (text: string, more: Partial<TypedText> = {}) =>
    (await type(text, more)).personSees;
  const shown = (channel = 'CMAIN') => slack.messages(channel).map(({ text }) => text);

  describe('without a slash', () => {
    it('becomes a message of theirs', async () => {
      assert.equal(await told(' Good morning '), undefined);
      const [message] = slack.messages('CMAIN');
      assert.deepEqual(
        [message?.user, message?.text, message?.via, message?.visibleTo],
        ['UALICE', 'Good morning', 'person', undefined],
      );
    });

    for (const [typed, held] of [
      ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
      ['@alice and <@UGIL>, see #main.', '<@UALICE> and <@UGIL>, see <#CMAIN|main>.'],
      ['@contact-customer.', '<@U0STANDIN>.'],
      ['@nobody in #nowhere and #hidden', '@nobody in #nowhere and #hidden'],
      ['<@UNOBODY>', '&lt;@UNOBODY&gt;'],
      ['https://a.b/?x=1&y=2.', '<https://a.b/?x=1&amp;y=2>.'],
      ['mail a.b@c.de', 'mail <mailto:a.b@c.de|a.b@c.de>'],
      ['see example.com', 'see <http://example.com|example.com>'],
      ['@here, @channel and @everyone', '<!here>, <!channel> and <!everyone>'],
      ['@channels and a@here', '@channels and a@here'],
    ] as const) {
      it(`is held as Slack holds it: ${typed}`, async () => {
        await type(typed);
        assert.deepEqual(shown(), [held]);
      });
    }

    it('goes into the thread of a message or of its replies', async () => {
      await type('first');
      const [root] = slack.messages('CMAIN');
      await type('second', { threadTs: root?.ts });
      await type('third', { threadTs: slack.messages('CMAIN')[1]?.ts });
      assert.deepEqual(
        slack.messages('CMAIN').map(({ threadTs }) => threadTs),
        [undefined, root?.ts, root?.ts],
      );
    });

    it('is not of the app, which cannot change it', async () => {
      await type('mine');
      const ts = slack.messages('CMAIN')[0]?.ts;
      const update = { channel: 'CMAIN', ts, text: 'yours' };
      assert.equal(await errorOf(slack, 'chat.update', update), 'cant_update_message');
    });
  });

  describe('that nobody could send', () => {
    it('is not possible: unseen places, threads that are not there, nothing at all', async () => {
      const rejects = (doing: Promise<unknown>, message: RegExp) =>
        assert.rejects(
          doing,
          (error) => error instanceof NotPossible && message.test(error.message),
        );
      await rejects(type('x', { channel: 'GHIDDEN' }), /UALICE does not see GHIDDEN/);
      await rejects(type('x', { channel: 'COPEN', user: 'UGIL' }), /UGIL does not see COPEN/);
      await rejects(type('x', { channel: 'D_UGIL' }), /no conversation D_UGIL/);
      await rejects(type('x', { threadTs: '1.1' }), /no thread 1\.1/);
      await rejects(type(' \n'), /nothing to send/);
      assert.deepEqual(slack.messages(), []);
    });

    it('goes nowhere where the channel is archived', async () => {
      const sent = await connectAckingApp(slack);
      for (const text of ['x', '/contact-customer', '/invite @contact-customer']) {
        assert.match(String(await told(text, { channel: 'COLD' })), /#old, an archived channel/);
      }
      assert.deepEqual([shown('COLD'), sent.length], [[], 0]);
    });

    it('goes nowhere in the messages with an app that takes none', async () => {
      await start({ takesMessages: false });
      const sent = await connectAckingApp(slack);
      const channel = slack.workspace.directMessages('UALICE').id;
      for (const text of ['x', '/contact-customer']) {
        assert.match(String(await told(text, { channel })), /has been turned off/);
      }
      assert.deepEqual([shown(channel), sent.length], [[], 0]);
    });
  });

  describe('with a slash', () => {
    it('is a command of the app, also in the messages with the app', async () => {
      const sent = await connectAckingApp(slack, { text: 'Usage' });
      assert.equal(await told('/contact-customer  help '), undefined);
      await type('/contact-customer', { channel: 'D_UALICE' });
      assert.deepEqual(
        sent.map(({ command, text, channel_id }) => [command, text, channel_id]),
        [
          ['/contact-customer', 'help', 'CMAIN'],
          ['/contact-customer', '', 'D_UALICE'],
        ],
      );
      assert.deepEqual(shown(), ['Usage']);
    });

    const TYPED = 'c-1 @here agent:a@b.cd @alice <@UGIL|x> #main <#CMAIN> https://x.yz/ R&D';

    it('is sent escaped where the manifest says so', async () => {
      const sent = await connectAckingApp(slack);
      await type(`/contact-customer ${TYPED}`);
      assert.equal(
        sent[0]?.['text'],
        'c-1 <!here> agent:<mailto:a@b.cd|a@b.cd> <@UALICE|alice> <@UGIL|gil> <#CMAIN|main> <#CMAIN|main> ' +
          '<https://x.yz/> R&amp;D',
      );
    });

    it('is sent as it was typed where it does not', async () => {
      await start({ commands: [{ command: '/other', shouldEscape: false }] });
      const sent = await connectAckingApp(slack);
      await type(`/other ${TYPED}`);
      assert.equal(sent[0]?.['text'], TYPED);
      assert.match(String(await told('/contact-customer')), /not a valid command/);
    });

    it('is no valid command of anybody else', async () => {
      const sent = await connectAckingApp(slack);
      assert.equal(
        await told('/dance now'),
        '/dance is not a valid command. In Slack, all messages that start with the "/" character are ' +
          'interpreted as commands. If you are trying to send a message and not run a command, try ' +
          'preceding the "/" with an empty space.',
      );
      assert.match(String(await told('/')), /^\/ is not a valid command/);
      const strange = { user: 'UEVE' };
      assert.match(
        String(await told('/contact-customer', strange)),
        /^\/contact-customer is not a/,
      );
      slack.scopes = ['chat:write'];
      assert.match(String(await told('/contact-customer')), /not a valid command/);
      assert.deepEqual([shown(), sent.length], [[], 0]);
    });

    it('is there for guests', async () => {
      const sent = await connectAckingApp(slack);
      await type('/contact-customer', { user: 'UGIL' });
      assert.equal(sent.length, 1);
    });

    it('is not supported in threads', async () => {
      const sent = await connectAckingApp(slack);
      for (const command of ['/contact-customer', '/invite']) {
        assert.equal(
          await told(`${command} x`, { threadTs: '1.1' }),
          `${command} is not supported in threads. Sorry!`,
        );
      }
      assert.equal(sent.length, 0);
    });

    it('tells what the app did wrong', async () => {
      assert.match(String(await told('/contact-customer')), /"dispatch_failed"/);
    });
  });
});
