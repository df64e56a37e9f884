/** The longest reason that a person may give, in characters. */
export const REASON_MAX_LENGTH = 500;

const MAIL_MAX_LENGTH = 254;

/**
 * Whether `text` can be a Tencent IM UserID: a customer ID or a customer service account.
 * 1 to 32 bytes of printable ASCII, not blank (cloud.tencent.com/document/product/269/1519).
 */
export function isUserId(text: string): boolean {
  return /^[\x20-\x7e]{1,32}$/.test(text) && text.trim() !== '';
}

/** Whether `text` is a skill group's number, a positive integer. */
export function isSkillGroup(text: string): boolean {
  return /^[0-9]{1,15}$/.test(text) && Number(text) > 0;
}

/** Whether `text` can be an agent: Desk knows agents by the e-mail address they sign in with. */
export function isAgentMail(text: string): boolean {
  return text.length <= MAIL_MAX_LENGTH && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}

/**
 * `text` without what nobody sees and no ID has: signs of Unicode's category Cf, which are often
 * copied along (zero width spaces, marks of the direction), and NUL. Not for prose: emoji are
 * joined by such signs (unicode.org/reports/tr44, General_Category).
 */
export function withoutInvisibles(text: string): string {
  return text.replaceAll(/[\p{Cf}\0]/gu, '');
}
