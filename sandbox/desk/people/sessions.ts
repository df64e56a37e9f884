import { agentsOf, firstFree } from '../availability';
import { endSession, findSession, giveTo, openSession, passOn } from '../sessions';
import {
  type Account,
  type DeskState,
  knowsCustomer,
  type OpenSession,
  sessionKey,
} from '../state';
import { freeAgent } from './agents';
import { DONE, type Done, refused } from './done';

/** How a customer begins a session by writing to a customer service account. */
export interface Beginning {
  readonly customer: string;
  readonly account: string;
  readonly state: 'Chatbot' | 'Queueing' | 'Agent';
  /** For `Agent`: their e-mail; the least loaded agent of the account when absent. */
  readonly agent?: string | undefined;
}

/** The agent who is called to a session begins to answer. */
export function accept(id: string, state: DeskState): Done {
  return withSession(id, state, (session) => {
    if (session.state !== 'WaitingForAgentAnswering') {
      return refused('No agent is called to this session, so nobody can accept it.');
    }
    const agent = state.agents.get(session.agent);
    if (agent?.status === 'offline') return refused(`${agent.name} is offline.`);
    session.state = 'Agent';
    return DONE;
  });
}

/** Gives a session to another agent, who in the manual mode has to accept it. */
export function reassign(id: string, mail: string, state: DeskState): Done {
  return withSession(id, state, (session) => {
    if (session.agent === mail) return refused('This agent already has the session.');
    const agent = freeAgent(mail, state);
    if (typeof agent === 'string') return refused(agent);
    giveTo(mail, session, state);
    return DONE;
  });
}

/** The agent who is called to a session does not take it, so Desk gives it to another. */
export function decline(id: string, state: DeskState): Done {
  return withSession(id, state, (session) => {
    if (session.state !== 'WaitingForAgentAnswering') {
      return refused('No agent is called to this session, so nobody can pass it on.');
    }
    passOn(session, state);
    return DONE;
  });
}

/** Ends a session; `at` is in milliseconds. */
export function end(id: string, state: DeskState, at: number): Done {
  return withSession(id, state, (session) => {
    endSession(session, state, at);
    return DONE;
  });
}

/**
 * A customer writes by themselves. An agent so reached answers already, in the manual mode too; a
 * queue stays as it is until somebody acts. `at` is in milliseconds.
 */
export function begin(beginning: Beginning, state: DeskState, at: number): Done {
  const { customer, account: id } = beginning;
  const account = state.accounts.get(id);
  if (account === undefined) return refused(`There is no customer service account ${id}.`);
  if (!knowsCustomer(state, customer)) return refused(`There is no customer ${customer}.`);
  const there = state.sessions.get(sessionKey(customer, id));
  if (there !== undefined && there.state !== 'NotInSession') {
    return refused(`${customer} is already in a session with ${account.name}.`);
  }
  const agent = beginning.state === 'Agent' ? agentFor(beginning, account, state) : { mail: '' };
  if (typeof agent === 'string') return refused(agent);
  openSession({ customer, account: id, state: beginning.state, agent: agent.mail }, state, at);
  return DONE;
}

function agentFor({ agent }: Beginning, account: Account, state: DeskState) {
  if (agent !== undefined) return freeAgent(agent, state);
  const free = firstFree(agentsOf(account.groups, state.agents.values()));
  return free ?? `No agent of ${account.name} is free.`;
}

function withSession(id: string, state: DeskState, act: (session: OpenSession) => Done): Done {
  const session = findSession(id, state);
  if (session !== undefined) return act(session);
  const isOver = state.ended.some((ended) => ended.id === id);
  return refused(isOver ? 'This session is over.' : 'There is no such session.');
}
