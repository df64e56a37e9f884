import assert from 'node:assert/strict';
import { type FormField, initialState } from '../../../../sandbox/slack/form-state';
import type { Block, Element } from '../../../../sandbox/slack/types';
import {
  type Drafts,
  fieldValue,
  keepOpen,
  submitted,
  type,
} from '../../../../sandbox/web/slack/draft-state';

const NONE: Drafts = new Map();
const RED = { text: { type: 'plain_text', text: 'Red' }, value: 'red' } as const;

function input(id: string, element: Omit<Element, 'action_id'>): Block {
  return { type: 'input', block_id: id, element: { ...element, action_id: id } };
}

function form(blocks: readonly Block[], id = 'V1') {
  return { id, blocks, state: initialState(blocks, 'C_HERE') };
}

function fieldOf(block: Block | undefined): FormField {
  assert.ok(block?.element);
  return { block, element: block.element };
}

const NAME = input('name', { type: 'plain_text_input', initial_value: 'Ada' });
const COLOURS = input('colours', {
  type: 'multi_static_select',
  options: [RED],
  initial_options: [RED],
});
const WHERE = input('where', {
  type: 'conversations_select',
  default_to_current_conversation: true,
});
const COLOUR = input('colour', { type: 'static_select', options: [RED], initial_option: RED });
const BOXES = input('boxes', { type: 'checkboxes', options: [RED] });

describe('drafts', () => {
  it('show what the form holds until something is typed', () => {
    const asked = form([NAME, COLOURS, WHERE, COLOUR, BOXES]);
    const values = asked.blocks.map((block) => fieldValue(NONE, asked, fieldOf(block)));
    assert.deepEqual(values, ['Ada', ['red'], 'C_HERE', 'red', []]);
  });

  it('show what was typed, where it was typed', () => {
    const asked = form([NAME]);
    const drafts = type(NONE, asked, fieldOf(NAME), 'Grace');
    assert.equal(fieldValue(drafts, asked, fieldOf(NAME)), 'Grace');
    assert.equal(fieldValue(drafts, form([NAME], 'V2'), fieldOf(NAME)), 'Ada');
  });

  it('submit every input by block_id, an emptied one as null', () => {
    const button: Element = { type: 'button', action_id: 'go', text: 'Go' };
    const select: Element = { type: 'static_select', action_id: 'pick', options: [RED] };
    const actions: Block = { type: 'actions', block_id: 'actions', elements: [button, select] };
    const asked = form([NAME, COLOURS, actions]);
    const drafts = type(NONE, asked, fieldOf(NAME), '');
    assert.deepEqual(submitted(drafts, asked), { name: null, colours: ['red'] });
  });

  it('survive a form drawn anew with the same ids', () => {
    const drafts = type(NONE, form([NAME]), fieldOf(NAME), 'Grace');
    const again = form([COLOUR, NAME]);
    assert.equal(keepOpen(drafts, [again]), drafts);
    assert.equal(fieldValue(drafts, again, fieldOf(NAME)), 'Grace');
  });

  it('end with their block, their form, and their element’s type', () => {
    const drafts = type(NONE, form([NAME]), fieldOf(NAME), 'Grace');
    const other = input('name', { type: 'number_input' });
    assert.equal(keepOpen(drafts, [form([COLOUR])]).size, 0);
    assert.equal(keepOpen(drafts, []).size, 0);
    assert.equal(keepOpen(drafts, [form([other])]).size, 0);
    assert.equal(fieldValue(drafts, form([other]), fieldOf(other)), null);
  });
});
