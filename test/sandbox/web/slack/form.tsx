import { initialState } from '../../../../sandbox/slack/form-state';
import type { Block } from '../../../../sandbox/slack/types';
import { BlockView } from '../../../../sandbox/web/slack/block-view';
import { FormContext } from '../../../../sandbox/web/slack/form-context';
import { drawn } from './page';

/** Plain text as Slack has it. */
export const text = (words: string) => ({ type: 'plain_text', text: words }) as const;
export const OPTIONS = [
  { text: text('Red'), value: 'r', description: text('as roses') },
  { text: text('Green'), value: 'g' },
];

/** A block of a form on the page. Blocks come as JSON, with fields that few of them have. */
export function block(given: object, errors: Readonly<Record<string, string>> = {}): string {
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

/** A field of a form on the page, with its errors by block_id. */
export function input(element: object, more: object = {}, errors = {}): string {
  const asked = { type: 'input', label: text('Label'), element: { action_id: 'a', ...element } };
  return block({ ...asked, ...more }, errors);
}
