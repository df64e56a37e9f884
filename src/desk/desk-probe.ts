import type { CustomerServiceAccount } from '../domain/directory';

/** What Desk made of one read-only command, as far as its first page. */
export type ProbeAnswer<Item> =
  | { readonly kind: 'read'; readonly items: readonly Item[] }
  /** Desk itself said no, or that it had trouble. `info` is untrusted text. */
  | { readonly kind: 'code'; readonly code: number; readonly info: string }
  /** Desk said yes, and something that its documentation does not promise. */
  | { readonly kind: 'unreadable' }
  /** `why` is a status or the system's name for it; never the URL. */
  | { readonly kind: 'noAnswer'; readonly why: string };

/** Asks Desk what can be asked without any customer noticing. No method rejects because of Desk. */
export interface DeskProbe {
  /** The whole list: Desk gives it at once. */
  accounts(): Promise<ProbeAnswer<CustomerServiceAccount>>;
  groups(): Promise<ProbeAnswer<unknown>>;
  agents(): Promise<ProbeAnswer<unknown>>;
  loads(): Promise<ProbeAnswer<unknown>>;
  queues(): Promise<ProbeAnswer<unknown>>;
  /** How far Desk's clock is ahead, in ms, by its latest answer; undefined where none told. */
  clockAheadMs(): number | undefined;
  /** The spellings of the account's parameter in `contact_user`, in the order of the tries. */
  readonly spellings: { readonly first: string; readonly second: string };
  close(): void;
}
