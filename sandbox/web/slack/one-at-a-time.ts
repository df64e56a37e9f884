/** Does something, unless something is being done. */
export type Guarded = <Answer>(doing: () => Promise<Answer>) => Promise<Answer | undefined>;

/** A guard: what comes while something is being done is left aside, and resolves to undefined. */
export function oneAtATime(): Guarded {
  let isBusy = false;
  return async (doing) => {
    if (isBusy) return undefined;
    isBusy = true;
    try {
      return await doing();
    } finally {
      isBusy = false;
    }
  };
}
