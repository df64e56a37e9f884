import type { ContactRequest, RequestEventKind, Transition } from './contact-request';
import { type FollowedSession, isOver, looksDifferent } from './followed-session';
import { type Press, redrawThrough } from './press-transitions';
import { type Changes, mayPost, SHOW_LEASE_MS, transition } from './transition';

/** A look has shown where the session stands. Nothing is left to follow once it has ended. */
export function noteSession(
  before: ContactRequest,
  session: FollowedSession,
  now: number,
): Transition {
  const isNews = before.session === undefined || looksDifferent(before.session, session);
  // What is seen now is newer than what somebody asked to see before.
  const { lookedAt: _, ...news } = session;
  const changes = isNews
    ? { ...withSession(news), ...redrawnIfShown(before, now) }
    : withSession(session);
  return byTheApp(before, session, changes, 'sessionSeen', now);
}

/** Somebody has asked to see where the session stands, and sees when that was. */
export function refreshSession(
  before: ContactRequest,
  session: FollowedSession,
  press: Press,
): Transition {
  const changes = { ...withSession({ ...session, lookedAt: press.at }), ...pressed(before, press) };
  return transition(before, changes, eventOf(session, 'refreshed', press.by, press.at));
}

/** Shows by a press how the session ended, where the message could not be redrawn without one. */
export function showEnd(
  before: ContactRequest,
  session: FollowedSession,
  press: Press,
): Transition {
  const event = eventOf(session, 'refreshed', press.by, press.at);
  return transition(before, pressed(before, press), event);
}

/** On disk before the session is ended in Desk: who asked to. */
export function beginEnding(
  before: ContactRequest,
  session: FollowedSession,
  press: Press,
): Transition {
  const changes = { session: { ...session, endingBy: press.by } };
  return transition(before, changes, { what: 'endingSession', who: press.by, at: press.at });
}

/** Desk has ended the session, because somebody pressed the button. */
export function endFollowed(
  before: ContactRequest,
  session: FollowedSession,
  press: Press,
): Transition {
  const { lookedAt: _, endingBy: __, ...rest } = session;
  const ended: FollowedSession = { ...rest, phase: 'ended', endedBy: press.by };
  const changes = { ...withSession(ended), ...pressed(before, press) };
  return transition(before, changes, eventOf(ended, 'sessionEnded', press.by, press.at));
}

/** The Slack user who is the agent is known now, and is mentioned from here on. */
export function meetAgent(
  before: ContactRequest,
  session: FollowedSession,
  person: string,
  now: number,
): Transition {
  const met = { ...session, person };
  const changes = { session: met, ...redrawnIfShown(before, now) };
  return byTheApp(before, met, changes, 'agentFound', now);
}

/** On disk before the agent is written to: nobody is written to twice. */
export function beginTelling(
  before: ContactRequest,
  session: FollowedSession,
  agent: string,
  now: number,
): Transition {
  const told = { ...session, told: [...session.told, agent] };
  return byTheApp(before, told, { session: told }, 'agentTold', now);
}

/** On disk before whoever asked is alerted: nobody is alerted twice. */
export function beginAlerting(
  before: ContactRequest,
  session: FollowedSession,
  now: number,
): Transition {
  const alerted = { ...session, alerted: true };
  return byTheApp(before, alerted, { session: alerted }, 'acceptAlerted', now);
}

/**
 * Slack has surely not taken what was to be said and asks to wait: it is not said yet, and the first
 * look after `quietUntil` decides anew.
 */
export function putOffSaying(
  before: ContactRequest,
  unsaid: FollowedSession,
  quietUntil: number,
  now: number,
): Transition {
  const session = { ...unsaid, quietUntil };
  return byTheApp(before, session, { session }, 'sayingPutOff', now);
}

/**
 * The session has been followed for long enough; the message says when it was last looked at.
 * `isKnown`: whether Desk has told just now where it stands.
 */
export function stopFollowing(
  before: ContactRequest,
  session: FollowedSession,
  isKnown: boolean,
  now: number,
): Transition {
  const last = isKnown ? { ...session, lookedAt: now } : session;
  const changes = { session: last, lookAt: undefined, ...redrawn(before, now) };
  return byTheApp(before, last, changes, 'followingEnded', now);
}

function withSession(session: FollowedSession): Changes {
  return { session, ...(isOver(session) && { lookAt: undefined }) };
}

/** What is not shown yet will be drawn from what is saved by then. */
function redrawnIfShown(before: ContactRequest, now: number): Changes {
  return before.shownRevision === before.revision ? redrawn(before, now) : {};
}

/** The message is to be drawn anew, unless only a press of its buttons can do that. */
function redrawn(before: ContactRequest, now: number): Changes {
  if (before.place?.kind === 'response') return {};
  return {
    revision: before.revision + 1,
    dueAt: now + SHOW_LEASE_MS,
    showFailures: 0,
    ...mayPost(before),
  };
}

function pressed(before: ContactRequest, press: Press): Changes {
  const { place } = before;
  const drawn = { revision: before.revision + 1, dueAt: press.at + SHOW_LEASE_MS, showFailures: 0 };
  if (place?.kind === 'response' && press.responseUrl === undefined) return {};
  return { ...drawn, ...redrawThrough(before, press) };
}

function byTheApp(
  before: ContactRequest,
  session: FollowedSession,
  changes: Changes,
  what: RequestEventKind,
  at: number,
): Transition {
  return transition(before, changes, eventOf(session, what, 'app', at));
}

function eventOf(session: FollowedSession, what: RequestEventKind, who: string, at: number) {
  return { what, who, at, detail: { session } };
}
