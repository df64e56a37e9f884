import assert from 'node:assert/strict';
import type { Block } from '../../../../sandbox/slack/types';
import { Composer } from '../../../../sandbox/web/slack/composer';
import { Conversation } from '../../../../sandbox/web/slack/conversation';
import { SlackbotLine } from '../../../../sandbox/web/slack/slackbot-line';
import { ThreadPane } from '../../../../sandbox/web/slack/thread-pane';
import { placeKey } from '../../../../sandbox/web/slack/writings';
import { conversation, drawn, message, STAN, slackOf, wordsIn } from './page';

const SECTION: Block = {
  type: 'section',
  block_id: 's',
  text: { type: 'mrkdwn', text: '*Assigned*' },
};

describe('a conversation', () => {
  it('shows its messages as a log, with sender and badge', () => {
    const messages = [
      message('1.000001', { text: 'Hello <@U_ALICE>' }),
      message('2.000001', { user: 'U_BOT', blocks: [SECTION], edited: 1 }),
      message('3.000001', { user: 'U_STAN' }),
      message('4.000001', { user: 'U_GINA', visibleTo: 'U_ALICE' }),
    ];
    const html = drawn(<Conversation id="C_SUPPORT" />, { slack: slackOf({ messages }) });
    assert.match(html, /role="log" aria-label="Messages in #support"/);
    assert.match(wordsIn(html), /Hello @Alice Chen/);
    assert.match(wordsIn(html), /Contact CustomerAPP.*Assigned\(edited\)/);
    assert.match(wordsIn(html), /Stanother company/);
    assert.match(wordsIn(html), /Only visible to youGinaguest/);
    assert.equal(html.match(/in a thread/g)?.length, 3);
  });

  it('counts the replies of a thread', () => {
    const reply = (ts: string) => message(ts, { threadTs: '1.000001' });
    const counted = (...replies: ReturnType<typeof reply>[]) => {
      const slack = slackOf({ messages: [message('1.000001'), ...replies] });
      return wordsIn(drawn(<Conversation id="C_SUPPORT" />, { slack }));
    };
    assert.match(counted(reply('2.000001')), /1 replyLast at/);
    assert.match(counted(reply('2.000001'), reply('3.000001')), /2 repliesLast at/);
    assert.doesNotMatch(counted(), /repl(y|ies)Last/);
  });

  it('is not drawn for somebody who does not see it', () => {
    assert.equal(drawn(<Conversation id="G_VIP" />, { person: { ...STAN, id: 'U_X' } }), '');
  });

  it('says whether the app is a member, but not in direct messages', () => {
    const slack = slackOf({ conversations: [conversation('C_OUT', { botIsMember: false })] });
    assert.match(drawn(<Conversation id="C_OUT" />, { slack }), /Contact Customer is not a member/);
    assert.match(drawn(<Conversation id="C_SUPPORT" />), /Contact Customer is a member/);
    assert.doesNotMatch(drawn(<Conversation id="D_PEOPLE" />), /is (not )?a member/);
  });

  it('with the app has the app’s tabs', () => {
    assert.match(drawn(<Conversation id="D_U_ALICE" />), /aria-current="page">Messages</);
  });

  it('tells what can be typed, but only where one can', () => {
    const told = (id: string, takesMessages = false) => {
      const { app, ...slack } = slackOf();
      const page = { slack: { ...slack, app: { ...app, takesMessages } } };
      return /Type \/contact-customer below/.test(wordsIn(drawn(<Conversation id={id} />, page)));
    };
    assert.deepEqual([told('C_SUPPORT'), told('C_OLD')], [true, false]);
    assert.deepEqual([told('D_U_ALICE'), told('D_U_ALICE', true)], [false, true]);
  });

  it('that is archived takes no messages', () => {
    const html = drawn(<Conversation id="C_OLD" />);
    assert.doesNotMatch(html, /<textarea/);
    assert.match(html, /You are viewing #old, an archived channel\./);
  });
});

describe('a thread', () => {
  it('shows its messages with a composer of its own', () => {
    const messages = [message('1.000001'), message('2.000001', { threadTs: '1.000001' })];
    const html = drawn(<ThreadPane channel="C_SUPPORT" ts="1.000001" />, {
      slack: slackOf({ messages }),
    });
    assert.match(wordsIn(html), /text of 1\.000001.*text of 2\.000001/);
    assert.match(html, /<aside[^>]*aria-label="Thread"/);
    assert.match(html, /<textarea aria-label="Reply…"/);
  });

  it('is not drawn in a conversation that the person does not see', () => {
    assert.equal(drawn(<ThreadPane channel="C_SECRET" ts="1.000001" />), '');
  });
});

describe('the composer', () => {
  it('is labelled, and sends nothing while it is empty', () => {
    const html = drawn(<Composer channel={conversation('C_A')} label="Message #a" />);
    assert.match(html, /aria-label="Message #a"/);
    assert.match(html, /aria-label="Send" aria-disabled="true"/);
  });

  it('is not there in the messages with an app that takes none', () => {
    const channel = conversation('D_U_ALICE', { kind: 'im', members: ['U_ALICE'] });
    const html = drawn(<Composer channel={channel} label="Message the app" />);
    assert.match(html, /Sending messages to this app has been turned off/);
    assert.doesNotMatch(html, /<textarea/);
  });

  it('keeps what was typed and what Slack said of it, in its place', () => {
    const writing = { text: '/nope', isBusy: false, trouble: 'No such command.' };
    const writings = new Map([[placeKey('U_ALICE', 'C_A', undefined), writing]]);
    const at = (id: string) =>
      drawn(<Composer channel={conversation(id)} label="x" />, { writings });
    assert.match(at('C_A'), /Slackbot<\/b> No such command.*>\/nope<\/textarea>/);
    assert.doesNotMatch(at('C_B'), /nope|No such command/);
  });

  it('shows what Slack says as said to the person alone', () => {
    const html = drawn(<SlackbotLine words="No such command." onDismiss={() => undefined} />);
    assert.match(wordsIn(html), /Only visible to youSlackbot No such command\./);
    assert.match(html, /role="alert"/);
  });
});
