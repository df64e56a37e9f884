import { initialState, keepTyped } from './form-state';
import { newId, newSecret, withIds } from './ids';
import type { TriggerOrigin } from './triggers';
import type { OpenView, ViewDefinition } from './types';

/** At most three views on top of each other (docs.slack.dev, "Modals"). */
const STACK_LIMIT = 3;

/** The modals on people's screens. */
export class Views {
  readonly #open = new Map<string, OpenView>();

  get open(): readonly OpenView[] {
    return [...this.#open.values()];
  }

  find(id: unknown): OpenView | undefined {
    return typeof id === 'string' ? this.#open.get(id) : undefined;
  }

  findExternal(id: unknown): OpenView | undefined {
    if (id === undefined || id === '') return undefined;
    return this.open.find(({ definition }) => definition.external_id === id);
  }

  show(definition: ViewDefinition, origin: TriggerOrigin, previous?: OpenView): OpenView {
    const id = newId('V');
    const complete = { ...definition, blocks: withIds(definition.blocks) };
    const state = initialState(complete.blocks, origin.conversation);
    const view: OpenView = {
      id,
      hash: newSecret(),
      user: origin.user,
      conversation: origin.conversation,
      definition: complete,
      state,
      drawnState: state,
      errors: {},
      rootId: previous?.rootId ?? id,
      previousId: previous?.id ?? null,
      isOpen: true,
    };
    this.#open.set(id, view);
    return view;
  }

  /** The stack that a view is or was part of, the lowest first; empty once all are closed. */
  stackOf({ rootId }: OpenView): readonly OpenView[] {
    return this.open.filter((view) => view.rootId === rootId);
  }

  /** Shows one more on top, or undefined where the stack is full. */
  push(definition: ViewDefinition, below: OpenView): OpenView | undefined {
    const isFull = this.stackOf(below).length >= STACK_LIMIT;
    return isFull ? undefined : this.show(definition, below, below);
  }

  /** Draws anew; what was typed stays where block_id and action_id do. */
  update(view: OpenView, definition: ViewDefinition): void {
    const blocks = withIds(definition.blocks);
    view.state = keepTyped(view.state, initialState(blocks, view.conversation));
    view.drawnState = view.state;
    view.definition = { ...definition, blocks };
    view.hash = newSecret();
    view.errors = {};
  }

  close(view: OpenView): void {
    view.isOpen = false;
    this.#open.delete(view.id);
  }

  /** Closes the whole stack that the view is part of. */
  clear(view: OpenView): void {
    for (const each of this.stackOf(view)) this.close(each);
  }
}
