import { randomUUID } from 'node:crypto';
import { keepLatest } from '../kit/keep-latest';
import { agentsOf, firstFree } from './availability';
import { type DeskState, type OpenSession, type Session, sessionKey } from './state';

/** A session's place, and what is known of it. */
export type SessionSpec = Omit<Session, 'id' | 'agent'> & Partial<OpenSession>;

/** Opens a session, in place of the pair's last one. `at` is in milliseconds. */
export function openSession(spec: SessionSpec, state: DeskState, at: number): OpenSession {
  const session: OpenSession = { id: randomUUID(), agent: '', beganAt: at, ...spec };
  const key = sessionKey(session.customer, session.account);
  changeLoad(state.sessions.get(key)?.agent, -1, state);
  state.sessions.set(key, session);
  changeLoad(session.agent, +1, state);
  return session;
}

/**
 * Gives the session to `agent`, who in the manual mode still has to accept it. That such a session
 * counts for the agent's load is not documented: it is a reception that Desk has promised.
 */
export function giveTo(agent: string, session: OpenSession, state: DeskState): void {
  changeLoad(session.agent, -1, state);
  session.agent = agent;
  session.state = state.serviceMode === 'manual' ? 'WaitingForAgentAnswering' : 'Agent';
  changeLoad(agent, +1, state);
}

/**
 * Gives a session that its agent does not accept to another one, of the skill group that was asked
 * for or of the account's. What becomes of it where nobody else is free is not documented: here it
 * waits in the queue.
 */
export function passOn(session: OpenSession, state: DeskState): void {
  const ofAccount = state.accounts.get(session.account)?.groups ?? new Set();
  const groups = session.group === undefined ? ofAccount : new Set([session.group]);
  const others = agentsOf(groups, state.agents.values()).filter(
    ({ mail }) => mail !== session.agent,
  );
  const free = firstFree(others);
  if (free !== undefined) {
    giveTo(free.mail, session, state);
    return;
  }
  changeLoad(session.agent, -1, state);
  session.agent = '';
  session.state = 'Queueing';
}

/** Ends the session, frees its agent, and keeps its record. `at` is in milliseconds. */
export function endSession(session: OpenSession, state: DeskState, at: number): void {
  changeLoad(session.agent, -1, state);
  state.sessions.delete(sessionKey(session.customer, session.account));
  keepLatest(state.ended, { ...session, endedAt: at });
}

/** The session that goes on under `id`, if any. */
export function findSession(id: string, state: DeskState): OpenSession | undefined {
  return [...state.sessions.values()].find((session) => session.id === id);
}

function changeLoad(mail: string | undefined, by: number, state: DeskState): void {
  const agent = state.agents.get(mail ?? '');
  if (agent !== undefined) agent.load += by;
}
