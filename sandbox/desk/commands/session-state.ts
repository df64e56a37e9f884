import { object, string } from 'yup';
import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import { findSession } from '../sessions';
import { type DeskState, hasHuman, type Session, type SessionState, sessionKey } from '../state';

const byPair = object({
  ClientUserId: string().required(),
  CustomerServiceId: string().required(),
});
const byId = object({ SessionId: string().required() });

const ENGLISH: Readonly<Partial<Record<SessionState, string>>> = {
  NotInSession: 'Not in session',
  Queueing: 'Queuing',
};

/**
 * Answers `get_session_state` (tencentcloud.com/document/product/1229/68825,
 * cloud.tencent.com/document/product/679/116639). `AgentId` is filled only while an agent answers
 * or is called; 141005 is a session that does not exist.
 */
export function answerSessionState(body: Fields, state: DeskState): DeskAnswer {
  if (byId.isValidSync(body, { strict: true })) {
    const session = findSession(body.SessionId, state);
    return session === undefined ? refuse(141005) : describe(session, state);
  }
  if (!byPair.isValidSync(body, { strict: true })) return refuse(141004);
  return describe(state.sessions.get(sessionKey(body.ClientUserId, body.CustomerServiceId)), state);
}

function describe(session: Session | undefined, state: DeskState): DeskAnswer {
  const current = session?.state ?? 'NotInSession';
  return succeed({
    SessionId: session?.id ?? '',
    CurrentState: state.stateWords === 'english' ? (ENGLISH[current] ?? current) : current,
    AgentId: hasHuman(session) ? session?.agent : '',
  });
}
