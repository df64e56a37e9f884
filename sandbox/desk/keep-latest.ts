/** More than any test looks back at, and little enough for a sandbox that runs for weeks. */
export const KEPT = 5_000;

/** Appends to a record that would otherwise grow without end; the oldest entry goes. */
export function keepLatest<T>(record: T[], entry: T): void {
  record.push(entry);
  if (record.length > KEPT) record.shift();
}
