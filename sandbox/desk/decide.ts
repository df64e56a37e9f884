import { isFields } from '../kit/fields';
import { findCommand } from './commands/commands';
import { type Plan, refusal } from './commands/plan';
import type { DeskState } from './state';

/** A call as far as the decision needs it. */
export interface Call {
  readonly httpMethod: string | undefined;
  readonly command: string;
  readonly body: unknown;
  /** The code of what is wrong with the caller; 0 for nothing. */
  readonly callerCode: number;
}

/** What Desk does with a call by its state, which stays as it is. */
export function decide(call: Call, state: DeskState): Plan {
  if (call.httpMethod !== 'POST') return refusal(60009);
  if (call.callerCode !== 0) return refusal(call.callerCode);
  if (!isFields(call.body)) return refusal(60003);
  const command = findCommand(call.command);
  if (command === undefined) return refusal(60009);
  return state.isDeskApp ? command(call.body, state) : refusal(141000);
}
