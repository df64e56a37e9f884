import type { ContactRequest, Transition } from '../../src/domain/contact-request';
import {
  beginAlerting,
  beginEnding,
  beginTelling,
  endFollowed,
  meetAgent,
  noteSession,
  putOffSaying,
  refreshSession,
  stopFollowing,
} from '../../src/domain/follow-transitions';
import { isOver, type SeenSession, seeSession } from '../../src/domain/followed-session';
import type { Press } from '../../src/domain/press-transitions';

type FollowStep =
  | 'see'
  | 'refresh'
  | 'beginEnding'
  | 'end'
  | 'meet'
  | 'tell'
  | 'putOff'
  | 'alert'
  | 'stopFollowing';

const NOTHING_TO_FOLLOW: Record<FollowStep, false> = {
  see: false,
  refresh: false,
  beginEnding: false,
  end: false,
  meet: false,
  tell: false,
  putOff: false,
  alert: false,
  stopFollowing: false,
};

/** What can be done about the session of a request that has one. */
export function followSteps(
  seen: SeenSession,
  before: ContactRequest,
  press: Press,
  now: number,
): Record<FollowStep, Transition | false> {
  const { session, settledAt = now } = before;
  if (session === undefined || isOver(session)) return NOTHING_TO_FOLLOW;
  const isFollowed = before.lookAt !== undefined && before.dueAt === undefined;
  const look = seeSession(session, seen, now - settledAt);
  return {
    see: isFollowed && noteSession(before, look, now),
    refresh: refreshSession(before, look, press),
    beginEnding: beginEnding(before, session, press),
    end: endFollowed(before, session, press),
    meet: meetAgent(before, session, 'U_ANN', now),
    tell: isFollowed && beginTelling(before, session, 'ann@example.com', now),
    putOff: isFollowed && putOffSaying(before, session, now + 1_000, now),
    alert: isFollowed && beginAlerting(before, session, now),
    stopFollowing: isFollowed && stopFollowing(before, session, true, now),
  };
}
