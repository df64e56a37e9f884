import { Findings } from '../../../src/desk/lists/findings';
import type { ListCommand } from '../../../src/desk/lists/list-commands';

/** What Desk's answer comes to, as if it held the whole list. */
export function readList<Item>(list: ListCommand<Item>, body: Readonly<Record<string, unknown>>) {
  const part = list.partOf(body);
  if (part === undefined) return 'unreadable';
  const found = new Findings(list);
  found.take(part.entries);
  return { items: found.items, skipped: found.skipped };
}
