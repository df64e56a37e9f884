import { isTellDue } from '../../domain/follow-schedule';
import { beginTelling, meetAgent } from '../../domain/follow-transitions';
import { type FollowedSession, isOver } from '../../domain/followed-session';
import { inTime } from '../deadline';
import type { HeldRequest } from '../held-request';
import type { WorkflowParts } from '../parts';
import { persist } from '../persist';
import { sayOnce } from './say-once';

/** How long a message waits to be able to mention the agent. */
const MEET_WITHIN_MS = 1_000;

/** The Slack user who is the session's agent, where that can be known soon. */
export async function personOfAgent(
  { people, clock }: WorkflowParts,
  session: FollowedSession,
): Promise<string | undefined> {
  const { agent } = session;
  if (agent === undefined || isOver(session)) return undefined;
  const found = await inTime(clock, people.personOf(agent), MEET_WITHIN_MS);
  return found.kind === 'late' ? undefined : found.value;
}

/** Finds out who the agent is in Slack, before the message that is to mention them is shown. */
export async function meet(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  const { session } = held.current;
  if (session === undefined || session.person !== undefined) return;
  const person = await personOfAgent(parts, session);
  if (person === undefined) return;
  await persist(parts, held, (current) => meetAgent(current, session, person, parts.clock.now()));
}

/**
 * Writes to the agent who has the customer now, as an answer or a look has just shown; to each agent
 * once, and not to who asked.
 */
export async function tellAgent(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  const { session, triedBy } = held.current;
  if (!parts.follow.tellAgents || session === undefined) return;
  const { agent, person } = session;
  if (agent === undefined || person === undefined || person === triedBy) return;
  const { clock, notifier } = parts;
  if (!isTellDue(held.current, session, clock.now())) return;
  const isMine = await held.write((current) => beginTelling(current, session, agent, clock.now()));
  if (!isMine) return;
  const say = () => notifier.tellAgent(held.current, person);
  await sayOnce(parts, held, { what: 'agent', unsaid: session, say });
}
