/**
 * How far a server's clock is ahead of this machine's (below 0: behind), in ms, by the `Date` header
 * of an answer that came at `at` (ms since the Unix epoch); undefined where the header tells none.
 * The header has whole seconds (RFC 9110, section 6.6.1), so up to a second means nothing.
 */
export function readServerDate(header: unknown, at: number): number | undefined {
  if (typeof header !== 'string' || !header.endsWith('GMT')) return undefined;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : date - at;
}
