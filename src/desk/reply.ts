import { number, object } from 'yup';
import type { NoAnswer } from '../domain/outcome';
import { isEffectUnknown } from './error-codes';

const TEXT_MAX_LENGTH = 500;

/** An answer's fields as they came, unchecked. */
export type AnswerBody = Readonly<Record<string, unknown>>;

/** What a command came to. */
export type Reply =
  /** Desk's verdict: 0, or a definite refusal. `info` is untrusted text, `''` when there is none. */
  | {
      readonly kind: 'answer';
      readonly code: number;
      readonly info: string;
      readonly body: AnswerBody;
    }
  | { readonly kind: 'neverSent'; readonly error: string }
  | { readonly kind: 'noAnswer'; readonly noAnswer: NoAnswer };

/** Every other field may be missing, null or of another type: the verdict is in `ErrorCode` alone. */
const answerSchema = object({ ErrorCode: number().integer().required() }).required();

/**
 * Reads an answer. HTTP status 200 means that Desk itself has answered; anything else, and a body
 * that is no JSON with an integer `ErrorCode`, is `unreadable`
 * (tencentcloud.com/document/product/1229/68947, "Error Code Description").
 */
export function readReply(httpStatus: number, text: string): Reply {
  const body = httpStatus === 200 ? parseJson(text) : undefined;
  // Strict also because yup's cast throws a TypeError at a field named like one of Object.prototype's.
  if (!answerSchema.isValidSync(body, { strict: true })) {
    return { kind: 'noAnswer', noAnswer: { kind: 'unreadable', httpStatus } };
  }
  const code = body.ErrorCode;
  const info = textOf(body, 'ErrorInfo');
  if (isEffectUnknown(code)) return { kind: 'noAnswer', noAnswer: { kind: 'code', code, info } };
  return { kind: 'answer', code, info, body };
}

/** Whether the connection broke after the command had, or may have, left. */
export function isConnectionLost(reply: Reply): boolean {
  return reply.kind === 'noAnswer' && reply.noAnswer.kind === 'connectionLost';
}

/**
 * A field's text, or `''` when it holds none. At most 500 characters, without control characters and
 * halves of surrogate pairs: not every database can store those.
 */
export function textOf(body: AnswerBody, field: string): string {
  const value = body[field];
  if (typeof value !== 'string') return '';
  return value
    .slice(0, TEXT_MAX_LENGTH)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
