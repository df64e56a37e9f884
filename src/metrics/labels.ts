import type { DeskCalled, SlackCalled } from '../domain/observer';

/** Labels for what the app calls otherwise. */
export const REASONS = {
  expiredUserSig: 'expired_usersig',
  otherSpelling: 'other_spelling',
} as const satisfies Record<NonNullable<DeskCalled['repeat']>, string>;

export const DESK_RESULTS = {
  ok: 'ok',
  refused: 'refused',
  noAnswer: 'no_answer',
  neverSent: 'never_sent',
} as const satisfies Record<DeskCalled['result'], string>;

export const SLACK_RESULTS = {
  ok: 'ok',
  refused: 'refused',
  rateLimited: 'rate_limited',
  unreachable: 'unreachable',
  unclear: 'unclear',
} as const satisfies Record<SlackCalled['result'], string>;
