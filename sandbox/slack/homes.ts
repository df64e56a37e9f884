import { initialState, keepTyped } from './form-state';
import { newId, newSecret, withIds } from './ids';
import type { HomeDefinition, HomeView } from './types';

/** The app's Home tab, which each person has one of. */
export class Homes {
  readonly #byUser = new Map<string, HomeView>();

  /** By user ID, for whom the app has published one. */
  get all(): ReadonlyMap<string, HomeView> {
    return this.#byUser;
  }

  find(user: string): HomeView | undefined {
    return this.#byUser.get(user);
  }

  /** Whose Home tab has this `external_id`. */
  findExternal(id: unknown): HomeView | undefined {
    if (id === undefined || id === '') return undefined;
    return [...this.#byUser.values()].find(({ external_id }) => external_id === id);
  }

  /**
   * Shows the tab, or draws it anew; what was chosen stays where block_id and action_id do.
   * `conversation`: the ID of the person's messages with the app.
   */
  publish(user: string, definition: HomeDefinition, conversation: string): HomeView {
    const before = this.#byUser.get(user);
    const blocks = withIds(definition.blocks);
    const home: HomeView = before ?? { ...EMPTY, id: newId('V'), user };
    home.hash = newSecret();
    home.blocks = blocks;
    home.state = keepTyped(home.state, initialState(blocks, conversation));
    home.private_metadata = definition.private_metadata ?? '';
    home.callback_id = definition.callback_id ?? '';
    home.external_id = definition.external_id ?? '';
    this.#byUser.set(user, home);
    return home;
  }
}

const EMPTY = {
  hash: '',
  blocks: [],
  state: {},
  private_metadata: '',
  callback_id: '',
  external_id: '',
};
