import assert from 'node:assert/strict';
import { ChoiceList } from '../../../../sandbox/web/slack/choice-list';
import { CommandList, optionId } from '../../../../sandbox/web/slack/command-list';
import type { Combobox } from '../../../../sandbox/web/slack/use-combobox';
import { drawn, slackOf, wordsIn } from './page';

const nothing = () => undefined;
const RED = { value: 'r', label: 'Red' };
const GREEN = { value: 'g', label: 'Green', description: 'as grass' };

function choices(more: Partial<Combobox>): string {
  const combobox: Combobox = {
    isMany: false,
    isOpen: true,
    query: '',
    groups: [{ choices: [RED] }, { label: 'Cold', choices: [GREEN] }],
    note: undefined,
    picked: [RED],
    active: GREEN,
    open: nothing,
    close: nothing,
    search: nothing,
    pick: nothing,
    onKeyDown: nothing,
    ...more,
  };
  return drawn(<ChoiceList id="list" owner={{ current: null }} combobox={combobox} />);
}

describe('the list of a select', () => {
  it('tells what is picked apart from what Enter would pick', () => {
    const html = choices({});
    assert.match(html, /class="sl-choice" role="option" aria-selected="true"[^>]*>Red</);
    assert.match(html, /sl-choice-active" role="option" aria-selected="false"[^>]*>Green/);
  });

  it('names its groups, and describes its choices', () => {
    assert.match(choices({}), /role="group" aria-label="Cold".*Green<span>as grass/);
  });

  it('says why it is empty', () => {
    const html = choices({ groups: [], active: undefined, note: 'No results' });
    assert.match(html, /class="sl-choice-note" role="status">No results</);
  });
});

describe('the list of commands', () => {
  it('shows each with its hint and description, and which one Tab completes', () => {
    const { commands } = slackOf().app;
    const [first, second] = commands;
    assert.ok(first && second);
    const html = drawn(
      <CommandList id="list" commands={commands} chosen={second} onChoose={nothing} />,
    );
    assert.match(wordsIn(html), /\/contact-customer \[ID\] \| helpContact a customer/);
    const selected = html.match(/id="([^"]+)"[^>]*aria-selected="true"/)?.[1];
    assert.equal(selected, optionId('list', second));
    assert.notEqual(selected, optionId('list', first));
  });
});
