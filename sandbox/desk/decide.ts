import { isFields } from '../kit/fields';
import { refuse } from './answer';
import { type Plan, planContact } from './contact-user';
import { answerSessionState } from './session-state';
import type { DeskState } from './state';

/** A call as far as the decision needs it. */
interface Call {
  readonly httpMethod: string | undefined;
  readonly command: string;
  readonly body: unknown;
  /** The code of what is wrong with the caller; 0 for nothing. */
  readonly callerCode: number;
}

/** What Desk does with a call by its state, which stays as it is. */
export function decide(call: Call, state: DeskState): Plan {
  if (call.httpMethod !== 'POST') return { kind: 'answer', answer: refuse(60009) };
  if (call.callerCode !== 0) return { kind: 'answer', answer: refuse(call.callerCode) };
  if (!isFields(call.body)) return { kind: 'answer', answer: refuse(60003) };
  switch (call.command) {
    case 'contact_user':
      return planContact(call.body, state);
    case 'get_session_state':
      return { kind: 'answer', answer: answerSessionState(call.body, state) };
    default:
      return { kind: 'answer', answer: refuse(60009) };
  }
}
