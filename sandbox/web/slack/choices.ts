import type { SlackSnapshot } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';
import type { Option } from '../../slack/types';
import { personLabel } from './act-as';
import type { DetailedElement } from './element';
import { titleOf } from './names';
import { conversationsOf } from './who-sees';

/** One thing that a select offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface ChoiceGroup {
  readonly label?: string;
  readonly choices: readonly Choice[];
}

/** All that a select offers a person, in groups; nothing for one that the app fills as they type. */
export function choicesOf(
  element: DetailedElement,
  person: Person,
  slack: SlackSnapshot,
): readonly ChoiceGroup[] {
  const type = element.type.replace(/^multi_/, '');
  if (type === 'users_select') {
    return [
      { choices: slack.people.map((each) => ({ value: each.id, label: personLabel(each) })) },
    ];
  }
  if (type === 'conversations_select' || type === 'channels_select') {
    const kinds = type === 'channels_select' ? ['public'] : element.filter?.include;
    return [{ choices: conversationChoices(person, slack, kinds) }];
  }
  return [
    ...(element.options === undefined ? [] : [groupOf({ options: element.options })]),
    ...(element.option_groups ?? []).map(({ label, options }) =>
      groupOf({ label: label.text, options }),
    ),
  ];
}

/** Slack's option group as the list shows it. */
export function groupOf(group: {
  readonly label?: string;
  readonly options: readonly Option[];
}): ChoiceGroup {
  return { ...group, choices: group.options.map(choiceOf) };
}

export function choiceOf({ value, text, description }: Option): Choice {
  return { value, label: text.text, ...(description && { description: description.text }) };
}

/** The choices whose label has `query` in it, in any case of letters; groups without any are gone. */
export function filterChoices(
  groups: readonly ChoiceGroup[],
  query: string,
): readonly ChoiceGroup[] {
  const wanted = query.trim().toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ label }) => label.toLowerCase().includes(wanted)),
    }))
    .filter(({ choices }) => choices.length > 0);
}

/** An archived conversation is not offered: nothing can be posted there. */
function conversationChoices(
  person: Person,
  slack: SlackSnapshot,
  kinds: readonly string[] | undefined,
): readonly Choice[] {
  const isOffered = ({ kind, isArchived }: Conversation): boolean =>
    !isArchived && (kinds === undefined || kinds.includes(kind));
  return conversationsOf(person, slack)
    .filter(isOffered)
    .map((each) => ({ value: each.id, label: titleOf(each, person, slack) }));
}
