import type { SubjectName } from './subject';

/** What was measured of a store that holds so many requests; times in ms. */
export interface MeasuredStore {
  readonly name: SubjectName;
  readonly held: number;
  /** Each round's, with requests that were left behind: from the start until it was ready. */
  readonly starts: number[];
  /** Each round's, from the start until each of them was contacted. */
  readonly recoveries: number[];
  /** From a submission to its ack, one at a time. */
  readonly acks: number[];
  /** What the app asks the store each second: for work, and for sessions to look at. */
  readonly polls: number[];
  /** What it takes to delete fifty that are done for long, as the app does it. */
  readonly deletions: number[];
}
