import type { Agent } from './state';

/** Why an agent cannot be given a session. */
export type Unavailable = 141011 | 141012 | 141013;

/**
 * Why `agent` can be given no session now, as the codes of `contact_user`; undefined when it can
 * (tencentcloud.com/document/product/1229/68947). The page has no code for a busy agent, who counts
 * as one at the limit.
 */
export function unavailable(agent: Agent): Unavailable | undefined {
  if (agent.status === 'offline') return 141011;
  if (agent.status === 'break') return 141013;
  return agent.status === 'busy' || agent.load >= agent.limit ? 141012 : undefined;
}

/** The least loaded of the agents who can be given a session. */
export function firstFree(agents: readonly Agent[]): Agent | undefined {
  const free = agents.filter((agent) => unavailable(agent) === undefined);
  return free.sort((a, b) => a.load - b.load)[0];
}

/** Who answers for at least one of the skill groups. */
export function agentsOf(groups: ReadonlySet<number>, agents: Iterable<Agent>): Agent[] {
  return [...agents].filter((agent) => agent.groups.some((id) => groups.has(id)));
}
