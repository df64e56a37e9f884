import type { SettingName } from '../texts/start-texts';

/** Something to look at; unknown where `settings` that it needs are wrong. */
export type Subject<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly settings: readonly SettingName[] };

/** What `subject` answers, where it is known. */
export async function ask<T>(subject: Subject<() => Promise<T>>): Promise<Subject<T>> {
  return subject.kind === 'known' ? { kind: 'known', value: await subject.value() } : subject;
}
