import type { ContactRequest } from '../../domain/contact-request';
import { ageOf, followedUntil } from '../../domain/follow-schedule';
import { noteSession, stopFollowing } from '../../domain/follow-transitions';
import { type FollowedSession, looksDifferent, seeSession } from '../../domain/followed-session';
import { type HeldRequest, holdRequest } from '../held-request';
import type { WorkflowParts } from '../parts';
import { show } from '../show';
import { alertUnaccepted } from './alert-unaccepted';
import { personOfAgent, tellAgent } from './tell-agent';

/**
 * Looks once at the session of a request whose look has been claimed; shows what is new, and tells
 * those whom it concerns. Whoever else changes the request meanwhile goes first.
 */
export async function visit(parts: WorkflowParts, request: ContactRequest): Promise<void> {
  const held = holdRequest(parts.store, request);
  const { session } = request;
  if (session === undefined) return;
  const look = await lookOnce(parts, held, session);
  if (look === 'lost' || !(await endInTime(parts, held, look === 'seen'))) return;
  await show(parts, held);
  const { dueAt, lookAt } = held.current;
  // What Slack has not taken yet is shown first; the next look tells them then.
  if (look !== 'seen' || dueAt !== undefined || lookAt === undefined) return;
  await tellAgent(parts, held);
  await alertUnaccepted(parts, held);
}

/**
 * Learns which session Desk has promised while Slack does not take the message: later the customer
 * may have another one.
 */
export async function identify(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  const { session } = held.current;
  if (session?.phase === 'assigned') await lookOnce(parts, held, session);
}

/** `lost`: somebody else has changed the request, so this strand stops. */
async function lookOnce(
  parts: WorkflowParts,
  held: HeldRequest,
  session: FollowedSession,
): Promise<'seen' | 'unknown' | 'lost'> {
  const answer = await parts.desk.watchSession(held.current.target);
  if (answer.kind === 'unknown') return 'unknown';
  const seen = seeSession(session, answer, ageOf(held.current, parts.clock.now()));
  return (await note(parts, held, session, seen)) ? 'seen' : 'lost';
}

/** Whether this strand may go on: nobody else has changed the request. */
async function note(
  parts: WorkflowParts,
  held: HeldRequest,
  before: FollowedSession,
  seen: FollowedSession,
): Promise<boolean> {
  const person = seen.person ?? (await personOfAgent(parts, seen));
  const session = person === undefined ? seen : { ...seen, person };
  if (!looksDifferent(before, session) && before.id === session.id) return true;
  parts.log.info({ phase: session.phase }, 'session seen');
  return held.write((current) => noteSession(current, session, parts.clock.now()));
}

async function endInTime(
  { clock }: WorkflowParts,
  held: HeldRequest,
  isKnown: boolean,
): Promise<boolean> {
  const { session, lookAt } = held.current;
  const isOver = clock.now() >= followedUntil(held.current);
  if (session === undefined || lookAt === undefined || !isOver) return true;
  return held.write((current) => stopFollowing(current, session, isKnown, clock.now()));
}
