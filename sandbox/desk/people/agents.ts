import { type Unavailable, unavailable } from '../availability';
import type { Agent, AgentStatus, DeskState } from '../state';
import { DONE, type Done, refused } from './done';

/** What can be changed of an agent; what is left out stays. */
export interface AgentChange extends Pick<Agent, 'mail'> {
  readonly status?: AgentStatus | undefined;
  readonly load?: number | undefined;
  readonly limit?: number | undefined;
}

const WHY: Readonly<Record<Unavailable, string>> = {
  141011: 'is offline',
  141012: 'is busy, or has as many sessions as the limit allows',
  141013: 'is on a break',
};

/**
 * Changes an agent's status, load or limit. An agent who goes offline keeps the sessions they have;
 * the load can only be what the sessions held here make it, or more.
 */
export function changeAgent({ mail, status, load, limit }: AgentChange, state: DeskState): Done {
  const agent = state.agents.get(mail);
  if (agent === undefined) return refused(`There is no agent ${mail}.`);
  const held = [...state.sessions.values()].filter((session) => session.agent === mail).length;
  if (load !== undefined && (!isCount(load) || load < held)) {
    return refused(`The load is a whole number, and not less than the ${held} sessions held here.`);
  }
  if (limit !== undefined && !isCount(limit)) return refused('The limit is a whole number.');
  agent.status = status ?? agent.status;
  agent.load = load ?? agent.load;
  agent.limit = limit ?? agent.limit;
  return DONE;
}

/** The agent, when they can be given a session; or why they cannot. */
export function freeAgent(mail: string, state: DeskState): Agent | string {
  const agent = state.agents.get(mail);
  if (agent === undefined) return `There is no agent ${mail}.`;
  const code = unavailable(agent);
  return code === undefined ? agent : `${agent.name} ${WHY[code]}.`;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}
