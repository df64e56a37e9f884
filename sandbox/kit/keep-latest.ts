/** More than any test looks back at, and little enough for a sandbox that runs for weeks. */
export const KEPT = 5_000;

/** Appends to a record that would otherwise grow without end; the oldest entry goes. */
export function keepLatest<T>(record: T[], entry: T): void {
  record.push(entry);
  if (record.length > KEPT) record.shift();
}

/** Makes an entry the latest of a map that would otherwise grow without end; the oldest goes. */
export function keepLatestOf<Key, Value>(record: Map<Key, Value>, key: Key, value: Value): void {
  record.delete(key);
  record.set(key, value);
  if (record.size <= KEPT) return;
  for (const oldest of record.keys()) {
    record.delete(oldest);
    return;
  }
}

/** Drops entries from the oldest on, as long as their time is over. */
export function dropOver<Key, Value>(
  record: Map<Key, Value>,
  isOver: (value: Value) => boolean,
): void {
  for (const [key, value] of record) {
    if (!isOver(value)) return;
    record.delete(key);
  }
}
