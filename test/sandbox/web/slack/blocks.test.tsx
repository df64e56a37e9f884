import assert from 'node:assert/strict';
import { block, OPTIONS, text } from './form';
import { wordsIn } from './page';

describe('blocks', () => {
  it('draw a section with its fields and its picture', () => {
    const html = block({
      type: 'section',
      text: { type: 'mrkdwn', text: '*Bold*' },
      fields: [text('one'), text('two')],
      accessory: { type: 'image', image_url: 'data:,', alt_text: 'A cat' },
    });
    assert.equal(wordsIn(html), 'Boldonetwo');
    assert.match(html, /alt="A cat"/);
  });

  it('draw a header, a context, a divider and a picture', () => {
    assert.match(block({ type: 'header', text: text('Head *x*') }), /<h3[^>]*>Head \*x\*</);
    const elements = [
      { type: 'image', image_url: 'data:,', alt_text: 'Face' },
      { type: 'mrkdwn', text: '*a*', verbatim: true },
      { type: 'plain_text', text: '*b*' },
    ];
    assert.equal(wordsIn(block({ type: 'context', elements })), 'a*b*');
    assert.match(block({ type: 'divider' }), /<hr/);
    const picture = { type: 'image', image_url: 'data:,', alt_text: 'A cat', title: text('Cats') };
    assert.match(block(picture), /<figcaption>Cats<.*alt="A cat"/);
  });

  it('leave rich text and standard markdown to the library, and draw nothing else', () => {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich' }] }];
    assert.equal(wordsIn(block({ type: 'rich_text', elements })), 'rich');
    assert.match(block({ type: 'markdown', text: '# Head' }), /<h1[^>]*>Head</);
    assert.equal(block({ type: 'video' }), '');
  });

  it('draw buttons with their style, their label and their address', () => {
    const elements = [
      { type: 'button', action_id: 'a', text: text('Go'), style: 'primary' },
      { type: 'button', action_id: 'b', text: text('Stop'), style: 'danger' },
      { type: 'button', action_id: 'c', text: text('?'), accessibility_label: 'Help' },
      { type: 'button', action_id: 'd', text: text('Open'), url: 'https://a.example' },
      { type: 'overflow', action_id: 'e', options: OPTIONS },
    ];
    const html = block({ type: 'actions', elements });
    assert.match(html, /<button class="sl-button sl-button-primary"[^>]*>Go</);
    assert.match(html, /sl-button-danger"[^>]*>Stop</);
    assert.match(html, /aria-label="Help"/);
    assert.match(html, /<a [^>]*href="https:\/\/a.example"[^>]*>Open</);
    assert.match(html, /aria-label="More actions"/);
  });

  it('name a select beside a section by its placeholder, else by the section', () => {
    const accessory = { type: 'static_select', action_id: 'a', options: OPTIONS };
    const section = { type: 'section', text: text('Colour') };
    assert.match(block({ ...section, accessory }), /role="combobox"[^>]*/);
    assert.match(block({ ...section, accessory }), /aria-label="Colour"/);
    const placeholder = text('Pick one');
    assert.match(block({ ...section, accessory: { ...accessory, placeholder } }), /="Pick one"/);
  });
});
