import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fields } from '../../../../sandbox/kit/fields';
import { messageBlocks } from '../../../../sandbox/slack/rules/blocks';
import { modalView } from '../../../../sandbox/slack/rules/view';
import { input, modal, section } from '../call-api';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const option = (text: number, value = 1) => ({ text: plain(text), value: 'v'.repeat(value) });
const button = (more: Fields = {}) => ({ type: 'button', text: plain(1), action_id: 'b', ...more });
const actions = (...elements: Fields[]) => ({ type: 'actions', elements });
const select = (more: Fields) => input('s', { type: 'static_select', ...more });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const inView = (block: Fields) => modalView(modal([block]), '/view');
const inMessage = (block: Fields) => messageBlocks([block], '/blocks');

describe("Slack's rules for views and blocks", () => {
  const limits: readonly [string, number, (length: number) => readonly string[]][] = [
    ['title', 24, (n) => modalView(modal([section('x')], { title: plain(n) }), '')],
    ['submit', 24, (n) => modalView(modal([section('x')], { submit: plain(n) }), '')],
    ['close', 24, (n) => modalView(modal([section('x')], { close: plain(n) }), '')],
    [
      'private_metadata',
      3000,
      (n) => modalView(modal([section('x')], { private_metadata: 'x'.repeat(n) }), ''),
    ],
    [
      'callback_id',
      255,
      (n) => modalView(modal([section('x')], { callback_id: 'x'.repeat(n) }), ''),
    ],
    ['blocks of a view', 100, (n) => modalView(modal(many(n, () => section('x'))), '')],
    [
      'blocks of a message',
      50,
      (n) =>
        messageBlocks(
          many(n, () => section('x')),
          '',
        ),
    ],
    ['section text', 3000, (n) => inMessage(section('x'.repeat(n)))],
    ['section field', 2000, (n) => inMessage({ type: 'section', fields: [plain(n)] })],
    ['header', 150, (n) => inMessage({ type: 'header', text: plain(n) })],
    [
      'context elements',
      10,
      (n) => inMessage({ type: 'context', elements: many(n, () => plain(1)) }),
    ],
    [
      'buttons in a row',
      25,
      (n) => inMessage(actions(...many(n, (index) => button({ action_id: `b${index}` })))),
    ],
    ['button text', 75, (n) => inMessage(actions(button({ text: plain(n) })))],
    ['button value', 2000, (n) => inMessage(actions(button({ value: 'x'.repeat(n) })))],
    ['action_id', 255, (n) => inMessage(actions(button({ action_id: 'x'.repeat(n) })))],
    ['block_id', 255, (n) => inMessage({ type: 'divider', block_id: 'x'.repeat(n) })],
    [
      'label',
      2000,
      (n) =>
        inView({
          ...input('i', { type: 'number_input', is_decimal_allowed: false }),
          label: plain(n),
        }),
    ],
    [
      'placeholder',
      150,
      (n) => inView(input('i', { type: 'plain_text_input', placeholder: plain(n) })),
    ],
    ['options', 100, (n) => inView(select({ options: many(n, () => option(1)) }))],
    ['option text', 75, (n) => inView(select({ options: [option(n)] }))],
    ['option value', 75, (n) => inView(select({ options: [option(1, n)] }))],
    [
      'checkboxes',
      10,
      (n) => inView(input('c', { type: 'checkboxes', options: many(n, () => option(1)) })),
    ],
  ];
  for (const [name, max, check] of limits) {
    it(`allow ${max} for ${name}, and not one more`, () => {
      assert.deepEqual(check(max), []);
      assert.equal(check(max + 1).length, 1);
    });
  }

  const refused: readonly [string, readonly string[], string][] = [
    ['an unknown block', inMessage({ type: 'poem' }), 'unsupported type: poem'],
    [
      'an unknown field',
      inMessage({ type: 'divider', width: 1 }),
      'invalid additional property: width',
    ],
    [
      "a field named like an object's own",
      inMessage({ type: 'divider', toString: 1 }),
      'additional',
    ],
    ['a missing field', inMessage({ type: 'header' }), 'missing required field: text'],
    ['an empty section', inMessage({ type: 'section' }), 'text or fields'],
    [
      'mrkdwn in a header',
      inMessage({ type: 'header', text: { type: 'mrkdwn', text: 'x' } }),
      'mrkdwn',
    ],
    ['an empty text', inMessage(section('')), 'must be more than 0 characters'],
    ['an unknown style', inMessage(actions(button({ style: 'loud' }))), 'must be one of'],
    ['two of one action_id', inMessage(actions(button(), button())), 'action_id b already exists'],
    ['a button as an input', inView(input('i', button())), 'unsupported type: button'],
    ['a view without blocks', modalView(modal([]), ''), 'no fewer than 1 items'],
    ['what is no view', modalView('view', ''), 'must provide an object'],
    ['blocks that are no array', messageBlocks({}, ''), 'must provide an array'],
    [
      'an input without submit',
      modalView({ ...modal([select({ options: [option(1)] })]), submit: undefined }, ''),
      'must define `submit`',
    ],
    ['a select without choices', inView(select({})), 'options, option_groups'],
    [
      'an initial option that is none',
      inView(select({ options: [option(1)], initial_option: option(2) })),
      'exactly match',
    ],
    [
      'a number for a text',
      inView(input('i', { type: 'plain_text_input', initial_value: 1 })),
      'must provide a string',
    ],
    [
      'a text for a switch',
      inView({ ...select({ options: [option(1)] }), optional: 'yes' }),
      'must provide a boolean',
    ],
    [
      'a length that is none',
      inView(input('i', { type: 'plain_text_input', max_length: 3001 })),
      'must be an integer',
    ],
  ];
  for (const [name, complaints, words] of refused) {
    it(`refuse ${name}`, () => {
      assert.equal(complaints.length, 1, complaints.join('\n'));
      assert.match(complaints[0] ?? '', new RegExp(words));
    });
  }

  it('know when a text can be told of', () => {
    const told = (trigger_actions_on: unknown) => {
      const dispatch_action_config = { trigger_actions_on };
      return inView(input('i', { type: 'plain_text_input', dispatch_action_config }));
    };
    assert.deepEqual(told(['on_enter_pressed', 'on_character_entered']), []);
    for (const wrong of [[], ['on_blur'], 'on_enter_pressed']) {
      assert.equal(told(wrong).length, 1, JSON.stringify(wrong));
    }
  });

  it('refuse two of one block_id, and say where', () => {
    const block = { type: 'divider', block_id: 'same' };
    assert.deepEqual(messageBlocks([block, block], '/blocks'), [
      'block_id same already exists [json-pointer:/blocks]',
    ]);
  });

  it('take grouped options and find the initial one among them', () => {
    const options = [option(1), option(2)];
    const groups = { option_groups: [{ label: plain(3), options }], initial_option: option(2) };
    assert.deepEqual(inView(select(groups)), []);
  });

  it('complain, and never throw, about anything that is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.ok(Array.isArray(modalView(value, '/view')));
        assert.ok(Array.isArray(messageBlocks([value], '/blocks')));
      }),
    );
  });
});
