import type { Fields } from '../kit/fields';

/** A body as Desk answers it; `ErrorCode` 0 is success. */
export interface DeskAnswer extends Fields {
  readonly ActionStatus: 'OK' | 'FAIL';
  readonly ErrorCode: number;
  readonly ErrorInfo: string;
}

/** Sources: tencentcloud.com/document/product/1229/68947, cloud.tencent.com/document/product/269/1519. */
const INFO: Readonly<Record<number, string>> = {
  60002: 'http parsing error',
  60003: 'json parsing error',
  60004: 'identifier is missing',
  60005: 'usersig is missing',
  60006: 'invalid sdkappid',
  60009: 'invalid request url',
  60010: 'identifier is not an app administrator',
  60012: 'sdkappid is missing',
  70001: 'usersig expired',
  70003: 'usersig is invalid',
  70009: 'usersig was made with the key of another app',
  70013: 'identifier does not match the usersig',
  70014: 'sdkappid does not match the usersig',
  70020: 'sdkappid not found',
  141001: 'no available agents online',
  141004: 'invalid request parameters',
  141005: 'session does not exist',
  141011: 'agent is offline',
  141012: 'agent has reached the maximum number of receptions',
  141013: 'agent is on a short break',
  141014: 'the feature to contact the user is disabled',
  141015: 'user account does not exist',
  141016: 'the user is in an artificial conversation',
  141017: 'failed to assign any agent',
  141018: 'the skill group has no permission for this customer service account',
  141019: 'group is invalid',
};

export function succeed(fields: Fields = {}): DeskAnswer {
  return { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, ...fields };
}

export function refuse(code: number, info?: string): DeskAnswer {
  return { ActionStatus: 'FAIL', ErrorInfo: info ?? INFO[code] ?? 'error', ErrorCode: code };
}
