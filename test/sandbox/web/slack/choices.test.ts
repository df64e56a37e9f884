import assert from 'node:assert/strict';
import { choicesOf, filterChoices } from '../../../../sandbox/web/slack/choices';
import type { DetailedElement } from '../../../../sandbox/web/slack/element';
import { keyMeaning, toggled } from '../../../../sandbox/web/slack/use-combobox';
import { ALICE, STAN, slackOf } from './page';

const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
const RED = { text: text('Red'), value: 'r' };
const GREEN = { text: text('Green'), value: 'g', description: text('as grass') };

function labels(element: Omit<DetailedElement, 'action_id'>, person = ALICE) {
  return choicesOf({ ...element, action_id: 'a' }, person, slackOf()).map(({ label, choices }) => [
    label,
    ...choices.map((choice) => choice.label),
  ]);
}

describe('a select', () => {
  it('offers its options, alone or in groups', () => {
    assert.deepEqual(labels({ type: 'static_select', options: [RED, GREEN] }), [
      [undefined, 'Red', 'Green'],
    ]);
    const option_groups = [{ label: text('Warm'), options: [RED] }];
    assert.deepEqual(labels({ type: 'multi_static_select', option_groups }), [['Warm', 'Red']]);
    assert.deepEqual(labels({ type: 'external_select' }), []);
  });

  it('offers people with what limits them', () => {
    assert.deepEqual(labels({ type: 'multi_users_select' }), [
      [undefined, 'Alice Chen', 'Bob', 'Gina (guest)', 'Stan (other company)'],
    ]);
  });

  it('offers the conversations that the person sees and that are not archived', () => {
    assert.deepEqual(labels({ type: 'conversations_select' }), [
      [undefined, '#support', 'vip', 'Bob', 'Contact Customer'],
    ]);
    assert.deepEqual(labels({ type: 'conversations_select' }, STAN), [[undefined, 'vip']]);
    const filter = { include: ['private'] };
    assert.deepEqual(labels({ type: 'conversations_select', filter }), [[undefined, 'vip']]);
    assert.deepEqual(labels({ type: 'channels_select' }), [[undefined, '#support']]);
  });

  it('is narrowed by what is typed, in any case of letters', () => {
    const groups = choicesOf(
      { type: 'static_select', action_id: 'a', options: [RED, GREEN] },
      ALICE,
      slackOf(),
    );
    assert.deepEqual(filterChoices(groups, ' GRE ')[0]?.choices, [
      { value: 'g', label: 'Green', description: 'as grass' },
    ]);
    assert.deepEqual(filterChoices(groups, 'blue'), []);
  });

  it('of several takes no more than it may, and gives back what is picked again', () => {
    assert.deepEqual(toggled(['a'], 'b'), ['a', 'b']);
    assert.deepEqual(toggled(['a', 'b'], 'a'), ['b']);
    assert.deepEqual(toggled(['a'], 'b', 1), ['a']);
  });

  it('takes Enter and Escape from the form only as far as its list needs them', () => {
    const keys = ['Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'Backspace', 'a'];
    assert.deepEqual(
      keys.map((key) => keyMeaning(key, true, true)),
      ['pick', 'close', 'next', 'previous', 'takeBack', 'type'],
    );
    assert.deepEqual(
      keys.map((key) => keyMeaning(key, false, false)),
      ['open', 'type', 'open', 'open', 'type', 'type'],
    );
  });
});
