import type { Outcome } from '../domain/outcome';

/** Desk's code that an outcome comes from; undefined where there was none. */
export function codeOf(outcome: Outcome): number | undefined {
  if (outcome.kind === 'refused') return outcome.code;
  if (!('noAnswer' in outcome) || outcome.noAnswer.kind !== 'code') return undefined;
  return outcome.noAnswer.code;
}
