import type { SessionPhase } from './outcome';

/**
 * Where the session stands that a contact led to. `assigned`: Desk has named it, and no look has
 * shown it yet. `ended`: it is over, or another one has taken its place. `missed`: no look has shown
 * it in time, so what Desk tells of the customer now may be somebody else's.
 */
export type FollowedPhase = 'assigned' | 'waiting' | 'queueing' | 'agent' | 'ended' | 'missed';

/** The session that a contact led to, as far as it has been followed. */
export interface FollowedSession {
  readonly phase: FollowedPhase;
  /** Desk's ID of the session, once a look has told it. */
  readonly id?: string;
  /** The agent who has the session or is called to it: a login e-mail. */
  readonly agent?: string;
  /** The Slack user who is that agent, where one is known. */
  readonly person?: string;
  /** How long after the assignment that agent was first seen with it, in ms; 0 where absent. */
  readonly agentAfterMs?: number;
  /** How long after the assignment an agent who had accepted passed it on, in ms: it waits anew. */
  readonly waitingAfterMs?: number;
  /** The message has shown the assignment; whoever deletes it then does not get it back. */
  readonly shown?: boolean;
  /** When somebody last asked to see it anew, or it was last looked at by itself. */
  readonly lookedAt?: number;
  /** Slack asked to wait until then before anybody is told anything. */
  readonly quietUntil?: number;
  /** The agents who have been written to, each once. */
  readonly told: readonly string[];
  /** Whoever asked has been told that nobody has accepted. */
  readonly alerted?: boolean;
  /** The Slack user who asked, from the message, to end it; what came of that may be unknown. */
  readonly endingBy?: string;
  /** The Slack user who ended it from the message, as Desk has confirmed. */
  readonly endedBy?: string;
}

/** What a look at the customer's session showed. */
export interface SeenSession {
  readonly phase: SessionPhase;
  readonly id?: string;
  readonly agent?: string;
}

/** Until then a session that Desk has promised may still be on its way, and is this contact's. */
const APPEARS_WITHIN_MS = 60_000;

/** Whether an agent has still to accept, as far as the last look showed. */
export function isWaiting({ phase }: Pick<FollowedSession, 'phase'>): boolean {
  return phase === 'waiting' || phase === 'queueing';
}

/** Whether there is nothing more to see of it. */
export function isOver({ phase }: Pick<FollowedSession, 'phase'>): boolean {
  return phase === 'ended' || phase === 'missed';
}

/**
 * What is known of a session after a look `elapsedMs` after the assignment. `get_session_state`
 * tells of the customer's latest session, so one with another ID says that this one is over.
 */
export function seeSession(
  before: FollowedSession,
  seen: SeenSession,
  elapsedMs: number,
): FollowedSession {
  const isOther = before.id !== undefined && seen.id !== undefined && before.id !== seen.id;
  if (isOther) return { ...before, phase: 'ended' };
  const mayAppear = elapsedMs < APPEARS_WITHIN_MS;
  if (seen.phase === 'none' || seen.phase === 'bot') {
    return before.phase === 'assigned' && mayAppear ? before : { ...before, phase: 'ended' };
  }
  if (before.phase === 'assigned' && !mayAppear) return { ...before, phase: 'missed' };
  const id = seen.id === undefined ? {} : { id: seen.id };
  const { waitingAfterMs, ...rest } = withAgentOf(before, seen, elapsedMs);
  const waitsSince = before.phase === 'agent' ? elapsedMs : waitingAfterMs;
  const waits = seen.phase !== 'agent' && waitsSince !== undefined;
  return { ...rest, ...(waits && { waitingAfterMs: waitsSince }), phase: seen.phase, ...id };
}

/** A person and a time belong to one agent: with another they go. */
function withAgentOf(before: FollowedSession, seen: SeenSession, elapsedMs: number) {
  const agent = seen.phase === 'queueing' ? undefined : (seen.agent ?? before.agent);
  if (agent !== undefined && agent === before.agent) return before;
  const { person: _, agent: __, agentAfterMs: ___, ...rest } = before;
  return agent === undefined ? rest : { ...rest, agent, agentAfterMs: elapsedMs };
}

/** Whether somebody who reads the message would see a difference. */
export function looksDifferent(one: FollowedSession, other: FollowedSession): boolean {
  return (
    one.phase !== other.phase ||
    one.agent !== other.agent ||
    one.person !== other.person ||
    one.endedBy !== other.endedBy ||
    one.endingBy !== other.endingBy
  );
}
