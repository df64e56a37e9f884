import { isEffectUnknown, isSignatureExpired } from '../../../src/desk/error-codes';
import { assertNever } from '../../../src/domain/assert-never';
import { isKnownCode, remediesFor } from '../../../src/domain/remedies';
import { en } from '../../../src/texts/en';
import type { PlannedAnswer } from '../../control/snapshot';
import { DOCUMENTED_CODES } from '../../desk/documented-codes';
import type { NextAnswer } from '../../desk/next-answer';
import { UNTIL_FORGOTTEN } from '../../kit/script';
import type { NextRequest } from './next-form';

/** How long the app waits for an answer, in ms: to the contact, and to a look at the session. */
const CONTACT_LIMIT_MS = 8_000;
const SESSION_LIMIT_MS = 4_000;

const INVALID_PARAMETERS = 141004;
const OTHER_SPELLING =
  'While no key spelling has worked yet, the app first asks once more with the other one.';

/** What Desk will do, for the list of what is planned. */
export function answerWords(answer: NextAnswer): string {
  switch (answer.kind) {
    case 'code':
      return `${codeWords(answer.code)}${isEffectUnknown(answer.code) ? effectWords(answer) : ''}`;
    case 'delay':
      return answer.ms === 0 ? 'As usual' : `As usual, ${answer.ms / 1000} s late`;
    case 'silence':
      return `No answer${effectWords(answer)}`;
    case 'reset':
      return `Connection reset${effectWords(answer)}`;
    case 'status':
      return `HTTP ${answer.status} with HTML${effectWords(answer)}`;
    case 'body':
      return `A body that is no JSON${effectWords(answer)}`;
    default:
      return assertNever(answer);
  }
}

/** A code with the documentation's words for it. */
function codeWords(code: number): string {
  return `${code}: ${DOCUMENTED_CODES[code] ?? 'not documented'}`;
}

/** For which calls an answer is planned. */
export function callsWords({ command, left }: Omit<PlannedAnswer, 'answer'>): string {
  const which = command ?? 'any command';
  if (left === UNTIL_FORGOTTEN) return `${which}, until forgotten`;
  return left === 1 ? `${which}, once` : `${which}, ${left} times`;
}

/** What a person in Slack will see when calls meet the answer; X is the customer, Y the agent. */
export function slackWords({ answer, command, times = 1 }: NextRequest): string {
  if (command === 'get_session_state') return sessionWords(answer);
  const seen = contactWords(answer, times);
  const alsoSession = command === undefined && times > 1 && isLost(answer);
  return alsoSession ? `${seen} If the look at the session meets it too: ${unconfirmed()}` : seen;
}

function contactWords(answer: NextAnswer, times: number): string {
  if (answer.kind === 'code' && !isEffectUnknown(answer.code)) return refusal(answer.code, times);
  if (answer.kind !== 'delay') return afterNoAnswer(answer);
  if (answer.ms === 0) return 'The message names the agent, or tells why not.';
  return answer.ms < CONTACT_LIMIT_MS
    ? `“${en.message.calling('X')}” for ${answer.ms / 1000} s, then the agent, or why not.`
    : seenInSession(`After ${CONTACT_LIMIT_MS / 1000} s the`);
}

function refusal(code: number, times: number): string {
  const { reason, advice } = isKnownCode(code) ? en.codes[code] : en.unknownCode;
  const remedies = remediesFor({ kind: 'refused', code, info: '' });
  const buttons = remedies.map((remedy) => `“${en.buttons[remedy]}”`).join(' and ');
  const words = `“${en.message.refused('X', reason)}” ${advice}`;
  const whole = buttons === '' ? words : `${words} With ${buttons}.`;
  if (code === INVALID_PARAMETERS) return `${OTHER_SPELLING} ${whole}`;
  if (!isSignatureExpired(code)) return whole;
  const unseen = 'Nothing: the app signs anew and asks once more.';
  return times === 1 ? unseen : `The app signs anew and asks once more, then: ${whole}`;
}

function afterNoAnswer(answer: Exclude<NextAnswer, { kind: 'delay' }>): string {
  const wait = answer.kind === 'silence' ? `After ${CONTACT_LIMIT_MS / 1000} s the` : 'The';
  if (answer.effect === true) return seenInSession(wait);
  return `The app watches the session for 10 s, then: “${en.message.noSession('X')}” With “${en.buttons.tryAgain}”.`;
}

/** What the app says of a contact that it only learns of from the session. */
function seenInSession(after: string): string {
  const { withAgent, waiting } = en.message;
  const inManualMode = `or, in manual mode, “${waiting('X', 'Y')}”`;
  return `${after} app looks at the session: “${withAgent('X', 'Y')}” ${inManualMode}`;
}

/** What a failed look at the session does; it is looked at only when a contact got no answer. */
function sessionWords(answer: NextAnswer): string {
  const onlyThen = 'Asked only when contact_user gave no usable answer, or by a button.';
  return isLost(answer) ? `${onlyThen} While it lasts: ${unconfirmed()}` : onlyThen;
}

function unconfirmed(): string {
  return `“${en.message.unconfirmed('X')}”`;
}

/** Whether a look at the session learns nothing from the answer. */
function isLost(answer: NextAnswer): boolean {
  if (answer.kind === 'delay') return answer.ms >= SESSION_LIMIT_MS;
  return answer.kind !== 'code' || answer.code !== 141005;
}

function effectWords({ effect = false }: Exclude<NextAnswer, { kind: 'delay' }>): string {
  if (effect === true) return ', the contact happens';
  if (effect === false) return ', nobody is contacted';
  return `, the contact happens ${effect.afterMs / 1000} s later`;
}
