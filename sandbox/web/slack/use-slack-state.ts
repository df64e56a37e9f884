import { useState } from 'react';
import type { SlackSnapshot, Snapshot } from '../../control/snapshot';
import type { Person } from '../../slack/options';
import type { Control } from '../client';
import type { Place, Side, SlackPage } from './slack-page';
import { conversationsOf, seesApp } from './who-sees';
import { rewritten, type Writings } from './writings';

const PERSON_KEY = 'slack-person';
const PLACE_KEY = 'slack-place';
/** No conversation has this ID. */
const HOME = 'home';

/** Who acts and where they are, kept for as long as the tab lives; undefined where nobody is. */
export function useSlackState(
  { slack, at, app }: Snapshot,
  control: Control,
  storage: Storage | undefined,
): SlackPage | undefined {
  const [personId, setPerson] = useStored(PERSON_KEY, storage);
  const [placeId, setPlace] = useStored(PLACE_KEY, storage);
  const [side, openSide] = useState<Side>();
  const [writings, setWritings] = useState<Writings>(() => new Map());
  const person = slack.people.find(({ id }) => id === personId) ?? slack.people[0];
  if (person === undefined) return undefined;
  const closeThread = (): void => openSide((now) => (now?.kind === 'thread' ? undefined : now));
  return {
    slack,
    transport: app.transport,
    now: at,
    control,
    person,
    actAs: (id) => {
      setPerson(id);
      closeThread();
    },
    place: placeOf(placeId, person, slack),
    go: (place) => {
      if (place.kind !== 'nowhere') setPlace(place.kind === 'home' ? HOME : place.id);
      closeThread();
    },
    side,
    openSide,
    writings,
    rewrite: (key, to) => setWritings((all) => rewritten(all, key, to)),
  };
}

/** Where a person is: where they last were if they see it, else the first place they see. */
export function placeOf(id: string | undefined, person: Person, slack: SlackSnapshot): Place {
  if (id === HOME && seesApp(person)) return { kind: 'home' };
  const seen = conversationsOf(person, slack);
  const place = seen.find((each) => each.id === id) ?? seen.find(({ isArchived }) => !isArchived);
  return place === undefined ? { kind: 'nowhere' } : { kind: 'conversation', id: place.id };
}

function useStored(key: string, storage: Storage | undefined) {
  const [value, setValue] = useState(() => storage?.getItem(key) ?? undefined);
  const store = (next: string): void => {
    storage?.setItem(key, next);
    setValue(next);
  };
  return [value, store] as const;
}
