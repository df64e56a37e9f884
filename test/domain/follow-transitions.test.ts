import assert from 'node:assert/strict';
import type { ContactRequest } from '../../src/domain/contact-request';
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
import type { FollowedSession } from '../../src/domain/followed-session';
import { abandonShow, markShown } from '../../src/domain/transitions';
import { ASKED_AT } from '../support/requests';
import { ASSIGNED, aSettledRequest, aShownRequest } from '../support/saved-requests';

const NOW = ASKED_AT + 5_000;
const WAITING: FollowedSession = {
  phase: 'waiting',
  id: 'session-1',
  agent: 'ann@example.com',
  told: [],
};
const PRESS = { by: 'U0002', at: NOW, responseUrl: 'https://hooks.example/p' };

/** `fields` are as they should be; `undefined` for one that is not there. */
function holds<T extends object>(value: T, fields: Partial<{ [K in keyof T]: T[K] | undefined }>) {
  for (const [field, expected] of Object.entries(fields)) {
    assert.deepEqual(Reflect.get(value, field), expected, field);
  }
}

/** A followed request whose message stands at a `response_url`. */
function atResponseUrl(): ContactRequest {
  const settled = aSettledRequest(ASSIGNED);
  return markShown(settled, { kind: 'response' }, settled.revision, ASKED_AT).after;
}

describe('a followed request', () => {
  const shown = aShownRequest(ASSIGNED);

  it('is followed from its assignment on', () => {
    holds(shown, {
      session: { phase: 'assigned', agent: 'ann@example.com', shown: true, told: [] },
      lookAt: ASKED_AT + 5_000,
    });
  });

  it('is followed no more once its message is abandoned', () => {
    assert.equal(abandonShow(aSettledRequest(ASSIGNED), NOW).after.lookAt, undefined);
  });

  it('is to be shown anew when a look shows something new', () => {
    const { after, event } = noteSession(shown, WAITING, NOW);
    holds(after, { session: WAITING, revision: 3, dueAt: NOW + 12_000, showFailures: 0 });
    assert.equal(after.lookAt, shown.lookAt);
    assert.deepEqual(event, {
      what: 'sessionSeen',
      who: 'app',
      at: NOW,
      detail: { session: WAITING },
    });
  });

  it('forgets when somebody looked at what is older than this look', () => {
    const { after } = noteSession(shown, { ...WAITING, lookedAt: ASKED_AT }, NOW);
    assert.equal(after.session?.lookedAt, undefined);
  });

  it('is not shown anew when only its ID is new', () => {
    const before = { ...shown, session: { ...WAITING, lookedAt: 7 } };
    const { after } = noteSession(before, { ...before.session, id: 'session-2' }, NOW);
    holds(after, { revision: 2, dueAt: undefined });
    assert.deepEqual(after.session, { ...before.session, id: 'session-2' });
  });

  it('takes any session for new where none is known', () => {
    const { session: _, ...unfollowed } = shown;
    assert.equal(noteSession(unfollowed, WAITING, NOW).after.revision, 3);
  });

  it('is followed no more once the session has ended', () => {
    const { after } = noteSession(shown, { ...WAITING, phase: 'ended' }, NOW);
    holds(after, { lookAt: undefined, revision: 3 });
  });

  it('is not to be shown by itself where only a press can redraw the message', () => {
    const before = atResponseUrl();
    for (const { after } of [
      noteSession(before, WAITING, NOW),
      stopFollowing(before, WAITING, true, NOW),
      meetAgent(before, WAITING, 'U_ANN', NOW),
    ]) {
      holds(after, { revision: before.revision, dueAt: undefined });
    }
  });

  it('is redrawn through the press of "Refresh" there, with the time', () => {
    const { after, event } = refreshSession(atResponseUrl(), WAITING, PRESS);
    holds(after, { revision: 3, dueAt: NOW + 12_000, responseUrl: PRESS.responseUrl });
    assert.equal(after.session?.lookedAt, NOW);
    holds(event, { what: 'refreshed', who: 'U0002', at: NOW });
  });

  it('is not redrawn there by a press that brings no address', () => {
    const { after } = refreshSession(atResponseUrl(), WAITING, { by: 'U0002', at: NOW });
    holds(after, { revision: 2, dueAt: undefined });
  });

  it('keeps in the records who ends the session, before and after', () => {
    const began = beginEnding(shown, WAITING, PRESS);
    assert.deepEqual(began.event, { what: 'endingSession', who: 'U0002', at: NOW });
    holds(began.after, { revision: 2, session: { ...WAITING, endingBy: 'U0002' } });
    const checked = { ...WAITING, endingBy: 'U0002', lookedAt: 1 };
    const ended = endFollowed(began.after, checked, PRESS);
    holds(ended.event, { what: 'sessionEnded', who: 'U0002' });
    holds(ended.after, { lookAt: undefined, revision: 3 });
    assert.deepEqual(ended.after.session, { ...WAITING, phase: 'ended', endedBy: 'U0002' });
  });

  it('mentions the agent, in a new drawing where one was shown without', () => {
    const met = { ...WAITING, person: 'U_ANN' };
    const { after } = meetAgent(shown, WAITING, 'U_ANN', NOW);
    holds(after, { session: met, revision: 3 });
    const unshown = meetAgent(aSettledRequest(ASSIGNED), WAITING, 'U_ANN', NOW).after;
    holds(unshown, { session: met, revision: 2 });
  });

  it('remembers who was told and that somebody was alerted, and shows nothing of it', () => {
    const told = beginTelling(shown, WAITING, 'ann@example.com', NOW);
    assert.deepEqual(told.after.session?.told, ['ann@example.com']);
    const alerted = beginAlerting(shown, WAITING, NOW);
    assert.equal(alerted.after.session?.alerted, true);
    assert.deepEqual([told.event.what, alerted.event.what], ['agentTold', 'acceptAlerted']);
    for (const { after } of [told, alerted]) holds(after, { revision: 2, dueAt: undefined });
  });

  it('says when it was last looked at, once it is followed no more', () => {
    const { after, event } = stopFollowing(shown, WAITING, true, NOW);
    holds(after, { lookAt: undefined, revision: 3, dueAt: NOW + 12_000 });
    assert.equal(after.session?.lookedAt, NOW);
    assert.equal(event.what, 'followingEnded');
  });

  it('keeps the time of the last look that told something, once it is followed no more', () => {
    const { after } = stopFollowing(shown, { ...WAITING, lookedAt: 7 }, false, NOW);
    assert.equal(after.session?.lookedAt, 7);
  });

  it('takes back that somebody was told, until Slack may be asked again', () => {
    const told = beginTelling(shown, WAITING, 'ann@example.com', NOW).after;
    const { after, event } = putOffSaying(told, WAITING, NOW + 30_000, NOW);
    const session = { ...WAITING, quietUntil: NOW + 30_000 };
    holds(after, { session, lookAt: shown.lookAt, revision: 2, dueAt: undefined });
    assert.equal(event.what, 'sayingPutOff');
  });

  it('is drawn with what was seen while its message was not shown yet', () => {
    const unshown = aSettledRequest(ASSIGNED);
    const { after } = noteSession(unshown, WAITING, NOW);
    holds(after, { session: WAITING, revision: unshown.revision, dueAt: unshown.dueAt });
  });

  it('may have been posted without anybody knowing where, when it is to be shown', () => {
    const { place: _, ...placeless } = shown;
    assert.equal(noteSession(placeless, WAITING, NOW).after.postUncertain, true);
  });
});
