import assert from 'node:assert/strict';
import { renderToStaticMarkup } from 'react-dom/server';
import type { DeskSnapshot } from '../../../../sandbox/control/snapshot';
import type { Block } from '../../../../sandbox/slack/types';
import { Composer } from '../../../../sandbox/web/slack/composer';
import { ConfirmDialog } from '../../../../sandbox/web/slack/confirm-dialog';
import { Conversation } from '../../../../sandbox/web/slack/conversation';
import { HomeTab } from '../../../../sandbox/web/slack/home-tab';
import { RulesPane } from '../../../../sandbox/web/slack/rules-pane';
import { Sidebar } from '../../../../sandbox/web/slack/sidebar';
import { SlackHalf } from '../../../../sandbox/web/slack/slack-half';
import { SlackbotLine } from '../../../../sandbox/web/slack/slackbot-line';
import { ThreadPane } from '../../../../sandbox/web/slack/thread-pane';
import { conversation, drawn, idle, message, openView, STAN, slackOf, wordsIn } from './page';

const DESK: DeskSnapshot = {
  customers: [],
  agents: [],
  groups: [],
  accounts: [],
  sessions: [],
  contactFeature: true,
  serviceMode: 'manual',
  spelling: 'both',
  next: [],
  calls: [],
  contacts: [],
};

const SECTION: Block = {
  type: 'section',
  block_id: 's',
  text: { type: 'mrkdwn', text: '*Assigned*' },
};

describe('the Slack half', () => {
  const half = (slack = slackOf()) =>
    renderToStaticMarkup(
      <SlackHalf
        snapshot={{
          at: 0,
          slack,
          desk: DESK,
          app: { transport: 'http', state: 'running', log: [] },
        }}
        control={idle}
      />,
    );

  it('begins with the first person in the first conversation', () => {
    const html = half();
    assert.match(html, /aria-label="Message #support"/);
    assert.match(html, /<option[^>]*selected=""[^>]*>Alice Chen</);
  });

  it('says so where nobody is', () => {
    assert.match(half(slackOf({ people: [] })), /has no people/);
  });

  it('shows the others’ modals to nobody else', () => {
    const html = half(slackOf({ views: [openView('V1', [], { user: 'U_BOB' })] }));
    assert.doesNotMatch(html, /<dialog/);
  });
});

describe('the sidebar', () => {
  it('shows where the person can go, and where they are', () => {
    const html = drawn(<Sidebar />);
    assert.match(html, /aria-current="page"[^>]*>.*support/);
    assert.match(wordsIn(html), /Channels#supportoldarchivedvip|Channels#support#oldarchivedvip/);
    assert.match(wordsIn(html), /Direct messagesBBobAppsCCContact Customer/);
  });

  it('has no direct messages where there are none', () => {
    assert.doesNotMatch(drawn(<Sidebar />, { person: STAN }), /Direct messages/);
  });

  it('counts the app’s Home tab as the app', () => {
    const html = drawn(<Sidebar />, { place: { kind: 'home' } });
    assert.match(html, /aria-current="page"[^>]*><span class="sl-avatar sl-avatar-app"/);
  });
});

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

  it('shows what Slack says as said to the person alone', () => {
    const html = drawn(<SlackbotLine words="No such command." onDismiss={() => undefined} />);
    assert.match(wordsIn(html), /Only visible to youSlackbot No such command\./);
    assert.match(html, /role="alert"/);
  });
});

describe('the Home tab', () => {
  const place = { kind: 'home' } as const;

  it('says so where the app has none', () => {
    assert.match(drawn(<HomeTab />, { place }), /This app has no Home tab/);
  });

  it('shows what the app has published for the person', () => {
    const home = {
      id: 'VH',
      hash: 'h',
      user: 'U_ALICE',
      blocks: [SECTION],
      state: {},
      private_metadata: '',
      callback_id: '',
      external_id: '',
    };
    const html = drawn(<HomeTab />, { place, slack: slackOf({ homes: { U_ALICE: home } }) });
    assert.match(wordsIn(html), /Assigned$/);
    assert.match(html, /aria-current="page">Home</);
  });
});

describe('a confirmation dialog', () => {
  it('asks in the app’s words', () => {
    const plain = (text: string) => ({ type: 'plain_text', text });
    const confirm = {
      title: plain('Sure?'),
      text: { type: 'mrkdwn', text: '*Twice*' },
      confirm: plain('Do it'),
      deny: plain('Leave it'),
      style: 'danger',
    };
    const html = drawn(<ConfirmDialog confirm={confirm} onAnswer={() => undefined} />);
    assert.equal(wordsIn(html), 'Sure?TwiceLeave itDo it');
    assert.match(html, /sl-button-danger"[^>]*>Do it/);
    assert.equal(wordsIn(drawn(<ConfirmDialog confirm={{}} onAnswer={() => undefined} />)), '');
  });
});

describe('Slack’s rules', () => {
  it('show how things stand', () => {
    const slack = slackOf({
      delivery: { times: 2, delayMs: 0 },
      faults: [{ method: 'chat.update', fault: { kind: 'status', status: 500 } }],
      scopes: {
        inManifest: [
          { name: 'commands', optional: false },
          { name: 'channels:history', optional: true },
        ],
        granted: ['commands'],
      },
      calls: [
        { method: 'views.open', args: {}, at: 1, ms: 3, status: 200, error: 'expired_trigger_id' },
      ],
      connections: 2,
    });
    const html = drawn(<RulesPane />, { slack });
    assert.match(html, /checked=""[^>]*\/><span>Twice/);
    assert.match(html, /checked=""[^>]*\/><span><code>commands<\/code> required/);
    assert.match(html, /type="checkbox"\/><span><code>channels:history<\/code> optional/);
    assert.match(html, /checked=""\/><span>Contact Customer is a member/);
    assert.match(wordsIn(html), /chat\.update: HTTP 500.*2 open connections/);
    assert.match(html, /sl-line-bad.*views\.open.*200 expired_trigger_id, 3 ms/);
  });

  it('are about no conversation on the Home tab and in direct messages', () => {
    const places = [{ kind: 'home' }, { kind: 'conversation', id: 'D_PEOPLE' }] as const;
    for (const place of places) {
      assert.doesNotMatch(drawn(<RulesPane />, { place }), /is a member/);
    }
  });

  it('say that nothing has happened yet', () => {
    assert.match(wordsIn(drawn(<RulesPane />)), /Every call is answered as usual\..*Nothing yet\./);
  });
});
