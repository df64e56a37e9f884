import { NotPossible } from './not-possible';
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
  multi_external_select: 'selected_options',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
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
 * The state with `value` in `field`. `offered`: what the app has suggested for an external select.
 *
 * @throws NotPossible when a choice is not among the options, or is one too many: nobody could pick it.
 */
export function fill(
  state: StateValues,
  field: FormField,
  value: FieldValue,
  offered: readonly Option[] = [],
): StateValues {
  return put(state, field, filled(field.element, value, offered));
}

/** What a field holds now: a text, an option, an ID, a list, or null. */
export function valueIn(state: StateValues, { block, element }: FormField): unknown {
  return heldIn(state, { block, element })?.[VALUE_KEY[element.type] ?? ''] ?? null;
}

/** A field's part of `state.values`; undefined for an element without a value. */
export function heldIn(state: StateValues, { block, element }: FormField): StateValue | undefined {
  return state[block.block_id]?.[element.action_id];
}

/**
 * The option with this value.
 *
 * @throws NotPossible when there is none: nobody could pick it.
 */
export function pick(element: Element, value: unknown, offered: readonly Option[] = []): Option {
  const groups = (element.option_groups ?? []).flatMap((group) => group.options);
  // An external select has no options of its own, but what it shows at first stays there to pick.
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const all = [...(element.options ?? []), ...groups, ...offered, ...initial];
  const found = all.find((each) => each.value === value);
  if (found === undefined) throw new NotPossible(`${element.action_id} has no option ${value}`);
  return found;
}

function put(state: StateValues, { block, element }: FormField, value: unknown): StateValues {
  const held: StateValue = { type: element.type, [VALUE_KEY[element.type] ?? 'value']: value };
  return {
    ...state,
    [block.block_id]: { ...state[block.block_id], [element.action_id]: held },
  };
}

/** An element has only the `initial_…` of its own type: the rules refuse every other. */
function initialValue(element: Element, conversation: string): unknown {
  const here = element.default_to_current_conversation ? conversation : undefined;
  if (holdsMany(element)) {
    return (
      element.initial_options ??
      element.initial_conversations ??
      element.initial_users ??
      element.initial_channels ??
      (here === undefined ? [] : [here])
    );
  }
  return (
    element.initial_option ??
    element.initial_value ??
    element.initial_conversation ??
    element.initial_user ??
    element.initial_channel ??
    element.initial_date ??
    element.initial_time ??
    here ??
    null
  );
}

function filled(element: Element, value: FieldValue, offered: readonly Option[]): unknown {
  const isOption = VALUE_KEY[element.type]?.startsWith('selected_option') === true;
  if (holdsMany(element)) {
    const values = [value ?? []].flat();
    if (values.length > (element.max_selected_items ?? Number.POSITIVE_INFINITY)) {
      throw new NotPossible(
        `${element.action_id} takes no more than ${element.max_selected_items}`,
      );
    }
    return values.map((each) => (isOption ? pick(element, each, offered) : String(each)));
  }
  if (value === null || value === '') return null;
  return isOption ? pick(element, value, offered) : String(value);
}

function holdsMany({ type }: Element): boolean {
  return type === 'checkboxes' || type.startsWith('multi_');
}
