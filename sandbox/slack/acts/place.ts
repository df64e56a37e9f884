import type { Fields } from '../../kit/fields';
import type { FormField } from '../form-state';
import { keyOf } from '../messages';
import { NotPossible } from '../not-possible';
import { inHome, inMessage, inModal } from '../payloads';
import type { Block, HomeView, Message, OpenView, StateValues } from '../types';
import type { Workspace } from '../workspace';

/** Where an element stands that somebody uses: in a message, a modal or their Home tab. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'view'; readonly id: string }
  | { readonly kind: 'home' };

/** What can hold an element; a copy made before it changed is an outdated sight of it. */
export type Held = OpenView | Message | HomeView;

/** Names an element of a block. */
export interface ElementName {
  readonly block_id: string;
  readonly action_id: string;
}

/** Something with elements, as one person uses it. */
export interface Place {
  /** Names it, and whose it is, for what the app has suggested. */
  readonly key: string;
  readonly user: string;
  readonly conversation: string;
  /** What the person sees. */
  readonly blocks: readonly Block[];
  /** The modal, which a trigger of its elements can push another upon. */
  readonly view: OpenView | undefined;
  /** The `ts` of the message, which gives the action a `response_url`. */
  readonly source: string | undefined;
  state: StateValues;
  /** What payloads say about it now. */
  readonly shape: () => Fields;
  /**
   * What a `block_suggestion` says about it: of a modal, what was filled in when it was opened or
   * last updated (slackapi/bolt-js#1146).
   */
  readonly suggestionShape: () => Fields;
}

/**
 * A surface as somebody uses it.
 *
 * @throws NotPossible when it is not there, or the person cannot see it: nobody could use it.
 */
export function placeOf(on: Surface | Held, user: string, workspace: Workspace): Place {
  const held = 'kind' in on ? heldBy(on, user, workspace) : on;
  if ('definition' in held) return modalPlace(held, user);
  return 'hash' in held ? homePlace(held, user, workspace) : messagePlace(held, user, workspace);
}

/**
 * An element of a place, with its block.
 *
 * @throws NotPossible when it is not there.
 */
export function elementAt({ blocks }: Place, name: ElementName): FormField {
  const block = blocks.find(({ block_id }) => block_id === name.block_id);
  const elements = [block?.element, block?.accessory, block?.elements].flat();
  const element = elements.find((each) => each?.action_id === name.action_id);
  if (block === undefined || element === undefined) {
    throw new NotPossible(`there is no element ${name.block_id}/${name.action_id}`);
  }
  return { block, element };
}

function heldBy(surface: Surface, user: string, { messages, views, homes }: Workspace): Held {
  const held =
    surface.kind === 'message'
      ? messages.find(surface.channel, surface.ts)
      : surface.kind === 'view'
        ? views.find(surface.id)
        : homes.find(user);
  if (held === undefined) throw new NotPossible(`there is no ${JSON.stringify(surface)}`);
  return held;
}

function modalPlace(view: OpenView, user: string): Place {
  if (!view.isOpen || view.user !== user)
    throw new NotPossible(`${user} does not see view ${view.id}`);
  const { id: key, conversation } = view;
  const { blocks } = view.definition;
  return {
    ...{ key, user, conversation, blocks, view, source: undefined },
    get state() {
      return view.state;
    },
    set state(state) {
      view.state = state;
    },
    shape: () => inModal(view),
    suggestionShape: () => inModal(view, view.drawnState),
  };
}

function homePlace(home: HomeView, user: string, workspace: Workspace): Place {
  if (home.user !== user) throw new NotPossible(`${user} does not see home ${home.id}`);
  const conversation = workspace.directMessages(user).id;
  const { id: key, blocks } = home;
  return {
    ...{ key, user, conversation, blocks, view: undefined, source: undefined },
    get state() {
      return home.state;
    },
    set state(state) {
      home.state = state;
    },
    shape: () => inHome(home),
    suggestionShape: () => inHome(home),
  };
}

/** The elements are looked for in what the person sees; payloads show the message as it is. */
function messagePlace(seen: Message, user: string, workspace: Workspace): Place {
  const { messages } = workspace;
  const { channel, ts, visibleTo, blocks } = seen;
  if (visibleTo !== undefined && visibleTo !== user) {
    throw new NotPossible(`${user} does not see message ${ts}`);
  }
  const conversation = workspace.conversationFor(workspace.person(user), channel);
  const current = messages.find(channel, ts);
  if (current === undefined) throw new NotPossible(`message ${ts} is gone`);
  return {
    ...{ key: keyOf(seen, user), user, conversation: channel, blocks },
    ...{ view: undefined, source: ts },
    get state() {
      return messages.stateOf(current, user);
    },
    set state(state) {
      messages.choose(current, user, state);
    },
    shape: () => inMessage(current, conversation),
    suggestionShape: () => inMessage(current, conversation),
  };
}
