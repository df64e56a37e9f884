/** Who wants what only one process may do at a time. Times in milliseconds. */
export interface LeaseClaim {
  /** What it is for. */
  readonly name: string;
  /** The process, by an ID of its own. */
  readonly holder: string;
  /** Since the Unix epoch. */
  readonly now: number;
  /** From `now` on. */
  readonly forMs: number;
}

/**
 * Rights that one process at a time has, kept in the store that all of them share. Every method
 * rejects when the disk or the database does not answer; nothing else is thrown.
 */
export interface Leases {
  /**
   * Takes the lease, or prolongs one's own: false while somebody else holds it. One that ends later
   * than two such leases from now was taken under another time of day, and counts for nothing.
   */
  hold(claim: LeaseClaim): Promise<boolean>;
  /** Lets it go, where `holder` has it. */
  release(name: string, holder: string): Promise<void>;
}
