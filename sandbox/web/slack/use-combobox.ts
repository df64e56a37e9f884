import { type KeyboardEvent, useState } from 'react';
import type { FieldValue } from '../../slack/form-state';
import { type Choice, type ChoiceGroup, choiceOf, choicesOf } from './choices';
import { type DetailedElement, type ElementProps, listOf } from './element';
import { type SlackPage, useSlackPage } from './slack-page';
import { useChoices } from './use-choices';

/** A select while it is used. */
export interface Combobox {
  readonly isMany: boolean;
  readonly isOpen: boolean;
  readonly query: string;
  readonly groups: readonly ChoiceGroup[];
  readonly note: string | undefined;
  readonly picked: readonly Choice[];
  /** What Enter picks. */
  readonly active: Choice | undefined;
  readonly open: () => void;
  readonly close: () => void;
  readonly search: (query: string) => void;
  /** Picks, or takes back what is picked already where several can be. */
  readonly pick: (choice: Choice) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The state of one select: whether its list is open, what is typed, and what Enter would pick. */
export function useCombobox({ block, element, value, change }: ElementProps): Combobox {
  const page = useSlackPage();
  const list = useList();
  const { isOpen, query, close, search } = list;
  const [seen, setSeen] = useState<readonly Choice[]>([]);
  const { groups, note } = useChoices(block, element, query, isOpen);
  const offered = groups.flatMap(({ choices }) => choices);
  const active = offered[Math.min(list.at, offered.length - 1)];
  const isMany = element.type.startsWith('multi_');
  const picked = pickedChoices(value, [...seen, ...knownChoices(element, page)]);
  const last = picked.at(-1);
  const pick = (choice: Choice): void => {
    setSeen((before) => [choice, ...before]);
    change(
      isMany ? toggled(listOf(value), choice.value, element.max_selected_items) : choice.value,
    );
    if (!isMany) close();
  };
  const actions: Readonly<Record<Meaning, () => void>> = {
    type: () => undefined,
    takeBack: () => last !== undefined && pick(last),
    open: () => search(''),
    close,
    pick: () => active !== undefined && pick(active),
    next: () => list.move(1, offered.length),
    previous: () => list.move(-1, offered.length),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const meaning = keyMeaning(event.key, isOpen, isMany && query === '');
    if (isOfTheList(meaning)) keepFromForm(event);
    actions[meaning]();
  };
  const open = (): void => (isOpen ? undefined : search(''));
  return { ...list, isMany, groups, note, picked, active, open, pick, onKeyDown };
}

/** A list that opens, is searched, and has a place that the arrow keys move. */
function useList() {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const search = (next: string): void => {
    setQuery(next);
    setAt(0);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setQuery('');
  };
  const move = (step: number, length: number): void =>
    setAt((now) => (Math.min(now, length - 1) + step + length) % Math.max(1, length));
  return { isOpen, query, at, search, close, move };
}

function isOfTheList(meaning: Meaning): boolean {
  return meaning !== 'type' && meaning !== 'takeBack';
}

/** Neither is the form to be sent, nor the modal or the pane around to close with the list. */
function keepFromForm(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

type Meaning = 'type' | 'open' | 'close' | 'pick' | 'next' | 'previous' | 'takeBack';

/** Enter would submit the form and Escape close it, were they not for the list. */
export function keyMeaning(key: string, isOpen: boolean, mayTakeBack: boolean): Meaning {
  switch (key) {
    case 'Backspace':
      return mayTakeBack ? 'takeBack' : 'type';
    case 'Escape':
      return isOpen ? 'close' : 'type';
    case 'Enter':
      return isOpen ? 'pick' : 'open';
    case 'ArrowDown':
      return isOpen ? 'next' : 'open';
    case 'ArrowUp':
      return isOpen ? 'previous' : 'open';
    default:
      return 'type';
  }
}

/** The list with `value` in it, or without it where it was; full, it takes no more. */
export function toggled(
  list: readonly string[],
  value: string,
  max = Number.POSITIVE_INFINITY,
): readonly string[] {
  const without = list.filter((each) => each !== value);
  if (without.length < list.length) return without;
  return list.length < max ? [...list, value] : list;
}

/** What is picked, by its label where one is known. */
function pickedChoices(value: FieldValue, known: readonly Choice[]): readonly Choice[] {
  return listOf(value).map(
    (each) => known.find((choice) => choice.value === each) ?? { value: each, label: each },
  );
}

function knownChoices(element: DetailedElement, { person, slack }: SlackPage): readonly Choice[] {
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const offered = choicesOf(element, person, slack).flatMap(({ choices }) => choices);
  return [...initial.map(choiceOf), ...offered];
}
