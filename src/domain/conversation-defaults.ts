/** What the forms that are opened in one Slack conversation begin with. */
export interface FormDefaults {
  /** A skill group's number. */
  readonly skillGroup?: number;
  /** A customer service account. */
  readonly account?: string;
}

/** The same with who set it and when. */
export interface SavedDefaults extends FormDefaults {
  /** A Slack user ID. */
  readonly setBy: string;
  /** Milliseconds since the Unix epoch. */
  readonly setAt: number;
}

/** What is known about a conversation's defaults. */
export type KnownDefaults =
  | { readonly kind: 'set'; readonly defaults: SavedDefaults }
  | { readonly kind: 'none' }
  /** The store did not tell, or not in time. */
  | { readonly kind: 'unread' };
