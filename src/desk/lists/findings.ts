import { isFields } from './fields';
import type { ListCommand } from './list-commands';

/** What the pages of a list have come to so far. */
export class Findings<Item> {
  readonly #list: ListCommand<Item>;
  readonly #items = new Map<string | number, Item>();
  #entries = 0;
  #skipped = 0;

  constructor(list: ListCommand<Item>) {
    this.#list = list;
  }

  /** Each item once, in the order in which Desk listed them. */
  get items(): readonly Item[] {
    return [...this.#items.values()];
  }

  /** How many entries have come, whatever they held. */
  get entries(): number {
    return this.#entries;
  }

  /** How many of them named nothing usable. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Takes in a page. False when it told nothing new: it was empty, or only repeated. */
  take(page: readonly unknown[]): boolean {
    const items = page.map((entry) => (isFields(entry) ? this.#list.itemOf(entry) : undefined));
    const usable = items.filter((item) => item !== undefined);
    const isNew = usable.map((item) => this.#add(item)).includes(true);
    this.#entries += page.length;
    // A page of nothing but unusable entries may be followed by better ones.
    if (!isNew && (page.length === 0 || usable.length > 0)) return false;
    this.#skipped += items.length - usable.length;
    return true;
  }

  #add(item: Item): boolean {
    const key = this.#list.keyOf(item);
    const isNew = !this.#items.has(key);
    if (isNew) this.#items.set(key, item);
    return isNew;
  }
}
