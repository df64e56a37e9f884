/** What goes wrong with calls of a method; without `times`, one call. */
export type Fault = FaultKind & { readonly times?: number };

type FaultKind =
  /** Answers another HTTP status; nothing happens. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answers `ok: false`; nothing happens. */
  | { readonly kind: 'error'; readonly error: string }
  /** HTTP 429; nothing happens. `retryAfter` in whole seconds. */
  | { readonly kind: 'rateLimited'; readonly retryAfter: number }
  /** Works and answers as usual, `ms` later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers; nothing happens. */
  | { readonly kind: 'hang' }
  /** Drops the connection; nothing happens. */
  | { readonly kind: 'reset' }
  /** Works, and drops the connection instead of answering. */
  | { readonly kind: 'dropAfterEffect' };
