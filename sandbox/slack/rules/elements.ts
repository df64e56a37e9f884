import {
  anyText,
  choices,
  confirmation,
  initialOptionsExist,
  option,
  optionGroup,
  plainText,
} from './composition';
import {
  all,
  among,
  anything,
  boolean,
  byType,
  characters,
  fields,
  integer,
  list,
  type Rule,
} from './rule';

/** Source of every limit here: docs.slack.dev, "Block elements". */
const identified = { action_id: characters(255) };
const input = { ...identified, focus_on_load: boolean, placeholder: plainText(150) };
const select = { ...input, confirm: confirmation };
const options = { options: list(option(plainText(75)), 1, 100), option_groups: groups() };
const many = { max_selected_items: integer(1) };
const external = { ...select, min_query_length: integer(0) };
const conversations = {
  ...select,
  default_to_current_conversation: boolean,
  filter: anything,
};
/** docs.slack.dev, "Dispatch action configuration object". */
const dispatchActionConfig = fields({
  trigger_actions_on: list(among('on_enter_pressed', 'on_character_entered'), 1, 2),
});
const textInput = {
  ...input,
  initial_value: characters(3000, 0),
  dispatch_action_config: dispatchActionConfig,
};

function groups(): Rule {
  return list(optionGroup, 1, 100);
}

function boxes(initial: Readonly<Record<string, Rule>>): Rule {
  const choice = option(anyText(75));
  const { placeholder: _, ...common } = select;
  const rules = { ...common, options: list(choice, 1, 10), ...initial };
  return all(fields(rules, ['options']), initialOptionsExist);
}

const SELECTS: Readonly<Record<string, Rule>> = {
  static_select: all(fields({ ...select, ...options, initial_option: anything }), choices),
  multi_static_select: all(
    fields({ ...select, ...options, ...many, initial_options: anything }),
    choices,
  ),
  external_select: fields({ ...external, initial_option: option(plainText(75)) }),
  multi_external_select: fields({
    ...external,
    ...many,
    initial_options: list(option(plainText(75)), 0, 100),
  }),
  conversations_select: fields({
    ...conversations,
    initial_conversation: characters(255),
    response_url_enabled: boolean,
  }),
  multi_conversations_select: fields({
    ...conversations,
    ...many,
    initial_conversations: list(characters(255), 0, 100),
  }),
  users_select: fields({ ...select, initial_user: characters(255) }),
  multi_users_select: fields({
    ...select,
    ...many,
    initial_users: list(characters(255), 0, 100),
  }),
  channels_select: fields({
    ...select,
    initial_channel: characters(255),
    response_url_enabled: boolean,
  }),
  multi_channels_select: fields({
    ...select,
    ...many,
    initial_channels: list(characters(255), 0, 100),
  }),
  checkboxes: boxes({ initial_options: list(anything, 1, 10) }),
  radio_buttons: boxes({ initial_option: anything }),
  datepicker: fields({ ...select, initial_date: characters(10) }),
  timepicker: fields({ ...select, initial_time: characters(5), timezone: characters(255) }),
};

const TYPED: Readonly<Record<string, Rule>> = {
  plain_text_input: fields({
    ...textInput,
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
  }),
  number_input: fields(
    {
      ...textInput,
      is_decimal_allowed: boolean,
      min_value: characters(255),
      max_value: characters(255),
    },
    ['is_decimal_allowed'],
  ),
  email_text_input: fields(textInput),
  url_text_input: fields(textInput),
};

const BUTTONS: Readonly<Record<string, Rule>> = {
  button: fields(
    {
      ...identified,
      text: plainText(75),
      url: characters(3000),
      value: characters(2000),
      style: among('primary', 'danger'),
      confirm: confirmation,
      accessibility_label: characters(75),
    },
    ['text'],
  ),
  overflow: fields(
    { ...identified, options: list(option(plainText(75)), 1, 5), confirm: confirmation },
    ['options'],
  ),
};

export const image: Rule = fields(
  { image_url: characters(3000), slack_file: anything, alt_text: characters(2000) },
  ['alt_text'],
);

/** What an input block may hold. */
export const inputElement: Rule = byType({ ...SELECTS, ...TYPED });
/** What an actions block may hold. */
export const actionElement: Rule = byType({ ...SELECTS, ...BUTTONS });
/** What may stand beside a section's text. */
export const accessory: Rule = byType({ ...SELECTS, ...BUTTONS, image });
