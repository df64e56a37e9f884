import type { CheckName } from '../domain/checkup';
import { isKnownCode, type KnownCode } from '../domain/remedies';
import type { SettingName } from '../texts/start-texts';
import type { CodeText, Texts } from '../texts/texts';

/** What a code of Desk's says to be wrong. */
interface Blame {
  readonly check: CheckName;
  /** Where the mistake may be. */
  readonly settings: readonly SettingName[];
}

const host: Blame = { check: 'desk.host', settings: ['DESK_URL', 'DESK_SDKAPPID'] };
const signature: Blame = { check: 'desk.signature', settings: ['DESK_SECRET_KEY'] };
const signatureTime: Blame = { check: 'desk.signature', settings: [] };
const administrator: Blame = { check: 'desk.administrator', settings: ['DESK_ADMIN'] };
const bought: Blame = { check: 'desk.bought', settings: ['DESK_SDKAPPID'] };

/** Codes that refuse every call of this app, whatever it asks: a wrong setting or set-up. */
const BLAMES: Partial<Record<KnownCode, Blame>> = {
  60004: { check: 'desk.signature', settings: ['DESK_ADMIN', 'DESK_SECRET_KEY'] },
  60005: { check: 'desk.signature', settings: ['DESK_ADMIN', 'DESK_SECRET_KEY'] },
  60006: host,
  60009: { check: 'desk.reachable', settings: ['DESK_URL'] },
  60010: administrator,
  60012: host,
  60016: bought,
  60017: bought,
  60020: bought,
  60021: { check: 'desk.reachable', settings: [] },
  70001: signatureTime,
  70002: signature,
  70003: signature,
  70005: signature,
  70009: { check: 'desk.signature', settings: ['DESK_SECRET_KEY', 'DESK_SDKAPPID'] },
  70013: { check: 'desk.signature', settings: ['DESK_ADMIN'] },
  70014: { check: 'desk.signature', settings: ['DESK_SDKAPPID'] },
  70016: host,
  70020: host,
  70050: signature,
  70051: administrator,
  70052: signatureTime,
  70107: administrator,
  70114: { check: 'desk.reachable', settings: [] },
  70403: administrator,
  141000: bought,
};

/** What `code` says to be wrong with every call; undefined when it is about one call alone. */
export function blameOf(code: number): Blame | undefined {
  return isKnownCode(code) ? BLAMES[code] : undefined;
}

/** Desk's own codes come after the caller was let in. */
export function isDesksOwn(code: number): boolean {
  return code >= 141_000 && blameOf(code) === undefined;
}

/** What a code means; for one that is not documented, with Desk's own words. */
export function codeText(code: number, info: string, texts: Texts): CodeText {
  if (isKnownCode(code)) return texts.codes[code];
  const { reason, advice } = texts.unknownCode;
  return { reason: info === '' ? reason : `${reason}: ${info}`, advice };
}
