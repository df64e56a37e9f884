import type { KnownBlock } from '@slack/types';
import { array, object, string } from 'yup';

/** What a form says about the customer in it: Slack's markdown, everything foreign escaped. */
export interface FormNotes {
  /** Where the customer's session stands. */
  readonly session?: string;
  /** Who else has just asked for the customer. */
  readonly lately?: string;
  /** Why the form was not sent the first time. */
  readonly warning?: string;
}

type Name = keyof FormNotes;

/** block_ids, by which what is said is found again in the form that Slack sends back. */
const NOTES: Readonly<Record<Name, string>> = {
  session: 'note_session',
  lately: 'note_lately',
  warning: 'note_warning',
};

/** The notes of these names that there are, in small print; the warning stands out. */
export function noteBlocks(notes: FormNotes, ...names: readonly Name[]): KnownBlock[] {
  return names.flatMap((name): KnownBlock[] => {
    const said = notes[name];
    if (said === undefined) return [];
    const text = { type: 'mrkdwn', text: said, verbatim: true } as const;
    const block_id = NOTES[name];
    return name === 'warning'
      ? [{ type: 'section', block_id, text }]
      : [{ type: 'context', block_id, elements: [text] }];
  });
}

const textSchema = object({ text: string().required() }).required();
const sectionSchema = object({ text: textSchema }).required();
const contextSchema = object({ elements: array(textSchema).length(1).required() }).required();
const blockSchema = object({ block_id: string().required() }).required();

/** Reads from a form's blocks what `noteBlocks` has drawn. */
export function readNotes(blocks: readonly unknown[]): FormNotes {
  const said = (name: Name): string | undefined => {
    const isOf = (block: unknown): boolean =>
      blockSchema.isValidSync(block, { strict: true }) && block.block_id === NOTES[name];
    const block = blocks.find(isOf);
    if (sectionSchema.isValidSync(block, { strict: true })) return block.text.text;
    if (!contextSchema.isValidSync(block, { strict: true })) return undefined;
    return block.elements[0]?.text;
  };
  const [session, lately, warning] = [said('session'), said('lately'), said('warning')];
  return {
    ...(session !== undefined && { session }),
    ...(lately !== undefined && { lately }),
    ...(warning !== undefined && { warning }),
  };
}
