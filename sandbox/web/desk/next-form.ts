import { isEffectUnknown } from '../../../src/desk/error-codes';
import { assertNever } from '../../../src/domain/assert-never';
import type { ControlRequests } from '../../control/requests';
import type { NextAnswer } from '../../desk/next-answer';
import { UNTIL_FORGOTTEN } from '../../kit/script';

/** What the form "What Desk does next" holds. */
export interface NextForm {
  readonly outcome: 'usual' | 'code' | 'delay' | 'silence' | 'reset' | 'status' | 'body';
  /** A documented code, or `OTHER_CODE`. */
  readonly code: string;
  readonly otherCode: string;
  readonly seconds: string;
  /** Whether the contact happens although no usable answer comes. */
  readonly happens: boolean;
  readonly command: 'any' | 'contact_user' | 'get_session_state';
  readonly times: 'once' | 'twice' | 'untilForgotten';
}

export type NextRequest = ControlRequests['desk/next'];

export type ReadNext =
  | { readonly kind: 'request'; readonly request: NextRequest }
  /** A field cannot be meant so; `words` say why. */
  | { readonly kind: 'wrong'; readonly field: 'otherCode' | 'seconds'; readonly words: string };

export const OTHER_CODE = 'other';

export const EMPTY_NEXT: NextForm = {
  outcome: 'code',
  code: '141012',
  otherCode: '',
  seconds: '5',
  happens: true,
  command: 'contact_user',
  times: 'once',
};

const TIMES: Readonly<Record<NextForm['times'], number>> = {
  once: 1,
  twice: 2,
  untilForgotten: UNTIL_FORGOTTEN,
};

const BAD_GATEWAY = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const NONSENSE = 'Moon phase: waxing gibbous';
const LONGEST_S = 600;

/** What the form asks the simulator for. */
export function readNext(form: NextForm): ReadNext {
  const answer = answerOf(form);
  if ('words' in answer) return answer;
  const command = form.command === 'any' ? {} : { command: form.command };
  return { kind: 'request', request: { answer, ...command, times: TIMES[form.times] } };
}

/** Whether the form has to ask if the contact happens: the answer alone does not settle it. */
export function asksWhetherItHappens(form: NextForm): boolean {
  if (form.command === 'get_session_state') return false;
  if (form.outcome === 'code') return isEffectUnknown(codeOf(form));
  return form.outcome !== 'usual' && form.outcome !== 'delay';
}

function answerOf(form: NextForm): NextAnswer | Extract<ReadNext, { kind: 'wrong' }> {
  const effect = asksWhetherItHappens(form) && form.happens;
  switch (form.outcome) {
    case 'usual':
      return { kind: 'delay', ms: 0 };
    case 'code':
      return isCode(codeOf(form))
        ? { kind: 'code', code: codeOf(form), effect }
        : { kind: 'wrong', field: 'otherCode', words: 'A code is a whole number above 0.' };
    case 'delay':
      return delay(form.seconds);
    case 'silence':
    case 'reset':
      return { kind: form.outcome, effect };
    case 'status':
      return { kind: 'status', status: 502, body: BAD_GATEWAY, effect };
    case 'body':
      return { kind: 'body', body: NONSENSE, effect };
    default:
      return assertNever(form.outcome);
  }
}

function delay(typed: string): NextAnswer | Extract<ReadNext, { kind: 'wrong' }> {
  const seconds = typed.trim() === '' ? Number.NaN : Number(typed);
  return seconds >= 0 && seconds <= LONGEST_S
    ? { kind: 'delay', ms: Math.round(seconds * 1000) }
    : { kind: 'wrong', field: 'seconds', words: `A delay is 0 to ${LONGEST_S} seconds.` };
}

function codeOf({ code, otherCode }: NextForm): number {
  const typed = code === OTHER_CODE ? otherCode : code;
  return typed.trim() === '' ? Number.NaN : Number(typed);
}

function isCode(code: number): boolean {
  return Number.isSafeInteger(code) && code > 0;
}
