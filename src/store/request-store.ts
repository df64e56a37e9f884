import type { ContactRequest, RequestEvent, Transition } from '../domain/contact-request';

/** What became of an insert: a second delivery of one submission finds the first one's request. */
export type Inserted =
  | { readonly kind: 'inserted'; readonly request: ContactRequest }
  | { readonly kind: 'present'; readonly request: ContactRequest };

/** How many requests still wait for something. */
export interface OpenCounts {
  readonly accepted: number;
  readonly calling: number;
  /** Settled, and the message does not show it yet. */
  readonly notShown: number;
  /** Their sessions are looked at from time to time. */
  readonly followed: number;
  /** Settled as unconfirmed, and nobody has pressed a button since. */
  readonly unconfirmed: number;
}

/**
 * Contact requests on disk. Every method rejects when the disk or the database does not answer;
 * nothing else is thrown. Each write and its event are one transaction.
 */
export interface RequestStore {
  /** Saves a new request unless one with its `key` is already there. */
  insertIfAbsent(request: ContactRequest, event: RequestEvent): Promise<Inserted>;
  /**
   * Compare-and-set on (id, version). Resolves to the saved request, or to `undefined` when
   * somebody else has changed it since: whoever gets `undefined` stops.
   */
  save(transition: Transition): Promise<ContactRequest | undefined>;
  find(id: string): Promise<ContactRequest | undefined>;
  /** Requests whose `dueAt` is not after `now` (ms), the longest due first, at most `limit`. */
  findDue(now: number, limit: number): Promise<readonly ContactRequest[]>;
  /**
   * Requests for `customer`, through whichever account, that are not settled, or were settled at
   * `settledSince` (ms) or later: those under way first, then the latest settled; at most `limit`.
   */
  latestFor(
    customer: string,
    settledSince: number,
    limit: number,
  ): Promise<readonly ContactRequest[]>;
  /**
   * Requests whose session may be looked at from `now` (ms) on and that wait for nothing else, the
   * longest waiting first, at most `limit`.
   */
  findLooks(now: number, limit: number): Promise<readonly ContactRequest[]>;
  /**
   * Moves `request.lookAt` on to `lookAt` (ms) for whoever is to look now: false when somebody else
   * has done so. No new version and no event: a look that shows nothing new changes nothing.
   */
  claimLook(request: ContactRequest, lookAt: number): Promise<boolean>;
  /**
   * Counts what is open; of the unconfirmed, those that were asked for at `askedSince` (ms) or later.
   * What it takes depends on how many these are, not on how many requests there have ever been.
   */
  countOpen(askedSince: number): Promise<OpenCounts>;
  /** The audit trail of one request, oldest first. */
  eventsOf(id: string): Promise<readonly RequestEvent[]>;
  /**
   * Deletes at most `limit` requests with their events, and resolves to how many: those that are
   * settled, wait for nothing, are not followed, and have not changed since `before` (ms). Never
   * another one. Any number of processes may do so at once.
   */
  deleteDone(before: number, limit: number): Promise<number>;
  /** Writes a row, so that a full disk or a read-only database is found before a request is. */
  probe(now: number): Promise<void>;
  close(): Promise<void>;
}
