import assert from 'node:assert/strict';
import { MessageText, Text } from '../../../../sandbox/web/slack/rich-text';
import { drawn, wordsIn } from './page';

describe('drawn text', () => {
  it('shows names for mentions, and the reader’s own mention apart', () => {
    const html = drawn(<MessageText text="<@U_ALICE> and <@U_BOB> and <@U_BOT>" isTyped={false} />);
    assert.equal(wordsIn(html), '@Alice Chen and @Bob and @Contact Customer');
    assert.equal(html.match(/sl-mention-self/g)?.length, 1);
  });

  it('leads to a conversation that the reader sees, and does not name another', () => {
    const html = drawn(
      <MessageText text="<#C_SUPPORT> <#G_VIP> <#C_SECRET|secret>" isTyped={false} />,
    );
    assert.equal(wordsIn(html), '#support vip private channel');
    assert.equal(html.match(/<button/g)?.length, 2);
  });

  it('shows an emoji, and the name of one that is not known', () => {
    assert.equal(wordsIn(drawn(<MessageText text=":wave: :nope:" isTyped={false} />)), '👋 :nope:');
  });

  it('links bare names in what a person typed and in blocks, unless they are verbatim', () => {
    const text = '@here #support';
    const names = (html: string) => html.match(/slack_broadcast|sl-mention/g) ?? [];
    assert.equal(names(drawn(<MessageText text={text} isTyped />)).length, 2);
    assert.equal(names(drawn(<MessageText text={text} isTyped={false} />)).length, 0);
    assert.equal(names(drawn(<Text text={{ type: 'mrkdwn', text }} />)).length, 2);
    assert.equal(names(drawn(<Text text={{ type: 'mrkdwn', text, verbatim: true }} />)).length, 0);
  });

  it('shows verbatim markdown as markdown, and plain text as it stands', () => {
    const html = drawn(<Text text={{ type: 'mrkdwn', text: '*a* &lt;b', verbatim: true }} />);
    assert.match(html, /font-semibold[^>]*>a</);
    assert.equal(wordsIn(html), 'a <b');
    assert.equal(
      wordsIn(drawn(<Text text={{ type: 'plain_text', text: '*a* &lt;' }} />)),
      '*a* &lt;',
    );
  });

  it('shows a time in the zone of the reader', () => {
    const at = new Date(2026, 0, 31, 15, 4).getTime() / 1000;
    const html = drawn(
      <MessageText text={`<!date^${at}^{date_short} {time}|x>`} isTyped={false} />,
    );
    assert.equal(wordsIn(html), 'Jan 31, 2026 3:04 PM');
  });
});
