import type { EndAnswer, SessionAnswer } from '../../desk/desk';
import { assertNever } from '../../domain/assert-never';
import type { ContactRequest, Transition } from '../../domain/contact-request';
import { ageOf } from '../../domain/follow-schedule';
import { beginEnding, endFollowed, refreshSession, showEnd } from '../../domain/follow-transitions';
import {
  type FollowedSession,
  isOver,
  looksDifferent,
  seeSession,
} from '../../domain/followed-session';
import type { Press } from '../../domain/press-transitions';
import { inTime } from '../deadline';
import type { WorkflowParts } from '../parts';

/** What became of a press of "Refresh" or "End session". */
export type SessionPressed =
  /** The message shows where the session stands now. */
  | { readonly kind: 'done'; readonly request: ContactRequest }
  /** A delivery of a press that has ended the session before. */
  | { readonly kind: 'repeated' }
  /** The session has ended, or is none of this request's. Nothing was done. */
  | { readonly kind: 'outdated' }
  /** Desk did not tell how the session stands, so what was asked may or may not have been done. */
  | { readonly kind: 'unknown' }
  /** Desk did not end the session. `info` is untrusted text. */
  | Extract<EndAnswer, { kind: 'refused' }>
  /** The store did not answer. */
  | { readonly kind: 'notSaved' };

const STORE_WITHIN_MS = 2_000;
/** A press may meet a look's write, or the one that says "shown". */
const MAX_TRIES = 3;

/** "Refresh": looks at the session now, and shows it with the time. */
export async function refresh(
  parts: WorkflowParts,
  requestId: string,
  press: Press,
): Promise<SessionPressed> {
  return withStore(parts, requestId, async () => {
    const live = await findLive(parts, requestId);
    if (live === undefined) return showOver(parts, requestId, press);
    const answer = await parts.desk.watchSession(live.request.target);
    return answer.kind === 'unknown' ? answer : noteLook(parts, live, answer, press);
  });
}

/** "End session": ends it in Desk, unless it has ended since. */
export async function endSession(
  parts: WorkflowParts,
  requestId: string,
  press: Press,
): Promise<SessionPressed> {
  return withStore(parts, requestId, async () => {
    const pressed = await endLive(parts, requestId, press);
    if (pressed.kind !== 'outdated') return pressed;
    const theirs = await findLive(parts, requestId, ({ endedBy }) => endedBy === press.by);
    return theirs === undefined ? showOver(parts, requestId, press) : { kind: 'repeated' };
  });
}

/** The session is over. A message that does not say so yet is redrawn by this press. */
async function showOver(
  parts: WorkflowParts,
  requestId: string,
  press: Press,
): Promise<SessionPressed> {
  const over = await findLive(parts, requestId, isOver);
  if (over === undefined) return { kind: 'outdated' };
  const { place, revision, shownRevision, dueAt } = over.request;
  const isAbandoned = dueAt === undefined && shownRevision < revision;
  const isBehind = place?.kind === 'response' ? press.responseUrl !== undefined : isAbandoned;
  if (!isBehind) return { kind: 'outdated' };
  return save(parts, requestId, (request, session) => showEnd(request, session, press), isOver);
}

async function endLive(
  parts: WorkflowParts,
  requestId: string,
  press: Press,
): Promise<SessionPressed> {
  const live = await findLive(parts, requestId);
  if (live === undefined) return { kind: 'outdated' };
  const answer = await parts.desk.watchSession(live.request.target);
  const { session } = live;
  const seen =
    answer.kind === 'known' ? seeSession(session, answer, ageOf(live.request, press.at)) : session;
  if (answer.kind === 'known' && isOver(seen)) return noteLook(parts, live, answer, press);
  if (seen.id === undefined) return { kind: 'unknown' };
  const begun = await save(parts, requestId, (request, now) => beginEnding(request, now, press));
  if (begun.kind !== 'done') return begun;
  return afterEnding(parts, begun.request, await parts.desk.endSession(seen.id), press);
}

async function afterEnding(
  parts: WorkflowParts,
  request: ContactRequest,
  ended: EndAnswer,
  press: Press,
): Promise<SessionPressed> {
  switch (ended.kind) {
    case 'ended':
      return save(
        parts,
        request.id,
        (current, session) => endFollowed(current, session, press),
        // A look may have seen the end before it is noted here who made it.
        ({ endedBy }) => endedBy === undefined,
      );
    case 'alreadyOver':
      return save(parts, request.id, (current, session) =>
        refreshSession(current, { ...session, phase: 'ended' }, press),
      );
    case 'refused':
      return ended;
    case 'unknown':
      return lookAfterwards(parts, request, press);
    default:
      return assertNever(ended);
  }
}

/** Desk has not said whether it has ended the session, but may tell where it stands now. */
async function lookAfterwards(
  parts: WorkflowParts,
  request: ContactRequest,
  press: Press,
): Promise<SessionPressed> {
  const { session } = request;
  const answer = await parts.desk.watchSession(request.target);
  if (answer.kind === 'unknown' || session === undefined) return { kind: 'unknown' };
  if (!isOver(seeSession(session, answer, ageOf(request, press.at)))) return { kind: 'unknown' };
  return noteLook(parts, { request, session }, answer, press);
}

type Known = Extract<SessionAnswer, { kind: 'known' }>;

/** Where a look has shown something else since `before` was read, that one may be the newer. */
function noteLook(parts: WorkflowParts, before: Live, seen: Known, press: Press) {
  return save(parts, before.request.id, (request, session) => {
    const isNewer = looksDifferent(before.session, session);
    const now = isNewer ? session : seeSession(session, seen, ageOf(request, press.at));
    return refreshSession(request, now, press);
  });
}

interface Live {
  readonly request: ContactRequest;
  readonly session: FollowedSession;
}

type Fits = (session: FollowedSession) => boolean;

const isLive: Fits = (session) => !isOver(session);

async function findLive(
  { store, clock }: WorkflowParts,
  requestId: string,
  fits: Fits = isLive,
): Promise<Live | undefined> {
  const found = await inTime(clock, store.find(requestId), STORE_WITHIN_MS);
  if (found.kind === 'late') throw new Error('the store did not answer in time');
  const request = found.value;
  const session = request?.session;
  if (request === undefined || session === undefined || !fits(session)) return undefined;
  return { request, session };
}

async function save(
  parts: WorkflowParts,
  requestId: string,
  next: (request: ContactRequest, session: FollowedSession) => Transition,
  fits: Fits = isLive,
): Promise<SessionPressed> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const live = await findLive(parts, requestId, fits);
    if (live === undefined) return { kind: 'outdated' };
    const saving = parts.store.save(next(live.request, live.session));
    const saved = await inTime(parts.clock, saving, STORE_WITHIN_MS);
    if (saved.kind === 'late') return { kind: 'notSaved' };
    if (saved.value !== undefined) return { kind: 'done', request: saved.value };
  }
  return { kind: 'notSaved' };
}

async function withStore(
  { log }: WorkflowParts,
  requestId: string,
  work: () => Promise<SessionPressed>,
): Promise<SessionPressed> {
  try {
    return await work();
  } catch (error) {
    log.error({ requestId, error }, 'press not saved');
    return { kind: 'notSaved' };
  }
}
