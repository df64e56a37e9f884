import { type FieldValue, type FormField, formFields, valueIn } from '../../slack/form-state';
import type { Block, StateValues } from '../../slack/types';

/** A modal or a Home tab, as far as its values go. */
export interface Form {
  readonly id: string;
  readonly blocks: readonly Block[];
  readonly state: StateValues;
}

/** What was typed and is not sent yet, by form, block and element. */
export type Drafts = ReadonlyMap<string, Draft>;

interface Draft {
  readonly type: string;
  readonly value: FieldValue;
}

/** Elements whose value is a list. */
const LISTS = /^(?:multi_|checkboxes$)/;

/** What a field shows: what was typed into it, else what the form holds. */
export function fieldValue(drafts: Drafts, form: Form, field: FormField): FieldValue {
  const draft = drafts.get(keyOf(form, field));
  return draft?.type === field.element.type ? draft.value : heldValue(form, field);
}

/** The drafts with `value` typed into a field. An empty text is null, as it is submitted. */
export function type(drafts: Drafts, form: Form, field: FormField, value: FieldValue): Drafts {
  const draft = { type: field.element.type, value: value === '' ? null : value };
  return new Map(drafts).set(keyOf(form, field), draft);
}

/**
 * The drafts without those of forms, blocks and elements that are gone: a field that comes back
 * later begins anew. What stays keeps what was typed, as after `views.update`
 * (docs.slack.dev, "views.update").
 */
export function keepOpen(drafts: Drafts, forms: readonly Form[]): Drafts {
  const open = new Map(
    forms.flatMap((form) =>
      formFields(form.blocks).map((field) => [keyOf(form, field), field.element.type] as const),
    ),
  );
  const kept = [...drafts].filter(([key, draft]) => open.get(key) === draft.type);
  return kept.length === drafts.size ? drafts : new Map(kept);
}

/** What a submission says, by block_id: every field of the form's input blocks. */
export function submitted(drafts: Drafts, form: Form): Readonly<Record<string, FieldValue>> {
  const inputs = formFields(form.blocks).filter(({ block }) => block.type === 'input');
  return Object.fromEntries(
    inputs.map((field) => [field.block.block_id, fieldValue(drafts, form, field)]),
  );
}

function keyOf({ id }: Form, { block, element }: FormField): string {
  return JSON.stringify([id, block.block_id, element.action_id]);
}

function heldValue(form: Form, field: FormField): FieldValue {
  const held = valueIn(form.state, field);
  if (LISTS.test(field.element.type)) return [held ?? []].flat().map(plainValue);
  return held === null ? null : plainValue(held);
}

/** An option counts by its value; texts and IDs are what they are. */
function plainValue(held: unknown): string {
  return typeof held === 'object' && held !== null && 'value' in held
    ? String(held.value)
    : String(held);
}
