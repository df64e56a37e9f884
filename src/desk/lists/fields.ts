import { isAgentMail, isSkillGroup, isUserId } from '../../domain/formats';
import { type AnswerBody, textOf } from '../reply';

/** Whether `value` is a JSON object. */
export function isFields(value: unknown): value is AnswerBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A skill group's ID, a number or a text of digits; undefined for anything else. */
export function skillGroupOf(value: unknown): number | undefined {
  const numeral = numeralOf(value);
  return isSkillGroup(numeral) ? Number(numeral) : undefined;
}

/** A field's count, a number or a text of digits; undefined for anything else. */
export function countOf(body: AnswerBody, field: string): number | undefined {
  const numeral = numeralOf(body[field]);
  return /^[0-9]{1,15}$/.test(numeral) ? Number(numeral) : undefined;
}

/** A field's e-mail address of an agent; undefined for anything else. */
export function mailOf(body: AnswerBody, field: string): string | undefined {
  const mail = textOf(body, field);
  return isAgentMail(mail) ? mail : undefined;
}

/** A field's IM UserID, exactly as it came; undefined for anything else. */
export function userIdOf(body: AnswerBody, field: string): string | undefined {
  const value = body[field];
  const id = typeof value === 'number' ? String(value) : value;
  return typeof id === 'string' && isUserId(id) ? id : undefined;
}

/** Whether a field says yes: 1 or true, also as a text. */
export function isYes(body: AnswerBody, field: string): boolean {
  const value = body[field];
  return value === true || ['1', 'true'].includes(numeralOf(value).toLowerCase());
}

function numeralOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
}
