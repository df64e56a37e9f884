import type { Clock } from '../domain/clock';

export type InTime<T> = { readonly kind: 'inTime'; readonly value: T } | { readonly kind: 'late' };

/** Waits for `promise`, but at most `ms` milliseconds. What comes late is dropped, errors too. */
export async function inTime<T>(clock: Clock, promise: Promise<T>, ms: number): Promise<InTime<T>> {
  const answered = new AbortController();
  const late = clock.sleep(ms, answered.signal).then(() => ({ kind: 'late' }) as const);
  const value = promise.then((value) => ({ kind: 'inTime', value }) as const);
  try {
    return await Promise.race([value, late]);
  } finally {
    // A reason, because without one an error is made for it, with its stack.
    answered.abort('answered');
    value.catch(() => undefined);
  }
}
