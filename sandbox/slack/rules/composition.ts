import { isFields } from '../../kit/fields';
import {
  all,
  among,
  boolean,
  byType,
  characters,
  complaint,
  fields,
  list,
  type Rule,
} from './rule';

/** Plain text of at most `max` characters (docs.slack.dev, "Text object"). */
export function plainText(max: number): Rule {
  return byType({ plain_text: fields({ text: characters(max), emoji: boolean }, ['text']) });
}

/** Plain text or mrkdwn of at most `max` characters. */
export function anyText(max: number): Rule {
  return byType({
    plain_text: fields({ text: characters(max), emoji: boolean }, ['text']),
    mrkdwn: fields({ text: characters(max), verbatim: boolean }, ['text']),
  });
}

/** "Are you sure?" (docs.slack.dev, "Confirmation dialog object"). */
export const confirmation: Rule = fields(
  {
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: among('primary', 'danger'),
  },
  ['title', 'text', 'confirm', 'deny'],
);

/** A choice whose text follows `text` (docs.slack.dev, "Option object"). */
export function option(text: Rule): Rule {
  return fields({ text, value: characters(75), description: anyText(75), url: characters(3000) }, [
    'text',
    'value',
  ]);
}

/** Choices in groups (docs.slack.dev, "Option group object"). */
export const optionGroup: Rule = fields(
  { label: plainText(75), options: list(option(plainText(75)), 1, 100) },
  ['label', 'options'],
);

/** What is chosen at first is one of the choices, to the letter. */
export const initialOptionsExist: Rule = (element, pointer) => {
  if (!isFields(element)) return [];
  const { options, option_groups, initial_option, initial_options } = element;
  const groups = Array.isArray(option_groups) ? option_groups : [];
  const known = [options, ...groups.map((group) => (isFields(group) ? group['options'] : []))]
    .flat()
    .map((each) => JSON.stringify(each));
  const initial = [initial_option, initial_options].flat().filter((each) => each !== undefined);
  return initial.every((each) => known.includes(JSON.stringify(each)))
    ? []
    : complaint('initial options must exactly match one of the options', pointer);
};

/** Exactly one of `options` and `option_groups`. */
const hasChoices: Rule = (element, pointer) => {
  if (!isFields(element)) return [];
  const { options, option_groups } = element;
  return (options === undefined) === (option_groups === undefined)
    ? complaint('must provide one of options, option_groups', pointer)
    : [];
};

/** A select's choices and what is chosen at first. */
export const choices: Rule = all(hasChoices, initialOptionsExist);

/** What an app answers to a `block_suggestion` (docs.slack.dev, "Select menu element"). */
export const suggestions: Rule = all(
  fields({
    options: list(option(plainText(75)), 0, 100),
    option_groups: list(optionGroup, 0, 100),
  }),
  hasChoices,
);
