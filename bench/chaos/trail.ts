import type { Disk } from '../kit/disk';

/** What is on disk about each customer of whom something went wrong, a line for each. */
export async function trailsOf(
  wrongs: readonly string[],
  disk: Pick<Disk, 'rows'>,
): Promise<readonly string[]> {
  const customers = new Set(wrongs.flatMap((wrong) => /^chaos-\d+x/.exec(wrong) ?? []));
  const trails: string[] = [];
  for (const customer of customers) {
    const rows = await disk.rows(
      `select what, at, detail from contact_request_events where request_id in
       (select id from contact_requests where customer = '${customer}') order by version`,
    );
    const events = rows.map(({ what, at, detail }) => `${at} ${what} ${detail ?? ''}`.trim());
    trails.push([`${customer}:`, ...events].join('\n  '));
  }
  return trails;
}
