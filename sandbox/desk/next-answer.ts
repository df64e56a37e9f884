/** Whether what the command does really happens: at once, not at all, or only after a while. */
export type Effect = boolean | { readonly afterMs: number };

/**
 * What Desk does with a call instead of the usual. The effect is what `contact_user` or
 * `end_session` does to the sessions, as far as the state allows it; other commands have none.
 */
export type NextAnswer =
  /** Answers the code; `effect` defaults to false. */
  | {
      readonly kind: 'code';
      readonly code: number;
      readonly info?: string;
      readonly effect?: Effect;
    }
  /** Works as usual at once, and answers after `ms`. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers; the connection stays open. */
  | { readonly kind: 'silence'; readonly effect: Effect }
  /** Drops the connection. */
  | { readonly kind: 'reset'; readonly effect: Effect }
  /** Answers another HTTP status, as a proxy in between does: with a page of HTML by default. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly effect: Effect;
    }
  /** Answers HTTP 200 with this body, JSON or not. */
  | { readonly kind: 'body'; readonly body: string; readonly effect: Effect };
