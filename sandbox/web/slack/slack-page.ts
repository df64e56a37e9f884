import { createContext, useContext } from 'react';
import type { AppSnapshot, SlackSnapshot } from '../../control/snapshot';
import type { Person } from '../../slack/options';
import type { Control } from '../client';
import type { Writing, Writings } from './writings';

/** What the main column shows: a conversation, or the app's Home tab. */
export type Place =
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'home' }
  /** The person sees nothing at all. */
  | { readonly kind: 'nowhere' };

/** What stands beside it. */
export type Side =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'rules' };

/** What every part of the Slack half needs to know. */
export interface SlackPage {
  readonly slack: SlackSnapshot;
  /** How the app is connected. */
  readonly transport: AppSnapshot['transport'];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly control: Control;
  /** Who acts. */
  readonly person: Person;
  readonly actAs: (person: string) => void;
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly side: Side | undefined;
  readonly openSide: (side: Side | undefined) => void;
  /** Everybody's, wherever they write; kept while they are elsewhere. */
  readonly writings: Writings;
  /** Changes what is written in one place; `key` as `placeKey` gives it. */
  readonly rewrite: (key: string, to: Partial<Writing>) => void;
}

export const SlackContext = createContext<SlackPage | undefined>(undefined);

/** @throws Error outside of a `SlackContext`: a bug. */
export function useSlackPage(): SlackPage {
  const page = useContext(SlackContext);
  if (page === undefined) throw new Error('outside of the Slack half');
  return page;
}
