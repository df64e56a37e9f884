import assert from 'node:assert/strict';
import { initialState } from '../../../../sandbox/slack/form-state';
import type { Block } from '../../../../sandbox/slack/types';
import { BlockView } from '../../../../sandbox/web/slack/block-view';
import { FormContext } from '../../../../sandbox/web/slack/form-context';
import { Modal } from '../../../../sandbox/web/slack/modal';
import { drawn, openView, wordsIn } from './page';

const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
const OPTIONS = [
  { text: text('Red'), value: 'r', description: text('as roses') },
  { text: text('Green'), value: 'g' },
];

/** A block of a form on the page. Blocks come as JSON, with fields that few of them have. */
function block(given: object, errors: Readonly<Record<string, string>> = {}): string {
  const blocks = [{ block_id: 'b', ...given } as Block];
  const form = { id: 'V1', blocks, state: initialState(blocks, 'C_SUPPORT') };
  const nothing = () => undefined;
  return drawn(
    <FormContext
      value={{
        on: { kind: 'view', id: 'V1' },
        form,
        drafts: new Map(),
        setDrafts: nothing,
        errors,
        touched: nothing,
        report: nothing,
      }}
    >
      {blocks.map((each) => (
        <BlockView key={each.block_id} block={each} />
      ))}
    </FormContext>,
  );
}

function input(element: object, more: object = {}, errors = {}): string {
  const asked = { type: 'input', label: text('Label'), element: { action_id: 'a', ...element } };
  return block({ ...asked, ...more }, errors);
}

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

describe('a field', () => {
  it('has its label, and says whether it may be left empty', () => {
    const optional = input({ type: 'plain_text_input' }, { optional: true });
    assert.match(optional, /<label[^>]*for="([^"]+)"[^>]*>Label<span> \(optional\)<.*id="\1"/);
    assert.doesNotMatch(optional, /aria-required/);
    assert.match(input({ type: 'plain_text_input' }), /aria-required="true"/);
  });

  it('is described by its hint, and by what is wrong with it', () => {
    const html = input({ type: 'plain_text_input' }, { hint: text('A hint') }, { b: 'Wrong.' });
    assert.match(
      html,
      /aria-describedby="(\S+) (\S+)" aria-invalid="true".*id="\1">Wrong\..*id="\2">A hint/,
    );
    assert.doesNotMatch(input({ type: 'plain_text_input' }), /aria-invalid|aria-describedby/);
  });

  it('of text has one line or several, and the keyboard for what it holds', () => {
    assert.match(
      input({ type: 'plain_text_input', initial_value: 'Ada' }),
      /type="text"[^>]*value="Ada"/,
    );
    assert.match(input({ type: 'plain_text_input', multiline: true }), /<textarea/);
    assert.match(input({ type: 'number_input' }), /inputMode="decimal"/i);
    assert.match(input({ type: 'email_text_input' }), /inputMode="email"/i);
    assert.match(input({ type: 'url_text_input' }), /inputMode="url"/i);
  });

  it('counts down what is left of its length near the end', () => {
    const left = (max_length: number) =>
      wordsIn(input({ type: 'plain_text_input', initial_value: 'abc', max_length }));
    assert.equal(left(200), 'Label');
    assert.equal(left(50), 'Label47 characters left');
    assert.match(
      input({ type: 'plain_text_input', initial_value: 'abc', max_length: 2 }),
      /sl-counter-over/,
    );
  });

  it('of a select shows what is chosen', () => {
    const one = { type: 'static_select', options: OPTIONS, initial_option: OPTIONS[0] };
    assert.match(input(one), /role="combobox"[^>]*value="Red"/);
    assert.doesNotMatch(input(one), /Clear/);
    assert.match(input(one, { optional: true }), /aria-label="Clear"/);
    const many = { type: 'multi_static_select', options: OPTIONS, initial_options: OPTIONS };
    assert.match(input(many), /Remove Red.*Remove Green/);
    assert.match(input({ type: 'external_select', placeholder: text('Search') }), /="Search"/);
    const initial_option = { text: text('Blue'), value: 'x' };
    assert.match(input({ type: 'external_select', initial_option }), /value="Blue"/);
    const here = { type: 'conversations_select', default_to_current_conversation: true };
    assert.match(input(here), /value="#support"/);
    assert.match(
      input({ type: 'conversations_select', initial_conversation: 'C_X' }),
      /value="C_X"/,
    );
  });

  it('of boxes shows what is ticked', () => {
    const boxes = { type: 'checkboxes', options: OPTIONS, initial_options: [OPTIONS[1]] };
    assert.match(input(boxes), /role="group".*type="checkbox".*type="checkbox"[^>]*checked=""/);
    assert.match(wordsIn(input(boxes)), /Redas rosesGreen/);
    const radio = { type: 'radio_buttons', options: OPTIONS, initial_option: OPTIONS[0] };
    assert.match(input(radio), /role="radiogroup".*type="radio"[^>]*checked=""/);
  });

  it('of a date or a time is the browser’s own', () => {
    assert.match(
      input({ type: 'datepicker', initial_date: '2026-01-31' }),
      /type="date" value="2026-01-31"/,
    );
    assert.match(input({ type: 'timepicker' }), /type="time" value=""/);
  });

  it('of an unknown type says so', () => {
    assert.match(wordsIn(input({ type: 'file_picture' })), /does not draw file_picture/);
  });
});

describe('a modal', () => {
  const blocks: readonly Block[] = [
    {
      type: 'input',
      block_id: 'name',
      label: text('Name'),
      element: { type: 'plain_text_input', action_id: 'name' },
    },
  ];
  const modal = (view: ReturnType<typeof openView>) => {
    const form = { id: view.id, blocks: view.definition.blocks, state: view.state };
    return drawn(<Modal view={view} form={form} drafts={new Map()} setDrafts={() => undefined} />);
  };

  it('has its title, its fields and its buttons', () => {
    const html = modal(openView('V1', blocks));
    assert.match(html, /<dialog[^>]*aria-labelledby="([^"]+)".*<h2 id="\1">A form</);
    assert.match(wordsIn(html), /NameCloseSend$/);
  });

  it('has the app’s word for closing, and no submit button where the app has none', () => {
    const view = openView('V1', []);
    const { submit: _, ...definition } = { ...view.definition, close: text('Cancel') };
    assert.match(wordsIn(modal({ ...view, definition })), /Cancel$/);
  });

  it('shows the app’s errors at their fields', () => {
    const html = modal(openView('V1', blocks, { errors: { name: 'Too short.' } }));
    assert.match(html, /aria-invalid="true".*Too short\./);
  });
});
