import type { ContactRequest } from './contact-request';
import { type FollowedSession, isOver, isWaiting } from './followed-session';

const FIRST_INTERVAL_MS = 5_000;
const LAST_INTERVAL_MS = 60_000;
/** The intervals are a tenth of the time that has passed: 60 s from ten minutes on. */
const GROWTH = 0.1;
const FOLLOWED_FOR_MS = 30 * 60_000;
/** What Desk has answered is true for as long; after that it takes a look to know. */
const ANSWER_HOLDS_MS = 5_000;
/** An agent who has had the customer for longer knows. */
const NEWS_FOR_MS = 60_000;

/** How long after its assignment a session is seen at `now`, in ms. */
export function ageOf(
  { settledAt, askedAt }: Pick<ContactRequest, 'settledAt' | 'askedAt'>,
  now: number,
): number {
  return now - (settledAt ?? askedAt);
}

/** How long to wait for the next look, `elapsedMs` after the assignment: 5 s at first, a minute later. */
export function lookAgainAfterMs(elapsedMs: number): number {
  const interval = Math.round(elapsedMs * GROWTH);
  return Math.min(Math.max(interval, FIRST_INTERVAL_MS), LAST_INTERVAL_MS);
}

/** When a session is looked at for the last time by itself, in milliseconds since the Unix epoch. */
export function followedUntil({ settledAt = 0 }: Pick<ContactRequest, 'settledAt'>): number {
  return settledAt + FOLLOWED_FOR_MS;
}

/** When to look again after a look at `now`: in time for the alert, and once more at the end. */
export function nextLookAt(
  request: Pick<ContactRequest, 'settledAt' | 'session'>,
  now: number,
  acceptAlertMs: number | undefined,
): number {
  const { settledAt = now, session } = request;
  const next = now + lookAgainAfterMs(now - settledAt);
  const waitsSince = settledAt + (session?.waitingAfterMs ?? 0);
  const alertAt = acceptAlertMs === undefined ? undefined : waitsSince + acceptAlertMs;
  const moments = [alertAt, followedUntil({ settledAt })].filter((at) => at !== undefined);
  const isQuiet = session?.alerted === true;
  const ahead = moments.filter((at) => at > now && !(isQuiet && at === alertAt));
  return Math.min(next, ...ahead);
}

/** Whether the agent who has the customer, as the last look showed, should be written to. */
export function isTellDue(
  { settledAt = 0 }: Pick<ContactRequest, 'settledAt'>,
  session: FollowedSession,
  now: number,
): boolean {
  const { phase, agent, agentAfterMs = 0, told, quietUntil = 0 } = session;
  if (agent === undefined || told.includes(agent) || isOver(session)) return false;
  if (now < quietUntil) return false;
  const elapsedMs = now - settledAt;
  if (phase === 'assigned') return elapsedMs < ANSWER_HOLDS_MS;
  return isWaiting(session) || elapsedMs - agentAfterMs < NEWS_FOR_MS;
}

/** Whether what was settled is so fresh that no look is needed to act on it. */
export function isJustSettled(
  { settledAt }: Pick<ContactRequest, 'settledAt'>,
  now: number,
): boolean {
  return settledAt !== undefined && now - settledAt < ANSWER_HOLDS_MS;
}

/** Whether nobody has accepted for so long that whoever asked should know, as the last look showed. */
export function isAlertDue(
  { settledAt }: Pick<ContactRequest, 'settledAt'>,
  session: FollowedSession,
  now: number,
  acceptAlertMs: number | undefined,
): boolean {
  if (acceptAlertMs === undefined || settledAt === undefined) return false;
  if (now < (session.quietUntil ?? 0)) return false;
  const waitsSince = settledAt + (session.waitingAfterMs ?? 0);
  return session.alerted !== true && isWaiting(session) && now - waitsSince >= acceptAlertMs;
}
