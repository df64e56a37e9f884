import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  code,
  conversationLink,
  cut,
  cutMrkdwn,
  escapeMrkdwn,
  mention,
  quote,
  time,
} from '../../src/slack/mrkdwn';
import { foreignPartOf } from './kit';

const signs = fc.constantFrom('<', '>', '&', '!', '@', '`', '*', '|', ';', 'a', ' ', '\n', '客');
const foreign = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: signs }));

/** Undoes Slack's escaping, as a reader's client does. */
function shown(mrkdwn: string): string {
  return mrkdwn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const bytes = (text: string) => Buffer.byteLength(escapeMrkdwn(text));

describe("Slack's markdown", () => {
  it('lets no unescaped sign of markup out of a foreign text', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        for (const safe of [escapeMrkdwn(text), code(text), quote(text)]) {
          assert.doesNotMatch(foreignPartOf(safe), /[<>&]/);
        }
      }),
    );
  });

  it('shows a foreign text as it is', () => {
    fc.assert(fc.property(foreign, (text) => assert.equal(shown(escapeMrkdwn(text)), text)));
    assert.equal(escapeMrkdwn('<!channel> & &lt;'), '&lt;!channel&gt; &amp; &amp;lt;');
  });

  it('mentions a person and names a conversation', () => {
    assert.equal(mention('U0001'), '<@U0001>');
    assert.equal(conversationLink('C0001'), '<#C0001>');
  });

  it("shows a time in the reader's zone, with UTC where that cannot be", () => {
    assert.equal(
      time(1_750_000_000_999),
      '<!date^1750000000^{date_short_pretty} {time}|2025-06-15 15:06 UTC>',
    );
  });

  it('puts a value in code style, unless a backtick would end it', () => {
    assert.equal(code('a*b'), '`a*b`');
    assert.equal(code('<!here>'), '`&lt;!here&gt;`');
    assert.equal(code('a`<b>'), 'a`&lt;b&gt;');
  });

  it('quotes every line', () => {
    assert.equal(quote('one\n\n> <two>'), '> one\n> \n> &gt; &lt;two&gt;');
  });
});

describe('cutting', () => {
  it('leaves a text alone that fits', () => {
    assert.equal(cut('12345', 5), '12345');
    assert.equal(cutMrkdwn('&amp;<@U1>', bytes('&amp;<@U1>')), '&amp;<@U1>');
  });

  it('ends in an ellipsis where something was cut', () => {
    assert.equal(cut('123456', 5), '1234…');
    assert.equal(cutMrkdwn('123456', 5), '12…');
  });

  it('leaves no half of an emoji', () => {
    assert.equal(cut('12\u{1f600}\u{1f600}', 4), '12…');
    assert.equal(cutMrkdwn('12\u{1f600}\u{1f600}', 8), '12…');
  });

  it('leaves no half of an entity or a mention', () => {
    assert.equal(cutMrkdwn('12&amp;34567890', 10), '12…');
    assert.equal(cutMrkdwn('12<@U1>34567890', 14), '12…');
    assert.equal(cutMrkdwn('1<@U1>2345678901', 16), '1<@U1>2…');
  });

  it('stays within its limit and leaves a beginning of the text, whatever the text', () => {
    fc.assert(
      fc.property(foreign, fc.integer({ min: 3, max: 40 }), (text, max) => {
        const plain = cut(text, max);
        assert.ok(plain.length <= max && text.startsWith(plain.replace(/…$/, '')));
        const escaped = escapeMrkdwn(text);
        const marked = cutMrkdwn(escaped, max);
        assert.ok(bytes(marked) <= max && escaped.startsWith(marked.replace(/…$/, '')));
        assert.doesNotMatch(foreignPartOf(marked), /[<>&]/);
      }),
    );
  });
});
