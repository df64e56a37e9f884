import { type Fields, isFields } from '../../kit/fields';
import { isAcked } from '../delivery';
import type { FormField } from '../form-state';
import { NotPossible } from '../not-possible';
import { suggestionPayload } from '../payloads';
import { type Press, type Reaction, reactionTo, type SuggestReaction } from '../person';
import { suggestions } from '../rules/composition';
import type { Element, Option } from '../types';
import type { InteractionParts } from './interaction';
import { type ElementName, elementAt, type Held, placeOf, type Surface } from './place';

/** Asked for when an element does not say (docs.slack.dev, "Select menu element"). */
const MIN_QUERY_LENGTH = 3;
const NO_RESULTS = "Sorry, we couldn't load results. Try again?";

/** An external select and what is typed into it. */
export interface Query extends ElementName {
  readonly query: string;
}

/**
 * What an external select offers for what a person types; the app is asked once there is enough of
 * it. The options can be picked from then on.
 *
 * @throws NotPossible when the element is not there or is no external select, or the person cannot see
 *   it: nobody could do that.
 */
export async function suggest(
  on: Surface | Held,
  { query, ...name }: Query,
  press: Press,
  parts: InteractionParts,
): Promise<SuggestReaction> {
  const { workspace } = parts;
  const place = placeOf(on, press.user, workspace);
  const field = elementAt(place, name);
  assertExternal(field);
  const least = field.element.min_query_length ?? MIN_QUERY_LENGTH;
  if (query.length < least) return { ...reactionTo([], undefined), groups: [] };
  const now = {
    person: workspace.person(press.user),
    conversation: workspace.conversation(place.conversation),
  };
  const payload = suggestionPayload(now, place.suggestionShape(), { ...name, value: query });
  const reaction = reactionTo(await parts.deliver({ kind: 'interactive', payload }, press));
  const groups = readGroups(reaction);
  if (groups === undefined) return { ...reaction, personSees: NO_RESULTS, groups: [] };
  workspace.offers.remember(
    place.key,
    field,
    groups.flatMap(({ options }) => options),
  );
  return { ...reaction, groups };
}

function assertExternal({ element }: FormField): void {
  if (!['external_select', 'multi_external_select'].includes(element.type)) {
    throw new NotPossible(`${element.action_id} has options of its own`);
  }
}

/** The groups of an answer that came in time and keeps the rules; undefined for any other. */
function readGroups({ deliveries: [first], ackBody }: Reaction) {
  if (first === undefined || !isAcked(first) || !isFields(ackBody)) return undefined;
  return suggestions(ackBody, '').length > 0 ? undefined : groupsOf(ackBody);
}

function groupsOf({ options, option_groups }: Fields & Partial<Element>) {
  if (option_groups === undefined) return [{ options: (options ?? []) as readonly Option[] }];
  return option_groups.map(({ label, options: inGroup }) => ({
    label: label.text,
    options: inGroup,
  }));
}
