import { object, string } from 'yup';
import type { Fields } from '../../kit/fields';
import { findSession } from '../sessions';
import type { DeskState } from '../state';
import { type Plan, refusal } from './plan';

const shape = object({ SessionId: string().required() });

/**
 * Ends "a session that has been transferred to a human"; 141005 is one that "does not exist or has
 * completed" (tencentcloud.com/document/product/1229/68948). No page says what a session with the
 * bot gets: here it is 141005, as there is no such session with a human.
 */
export function planEnd(body: Fields, state: DeskState): Plan {
  if (!shape.isValidSync(body, { strict: true })) return refusal(141004);
  const session = findSession(body.SessionId, state);
  const isWithBot = session?.state === 'Chatbot' || session?.state === 'NotInSession';
  if (session === undefined || isWithBot) return refusal(141005);
  return { kind: 'end', session: session.id };
}
