import type { Fields } from '../kit/fields';
import { DOCUMENTED_CODES } from './documented-codes';

/** A body as Desk answers it; `ErrorCode` 0 is success. */
export interface DeskAnswer extends Fields {
  readonly ActionStatus: 'OK' | 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

export function succeed(fields: Fields = {}): DeskAnswer {
  return { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...fields };
}

/**
 * Says `code`, with the documentation's words for it unless `info` is given; a live Desk may word
 * its `ErrorInfo` in another way.
 */
export function refuse(code: number, info?: string): DeskAnswer {
  const ErrorInfo = info ?? DOCUMENTED_CODES[code] ?? 'error';
  return { ActionStatus: 'FAIL', ErrorInfo, ErrorCode: code };
}
