import type { Block, Element, Option, StateValue, StateValues } from './types';

/** What a person puts into a field: several values for boxes and multi-selects, null for nothing. */
export type FieldValue = string | number | readonly string[] | null;

/** A stateful element with the block it stands in. */
export interface FormField {
  readonly block: Block;
  readonly element: Element;
}

const TEXTS: readonly string[] = [
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
];

/** The key of `view.state.values` that holds an element's value, by the element's type. */
const VALUE_KEY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TEXTS.map((type) => [type, 'value'])),
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

/** Every element that has a value, in the order of the form. */
export function formFields(blocks: readonly Block[]): readonly FormField[] {
  return blocks.flatMap((block) =>
    [block.element, block.accessory, ...(block.elements ?? [])].flatMap((element) =>
      element !== undefined && element.type in VALUE_KEY ? [{ block, element }] : [],
    ),
  );
}

/** `view.state.values` of a form that nobody has touched. */
export function initialState(blocks: readonly Block[], conversation: string): StateValues {
  return formFields(blocks).reduce<StateValues>(
    (state, field) => put(state, field, initialValue(field.element, conversation)),
    {},
  );
}

/** The state of a form drawn anew: what was there keeps its value where its IDs are the same. */
export function keepTyped(before: StateValues, initial: StateValues): StateValues {
  return Object.fromEntries(
    Object.entries(initial).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => {
          const typed = before[blockId]?.[actionId];
          return [actionId, typed?.type === value.type ? typed : value];
        }),
      ),
    ]),
  );
}

/**
 * The state with `value` in `field`.
 *
 * @throws Error when a choice is not among the field's options: nobody could pick it.
 */
export function fill(state: StateValues, field: FormField, value: FieldValue): StateValues {
  return put(state, field, filled(field.element, value));
}

/** What a field holds now: a text, an option, an ID, a list, or null. */
export function valueIn(state: StateValues, { block, element }: FormField): unknown {
  const value = state[block.block_id]?.[element.action_id];
  return value?.[VALUE_KEY[element.type] ?? ''] ?? null;
}

function put(state: StateValues, { block, element }: FormField, value: unknown): StateValues {
  const held: StateValue = { type: element.type, [VALUE_KEY[element.type] ?? 'value']: value };
  return {
    ...state,
    [block.block_id]: { ...state[block.block_id], [element.action_id]: held },
  };
}

function initialValue(element: Element, conversation: string): unknown {
  const here = element.default_to_current_conversation ? conversation : null;
  const key = VALUE_KEY[element.type];
  if (key === 'selected_options') return element.initial_options ?? [];
  if (key === 'selected_option') return element.initial_option ?? null;
  if (key === 'selected_conversations') return element.initial_conversations ?? [];
  if (key === 'selected_conversation') return element.initial_conversation ?? here;
  return (
    element.initial_value ??
    element.initial_user ??
    element.initial_channel ??
    element.initial_date ??
    element.initial_time ??
    null
  );
}

function filled(element: Element, value: FieldValue): unknown {
  const key = VALUE_KEY[element.type];
  if (key === 'selected_options') return [value ?? []].flat().map((each) => pick(element, each));
  if (key === 'selected_conversations') return [value ?? []].flat();
  if (value === null || value === '') return null;
  return key === 'selected_option' ? pick(element, value) : String(value);
}

function pick(element: Element, value: unknown): Option {
  const groups = (element.option_groups ?? []).flatMap((group) => group.options);
  const found = [...(element.options ?? []), ...groups].find((each) => each.value === value);
  if (found === undefined) throw new Error(`${element.action_id} has no option ${value}`);
  return found;
}
