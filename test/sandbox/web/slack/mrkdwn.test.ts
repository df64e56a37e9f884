import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Reading, readMrkdwn, readPlainText } from '../../../../sandbox/web/slack/mrkdwn';
import { escapeMrkdwn } from '../../../../src/slack/mrkdwn';

const LITERAL: Reading = { linkUrls: false, linkNames: false, channels: new Map() };
const AUTOMATIC: Reading = {
  linkUrls: true,
  linkNames: true,
  channels: new Map([['general', 'C_GENERAL']]),
};

function inline(text: string, reading = LITERAL) {
  const read = readMrkdwn(text, reading);
  assert.equal(read.length, 1);
  return read[0]?.elements;
}

describe('mrkdwn', () => {
  for (const [text, style] of [
    ['*bold*', { bold: true }],
    ['_italic_', { italic: true }],
    ['~strike~', { strike: true }],
    ['*_both_*', { bold: true, italic: true }],
  ] as const) {
    it(`reads ${text}`, () => {
      assert.deepEqual(inline(text), [{ type: 'text', text: text.replace(/\W|_/g, ''), style }]);
    });
  }

  for (const text of [
    'snake_case_name a*b*c',
    '5 * 3 * 2',
    'a*b* and 文*字*',
    '*b*c',
    '* not *',
    '[x](y) # heading\n## two\n1. one\n- two\n| a |\n---',
    '    indented',
    '**',
    '@here #general https://example.com',
    '<b>words</b>',
    '<@>',
    'a ` tick',
    '\\*escaped\\',
  ]) {
    it(`shows ${JSON.stringify(text)} to the letter`, () => {
      assert.deepEqual(inline(text), [{ type: 'text', text, style: {} }]);
    });
  }

  it('shows escaped text as text, and never reads it again', () => {
    assert.deepEqual(inline('&lt;!channel&gt; &lt;@U1&gt; &amp;lt; `&lt;b&gt;`'), [
      { type: 'text', text: '<!channel> <@U1> &lt; ', style: {} },
      { type: 'text', text: '<b>', style: { code: true } },
    ]);
  });

  it('reads no markup in code', () => {
    assert.deepEqual(inline('`*a* :wave: <@U1>`'), [
      { type: 'text', text: '*a* :wave: <@U1>', style: { code: true } },
    ]);
  });

  it('reads mentions, links, times and emoji', () => {
    assert.deepEqual(
      inline(
        '<@U1><#C1|name><!here><!subteam^S1|@team><!date^1700000000^{date_short} {time}|then>:wave:',
      ),
      [
        { type: 'user', user_id: 'U1', style: {} },
        { type: 'channel', channel_id: 'C1', style: {} },
        { type: 'broadcast', range: 'here' },
        { type: 'text', text: '@team', style: {} },
        { type: 'date', timestamp: 1_700_000_000, format: '{date_short} {time}' },
        { type: 'emoji', name: 'wave' },
      ],
    );
    assert.deepEqual(inline('<https://a.example/?b=1&amp;c=2|*here*><mailto:a@b.example><!x>'), [
      { type: 'link', url: 'https://a.example/?b=1&c=2', text: '*here*', style: {} },
      { type: 'link', url: 'mailto:a@b.example', text: 'a@b.example', style: {} },
      { type: 'text', text: '!x', style: {} },
    ]);
  });

  it('links no address that a browser would run', () => {
    assert.deepEqual(inline('<javascript:alert(1)|x>'), [
      { type: 'text', text: '<javascript:alert(1)|x>', style: {} },
    ]);
  });

  it('links bare names and addresses only where it is told to', () => {
    assert.deepEqual(inline('@here #general #nope https://a.example/x. a@here', AUTOMATIC), [
      { type: 'broadcast', range: 'here' },
      { type: 'text', text: ' ', style: {} },
      { type: 'channel', channel_id: 'C_GENERAL', style: {} },
      { type: 'text', text: ' #nope ', style: {} },
      { type: 'link', url: 'https://a.example/x', style: {} },
      { type: 'text', text: '. a@here', style: {} },
    ]);
    assert.deepEqual(inline('&lt;https://a.example&gt;', AUTOMATIC)?.[1], {
      type: 'link',
      url: 'https://a.example',
      style: {},
    });
  });

  it('reads quotes and code blocks, each with the lines that belong to it', () => {
    const text = 'before\n> one\n&gt; two\nafter\n```\n*code*\n  &lt;x\n```\nend';
    assert.deepEqual(
      readMrkdwn(text, LITERAL).map(({ type, elements }) => [type, elements]),
      [
        ['rich_text_section', [{ type: 'text', text: 'before', style: {} }]],
        ['rich_text_quote', [{ type: 'text', text: 'one\ntwo', style: {} }]],
        ['rich_text_section', [{ type: 'text', text: 'after', style: {} }]],
        ['rich_text_preformatted', [{ type: 'text', text: '*code*\n  <x' }]],
        ['rich_text_section', [{ type: 'text', text: 'end', style: {} }]],
      ],
    );
  });

  it('reads nothing in plain text but emoji', () => {
    assert.deepEqual(readPlainText('*a* :wave: &lt;'), [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: '*a* ' },
          { type: 'emoji', name: 'wave' },
          { type: 'text', text: ' &lt;' },
        ],
      },
    ]);
  });

  it('mentions nobody and links nothing in whatever is escaped', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '!',
      '@U1',
      '|',
      'here',
      '*',
      '_',
      '`',
      ' ',
      '\n',
      'lt;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const read = readMrkdwn(escapeMrkdwn(pieces.join('')), LITERAL);
        const types = read.flatMap(({ elements }) => elements.map(({ type }) => type));
        assert.ok(types.every((type) => type === 'text'));
      }),
    );
  });
});
