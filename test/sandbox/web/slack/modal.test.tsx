import assert from 'node:assert/strict';
import type { Block } from '../../../../sandbox/slack/types';
import { Modal } from '../../../../sandbox/web/slack/modal';
import { text } from './form';
import { drawn, openView, wordsIn } from './page';

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
