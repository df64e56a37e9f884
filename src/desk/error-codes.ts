import { isKnownCode } from '../domain/remedies';

/**
 * Errors on Desk's side after which the command may have been carried out all the same: timeouts and
 * internal errors (tencentcloud.com/document/product/1229/68947 for 141002,
 * cloud.tencent.com/document/product/269/1519 for the others).
 */
const EFFECT_UNKNOWN: ReadonlySet<number> = new Set([141002, 60008, 60013, 60014, 70169, 70500]);

/** "UserSig expired" (cloud.tencent.com/document/product/269/1519). */
const SIGNATURE_EXPIRED: ReadonlySet<number> = new Set([70001, 70052]);

const INVALID_PARAMETERS = 141004;
const NO_SUCH_SESSION = 141005;

/** Codes about an agent, a customer or a skill group: Desk has found its name among the keys. */
const NAMES_A_PARAMETER: ReadonlySet<number> = new Set([
  141010, 141011, 141012, 141013, 141015, 141016, 141018, 141019,
]);

/**
 * Whether a command answered with `code` may have been carried out all the same. So may one with a
 * code that is not documented: nobody has said that it is a refusal.
 */
export function isEffectUnknown(code: number): boolean {
  return EFFECT_UNKNOWN.has(code) || (code !== 0 && !isKnownCode(code));
}

/** Whether `code` refuses a command only because its UserSig has expired. */
export function isSignatureExpired(code: number): boolean {
  return SIGNATURE_EXPIRED.has(code);
}

/** Whether `code` calls the parameters invalid, which a wrong spelling of their names also does. */
export function isInvalidParameters(code: number): boolean {
  return code === INVALID_PARAMETERS;
}

/** Whether `code` says that there is no session to speak of. */
export function isNoSuchSession(code: number): boolean {
  return code === NO_SUCH_SESSION;
}

/** Whether Desk can only have come to `code` by understanding the names of the parameters. */
export function provesParametersRead(code: number): boolean {
  return code === 0 || NAMES_A_PARAMETER.has(code);
}
