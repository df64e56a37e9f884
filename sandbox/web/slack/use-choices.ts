import { useEffect, useState } from 'react';
import type { Block } from '../../slack/types';
import { type ChoiceGroup, choicesOf, filterChoices, groupOf } from './choices';
import type { DetailedElement } from './element';
import { useFormPage } from './form-context';
import { useSlackPage } from './slack-page';

const DEBOUNCE_MS = 200;
/** docs.slack.dev, "External data source select menu". */
const MIN_QUERY_LENGTH = 3;

interface Choices {
  readonly groups: readonly ChoiceGroup[];
  /** Said instead of, or beside, the choices. */
  readonly note: string | undefined;
}

/** What a select offers for what is typed into it, from the page or from the app. */
export function useChoices(
  block: Block,
  element: DetailedElement,
  query: string,
  isOpen: boolean,
): Choices {
  const { slack, person } = useSlackPage();
  const isExternal = element.type.endsWith('external_select');
  const suggested = useSuggestions(block, element, query, isOpen && isExternal);
  if (isExternal) return suggested;
  const groups = filterChoices(choicesOf(element, person, slack), query);
  return { groups, note: groups.length === 0 ? 'No results' : undefined };
}

/** Asks the app as one types; an answer to what is no longer typed is left aside. */
function useSuggestions(
  { block_id }: Block,
  { action_id, min_query_length = MIN_QUERY_LENGTH }: DetailedElement,
  query: string,
  isWanted: boolean,
): Choices {
  const { control, person } = useSlackPage();
  const { on } = useFormPage();
  const [choices, setChoices] = useState<Choices>({ groups: [], note: undefined });
  const isLongEnough = query.length >= min_query_length;
  const surface = JSON.stringify(on);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a surface is the same by its content.
  useEffect(() => {
    if (!isWanted || !isLongEnough) return undefined;
    let isOutdated = false;
    setChoices((before) => ({ ...before, note: 'Searching…' }));
    const timer = setTimeout(() => {
      const request = { user: person.id, on, block_id, action_id, query };
      control('slack/suggest', request).then(
        ({ groups, personSees }) => {
          const none = groups.every(({ options }) => options.length === 0)
            ? 'No results'
            : undefined;
          if (!isOutdated) setChoices({ groups: groups.map(groupOf), note: personSees ?? none });
        },
        (error) => {
          if (!isOutdated) setChoices({ groups: [], note: String(error.message) });
        },
      );
    }, DEBOUNCE_MS);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [control, person.id, surface, block_id, action_id, query, isWanted, isLongEnough]);
  if (isLongEnough) return choices;
  return { groups: [], note: `Type at least ${min_query_length} characters.` };
}
