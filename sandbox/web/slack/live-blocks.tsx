import { useState } from 'react';
import type { Surface } from '../../slack/acts/place';
import { BlockView } from './block-view';
import type { Drafts, Form } from './draft-state';
import { FormContext } from './form-context';

interface LiveBlocksProps {
  readonly on: Surface;
  readonly form: Form;
}

/** Blocks that nobody submits: what is done in them the app hears at once. */
export function LiveBlocks({ on, form }: LiveBlocksProps) {
  const [drafts, setDrafts] = useState<Drafts>(() => new Map());
  const [trouble, report] = useState<string>();
  const touched = (): void => report(undefined);
  return (
    <FormContext value={{ on, form, drafts, setDrafts, errors: {}, touched, report }}>
      {form.blocks.map((block) => (
        <BlockView key={block.block_id} block={block} />
      ))}
      {trouble !== undefined && (
        <p className="sl-trouble" role="alert">
          {trouble}
        </p>
      )}
    </FormContext>
  );
}
