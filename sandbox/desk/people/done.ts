/** What came of something that a person did: `why` is a sentence for people. */
export type Done = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: string };

export const DONE: Done = { kind: 'done' };

export function refused(why: string): Done {
  return { kind: 'refused', why };
}
