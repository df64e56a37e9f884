import type {
  ContactRequest,
  Place,
  RequestEvent,
  Submission,
  Transition,
} from './contact-request';
import { lookAgainAfterMs } from './follow-schedule';
import type { FollowedSession } from './followed-session';
import type { Outcome } from './outcome';
import {
  ACCEPT_LEASE_MS,
  asked,
  CALL_LEASE_MS,
  type Changes,
  mayPost,
  SHOW_LEASE_MS,
  transition,
} from './transition';

/** A request as it is first saved, with its first line of the audit trail. */
export function accept(
  submission: Submission,
  id: string,
  now: number,
): { request: ContactRequest; event: RequestEvent } {
  const request: ContactRequest = {
    ...submission,
    id,
    version: 1,
    state: 'accepted',
    askedAt: now,
    triedBy: submission.askedBy,
    attempt: 1,
    dueAt: now + ACCEPT_LEASE_MS,
    revision: 1,
    shownRevision: 0,
    showFailures: 0,
  };
  return {
    request,
    event: { what: 'accepted', who: request.askedBy, at: now, detail: asked(request) },
  };
}

/** On disk before any byte leaves: from here on the request is settled, never run again. */
export function startCalling(before: ContactRequest, now: number): Transition {
  const changes = {
    state: 'calling',
    calledAt: now,
    dueAt: now + CALL_LEASE_MS,
    ...mayPost(before),
  } as const;
  return transition(before, changes, { what: 'calling', who: 'app', at: now });
}

/**
 * Takes, or prolongs, the lease on a request. `takenOver`: another process's lease ran out, or one's
 * own is too short to announce. `settling`: the call gave no answer, and looking at the session takes
 * longer than the lease.
 */
export function takeLease(
  before: ContactRequest,
  what: 'takenOver' | 'settling',
  now: number,
): Transition {
  const lease = before.state === 'settled' ? SHOW_LEASE_MS : CALL_LEASE_MS;
  const changes = { dueAt: now + lease, ...mayPost(before) };
  return transition(before, changes, { what, who: 'app', at: now });
}

export function settle(before: ContactRequest, outcome: Outcome, now: number): Transition {
  const changes = {
    state: 'settled',
    outcome,
    settledAt: now,
    ...following(outcome, now),
    dueAt: now + SHOW_LEASE_MS,
    revision: before.revision + 1,
    showFailures: 0,
    ...mayPost(before),
  } as const;
  return transition(before, changes, { what: 'settled', who: 'app', at: now, detail: { outcome } });
}

/** A customer who was given to an agent is followed from then on. */
function following(outcome: Outcome, now: number): Changes {
  if (outcome.kind !== 'assigned') return { session: undefined, lookAt: undefined };
  const { agent, evidence, sessionId: id } = outcome;
  const session: FollowedSession = {
    phase: evidence === 'answer' ? 'assigned' : evidence,
    ...(id !== undefined && { id }),
    ...(agent !== undefined && { agent }),
    told: [],
  };
  return { session, lookAt: now + lookAgainAfterMs(0) };
}

/** The message shows `revision`. Nothing is left to do when that is the settled, latest one. */
export function markShown(
  before: ContactRequest,
  place: Place,
  revision: number,
  now: number,
): Transition {
  const { state, session } = before;
  const done = state === 'settled' && revision === before.revision;
  const changes: Changes = {
    place,
    ...(done && session !== undefined && { session: { ...session, shown: true } }),
    postUncertain: undefined,
    shownRevision: revision,
    showFailures: 0,
    // Kept no longer than it is needed: whoever holds it can write to the conversation. What stands
    // at a response_url is redrawn by it only.
    ...((done || place.kind !== 'response') && { responseUrl: undefined }),
  };
  return transition(before, done ? { ...changes, dueAt: undefined } : changes, {
    what: 'shown',
    who: 'app',
    at: now,
    detail: { place, revision },
  });
}

/**
 * Slack could not be reached or asked to wait: any process tries again after `delayMs`.
 * `postUncertain`: whether Slack may have taken the message all the same.
 */
export function delayShow(
  before: ContactRequest,
  { delayMs, postUncertain }: { delayMs: number; postUncertain: boolean },
  now: number,
): Transition {
  const changes: Changes = {
    dueAt: now + delayMs,
    showFailures: before.showFailures + 1,
    postUncertain: postUncertain || undefined,
  };
  return transition(before, changes, {
    what: 'showDelayed',
    who: 'app',
    at: now,
    detail: { delayMs },
  });
}

/** Slack would not take the message for so long that nobody waits for it any more, nor for its session. */
export function abandonShow(before: ContactRequest, now: number): Transition {
  return transition(
    before,
    { dueAt: undefined, responseUrl: undefined, lookAt: undefined },
    { what: 'showAbandoned', who: 'app', at: now },
  );
}
