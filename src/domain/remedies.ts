import { assertNever } from './assert-never';
import type { Outcome } from './outcome';

/** What a person can do about an outcome; each is a button of the message. */
export type Remedy = 'tryAgain' | 'change' | 'checkAgain' | 'contactAnyway';

/**
 * Desk's documented codes, each with the remedies that can help after it.
 * Sources: tencentcloud.com/document/product/1229/68947 and /68825 (141000 to 141019),
 * cloud.tencent.com/document/product/679/131708 and /269/1519 (60000 to 79999).
 */
const REMEDIES_BY_CODE = {
  141000: [],
  141001: ['tryAgain', 'change'],
  141002: ['tryAgain'],
  141003: [],
  141004: ['change'],
  141005: [],
  141009: ['tryAgain'],
  141010: ['change'],
  141011: ['tryAgain', 'change'],
  141012: ['tryAgain', 'change'],
  141013: ['tryAgain', 'change'],
  141014: [],
  141015: ['change'],
  141016: [],
  141017: ['tryAgain', 'change'],
  141018: ['change'],
  141019: ['change'],
  60002: [],
  60003: [],
  60004: [],
  60005: [],
  60006: [],
  60007: ['tryAgain'],
  60008: ['tryAgain'],
  60009: [],
  60010: [],
  60011: ['tryAgain'],
  60012: [],
  60013: ['tryAgain'],
  60014: ['tryAgain'],
  60015: [],
  60016: [],
  60017: [],
  60018: ['tryAgain'],
  60019: ['tryAgain'],
  60020: [],
  60021: [],
  70001: [],
  70002: [],
  70003: [],
  70005: [],
  70009: [],
  70013: [],
  70014: [],
  70016: [],
  70020: [],
  70050: [],
  70051: [],
  70052: [],
  70107: [],
  70114: [],
  70169: ['tryAgain'],
  70402: ['change'],
  70403: [],
  70404: [],
  70500: ['tryAgain'],
  72010: ['tryAgain'],
} as const satisfies Record<number, readonly Remedy[]>;

/** A code that the documentation names; every language has a text for each. */
export type KnownCode = keyof typeof REMEDIES_BY_CODE;

export const KNOWN_CODES: readonly KnownCode[] = Object.keys(REMEDIES_BY_CODE).map(
  (code) => Number(code) as KnownCode,
);

export function isKnownCode(code: number): code is KnownCode {
  return Object.hasOwn(REMEDIES_BY_CODE, code);
}

/** What a person can usefully do about `outcome`, in the order of the buttons. */
export function remediesFor(outcome: Outcome): readonly Remedy[] {
  switch (outcome.kind) {
    case 'assigned':
      return [];
    case 'refused':
      // An undocumented refusal is still a refusal: nothing happened, so another try is safe.
      return isKnownCode(outcome.code) ? REMEDIES_BY_CODE[outcome.code] : ['tryAgain', 'change'];
    case 'notContacted':
      return ['tryAgain'];
    case 'unconfirmed':
      return ['checkAgain', 'contactAnyway'];
    default:
      return assertNever(outcome);
  }
}
