import { randomUUID } from 'node:crypto';
import type { Plan } from './contact-user';
import { type Contact, type DeskState, sessionKey } from './state';

/** Puts the planned agent in touch with the customer. `at` is in milliseconds. */
export function startSession(
  plan: Extract<Plan, { kind: 'contact' }>,
  state: DeskState,
  at: number,
): Contact {
  const { customer, account, agent } = plan;
  const id = endSession(customer, account, state) ?? randomUUID();
  const assigned = state.agents.get(agent);
  if (assigned !== undefined) assigned.load += 1;
  state.sessions.set(sessionKey(customer, account), {
    id,
    customer,
    account,
    agent,
    state: state.serviceMode === 'manual' ? 'WaitingForAgentAnswering' : 'Agent',
  });
  return { customer, account, agent, at };
}

/** Ends the session and frees its agent; returns its ID, or undefined when there is none. */
export function endSession(
  customer: string,
  account: string,
  state: DeskState,
): string | undefined {
  const key = sessionKey(customer, account);
  const session = state.sessions.get(key);
  const agent = state.agents.get(session?.agent ?? '');
  if (agent !== undefined) agent.load -= 1;
  state.sessions.delete(key);
  return session?.id;
}
