import assert from 'node:assert/strict';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Block } from '../../../../sandbox/slack/types';
import { ConfirmDialog } from '../../../../sandbox/web/slack/confirm-dialog';
import { HomeTab } from '../../../../sandbox/web/slack/home-tab';
import { Sidebar } from '../../../../sandbox/web/slack/sidebar';
import { SlackHalf } from '../../../../sandbox/web/slack/slack-half';
import { DESK, drawn, idle, openView, STAN, slackOf, wordsIn } from './page';

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

  it('says so where the person sees nothing', () => {
    assert.match(half(slackOf({ people: [STAN], conversations: [] })), /Nothing is shared/);
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

  it('has no app for people of other companies', () => {
    assert.doesNotMatch(drawn(<Sidebar />, { person: STAN }), /Apps|Contact Customer/);
  });

  it('counts the app’s Home tab as the app', () => {
    const html = drawn(<Sidebar />, { place: { kind: 'home' } });
    assert.match(html, /aria-current="page"[^>]*><span class="sl-avatar sl-avatar-app"/);
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
