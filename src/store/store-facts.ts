/** How the tables stand to this version of the app. */
export type TablesState =
  | { readonly kind: 'upToDate' }
  /** Nothing is there yet: the first start makes it. */
  | { readonly kind: 'absent' }
  /** The next start makes these changes. */
  | { readonly kind: 'pending'; readonly changes: number }
  /** The same, but the tables are another user's, and only whose they are may change them. */
  | { readonly kind: 'notOwned'; readonly changes: number }
  /** A newer version of the app has been here: this one does not start. */
  | { readonly kind: 'newer' };

/** What a look at the store found; nothing in it was changed. */
export interface StoreFacts {
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** Free bytes on the disk of the SQLite file; undefined for PostgreSQL, which does not tell. */
  readonly freeBytes: number | undefined;
  readonly database: /** `version` is the engine's own, such as `15.4`. */
    | {
        readonly kind: 'usable';
        readonly version: string;
        readonly tables: TablesState;
        /** The server's host, where it is reached over a network without TLS. */
        readonly inTheClearTo?: string | undefined;
      }
    /** `reason` is the system's short word for why; never a password. */
    | { readonly kind: 'unusable'; readonly reason: string };
}
