import assert from 'node:assert/strict';
import type { ContactRequest, Place } from '../../src/domain/contact-request';
import { change, checkAgain, tryAgain } from '../../src/domain/press-transitions';
import { ACCEPT_LEASE_MS, CALL_LEASE_MS, SHOW_LEASE_MS } from '../../src/domain/transition';
import {
  accept,
  delayShow,
  markShown,
  settle,
  startCalling,
  takeLease,
} from '../../src/domain/transitions';
import { assertHolds } from '../support/assert-holds';
import { ASKED_AT, aRequest, aSubmission } from '../support/requests';
import {
  ASSIGNED,
  aCallingRequest,
  aSettledRequest,
  aShownRequest,
  UNCONFIRMED,
} from '../support/saved-requests';
import { PLACE } from '../support/scripted-announcer';

const RESPONSE = { kind: 'response' } as const;
const CHANGED = aSubmission({ key: 'T0001:V0002', target: { customer: 'c2', account: '@other' } });

describe('accept', () => {
  it('makes a request of a submission, with what was asked in its first event', () => {
    const submission = aSubmission({ reason: 'late', responseUrl: 'https://hooks.example/1' });
    const { request, event } = accept(submission, 'request-1', ASKED_AT);
    assert.deepEqual(request, {
      ...submission,
      id: 'request-1',
      version: 1,
      state: 'accepted',
      askedAt: ASKED_AT,
      triedBy: submission.askedBy,
      attempt: 1,
      dueAt: ASKED_AT + ACCEPT_LEASE_MS,
      revision: 1,
      shownRevision: 0,
      showFailures: 0,
    });
    const detail = { target: submission.target, reason: 'late' };
    assert.deepEqual(event, { what: 'accepted', who: 'U0001', at: ASKED_AT, detail });
  });

  it('writes no response_url into the events', () => {
    const { event } = accept(aSubmission({ responseUrl: 'https://hooks.example/1' }), 'r', 0);
    assert.deepEqual(event.detail, { target: aSubmission().target });
  });
});

describe('leases', () => {
  for (const [before, leaseMs] of [
    [aCallingRequest(), CALL_LEASE_MS],
    [aSettledRequest(), SHOW_LEASE_MS],
  ] as const) {
    it(`of "${before.state}" are ${leaseMs} ms, and leave the doubt that the holder posted`, () => {
      const { after } = takeLease(before, 'takenOver', ASKED_AT + 7);
      assert.equal(after.dueAt, ASKED_AT + 7 + leaseMs);
      assert.equal(after.postUncertain, true);
    });
  }

  it('leave no such doubt where the place is known', () => {
    const shown = aShownRequest();
    const again = tryAgain(shown, { by: 'U0002', at: ASKED_AT }).after;
    const calling = startCalling(again, ASKED_AT).after;
    const settled = settle(calling, ASSIGNED, ASKED_AT).after;
    const taken = takeLease(settled, 'takenOver', ASKED_AT).after;
    for (const request of [shown, again, calling, settled, taken]) {
      assert.equal('postUncertain' in request, false, request.state);
    }
  });

  it('of a call begin with the call', () => {
    const { after } = startCalling(aRequest(), ASKED_AT + 3);
    assert.equal(after.calledAt, ASKED_AT + 3);
    assert.equal(after.dueAt, ASKED_AT + 3 + CALL_LEASE_MS);
  });
});

describe('markShown', () => {
  it('ends a request whose latest outcome is shown', () => {
    const settled = {
      ...aSettledRequest(),
      showFailures: 3,
      responseUrl: 'https://hooks.example/1',
    };
    const { after, event } = markShown(settled, PLACE, settled.revision, ASKED_AT);
    for (const gone of ['dueAt', 'postUncertain', 'responseUrl']) {
      assert.equal(gone in after, false, gone);
    }
    assert.equal(after.showFailures, 0);
    assert.deepEqual(event.detail, { place: PLACE, revision: settled.revision });
  });

  it('does not end one whose outcome came while an older revision was drawn', () => {
    const settled = aSettledRequest();
    const { after } = markShown(settled, PLACE, settled.revision - 1, ASKED_AT);
    assert.equal(after.dueAt, settled.dueAt);
    assert.equal(after.shownRevision, settled.revision - 1);
  });

  it('does not end one that is called', () => {
    const calling = aCallingRequest();
    const { after } = markShown(calling, PLACE, calling.revision, ASKED_AT);
    assert.equal(after.dueAt, calling.dueAt);
  });

  it('says that the session is shown only with the revision that shows it', () => {
    const settled = aSettledRequest(ASSIGNED);
    const shown = (revision: number) =>
      markShown(settled, PLACE, revision, ASKED_AT).after.session?.shown;
    assert.equal(shown(settled.revision - 1), undefined);
    assert.equal(shown(settled.revision), true);
  });

  it('forgets the response_url, wherever the message stands: the next press brings its own', () => {
    const settled = { ...aSettledRequest(), responseUrl: 'https://hooks.example/1' };
    for (const place of [RESPONSE, PLACE]) {
      const { after } = markShown(settled, place, settled.revision, ASKED_AT);
      assert.equal('responseUrl' in after, false);
    }
  });

  it('keeps the response_url of a message that only it can redraw, until the outcome is shown', () => {
    const responseUrl = 'https://hooks.example/1';
    const calling = { ...aCallingRequest(), responseUrl };
    const behind = { ...aSettledRequest(), responseUrl };
    const kept = (before: ContactRequest, place: Place, revision: number) =>
      markShown(before, place, revision, ASKED_AT).after.responseUrl;
    assert.equal(kept(calling, RESPONSE, calling.revision), responseUrl);
    assert.equal(kept(behind, RESPONSE, behind.revision - 1), responseUrl);
    assert.equal(kept(calling, PLACE, calling.revision), undefined);
  });
});

describe('delayShow', () => {
  for (const postUncertain of [true, false]) {
    it(`counts the failure and puts the next try off (in doubt: ${postUncertain})`, () => {
      const { after, event } = delayShow(
        aSettledRequest(),
        { delayMs: 30, postUncertain },
        ASKED_AT,
      );
      assert.equal(after.showFailures, 1);
      assert.equal(after.dueAt, ASKED_AT + 30);
      assert.equal(after.postUncertain, postUncertain || undefined);
      assert.deepEqual(event.detail, { delayMs: 30 });
    });
  }
});

describe('a press', () => {
  const press = { by: 'U0002', at: ASKED_AT + 9, responseUrl: 'https://hooks.example/press' };

  it('"Try again" forgets the last attempt, and keeps the target, the reason and the place', () => {
    const before = { ...aShownRequest(), reason: 'late', attemptKey: 'T0001:V0009' };
    const { after, event } = tryAgain(before, press);
    for (const gone of ['outcome', 'settledAt', 'calledAt', 'attemptKey']) {
      assert.equal(gone in after, false, gone);
    }
    assert.equal(after.dueAt, press.at + ACCEPT_LEASE_MS);
    const { target, reason, place } = before;
    assertHolds(after, { state: 'accepted', target, reason, place });
    assert.deepEqual(event, { what: 'triedAgain', who: 'U0002', at: press.at });
  });

  it('"Contact anyway" says in the audit trail that it was not "Try again"', () => {
    const { event } = tryAgain(aShownRequest(UNCONFIRMED), press);
    assert.equal(event.what, 'contactedAnyway');
  });

  it('takes the place of its message where that was not saved yet', () => {
    const { place: _, ...before } = aShownRequest();
    const message = { channel: 'C0001', ts: '9.000001' };
    const { after } = tryAgain({ ...before, postUncertain: true }, { ...press, message });
    assert.deepEqual(after.place, { kind: 'message', ...message });
    assert.equal(after.postUncertain, undefined);
  });

  it('"Change…" takes target and reason of the form, and says so in the event', () => {
    const { after, event } = change(aShownRequest(), press, { ...CHANGED, reason: 'new' });
    const { target, key: attemptKey } = CHANGED;
    assertHolds(after, { target, reason: 'new', attemptKey, attempt: 2 });
    assert.deepEqual(event.detail, { target, reason: 'new' });
    assert.notEqual(after.key, CHANGED.key);
  });

  it('"Change…" leaves no reason behind when the form has none', () => {
    const { after, event } = change({ ...aShownRequest(), reason: 'old' }, press, CHANGED);
    assert.equal('reason' in after, false);
    assert.deepEqual(event.detail, { target: CHANGED.target });
  });

  it('"Check again" keeps the attempt, when it was called and why it had no answer', () => {
    const before = aShownRequest(UNCONFIRMED);
    const { after } = checkAgain(before, press);
    const { attempt, calledAt, outcome, triedBy } = before;
    assertHolds(after, { state: 'calling', attempt, calledAt, outcome, triedBy });
    assert.equal(after.dueAt, press.at + CALL_LEASE_MS);
  });

  it('tells where the message is when nobody has saved that, and only then', () => {
    const message = { channel: 'C0009', ts: '1750000000.000900' };
    const unnoted = tryAgain(aSettledRequest(), { ...press, message }).after;
    assert.deepEqual(unnoted.place, { kind: 'message', ...message });
    assert.equal('postUncertain' in unnoted, false);
    assert.equal(unnoted.responseUrl, press.responseUrl);
    assert.deepEqual(tryAgain(aShownRequest(), { ...press, message }).after.place, PLACE);
    const atResponse = { ...aShownRequest(), place: RESPONSE };
    assert.deepEqual(tryAgain(atResponse, { ...press, message }).after.place, RESPONSE);
  });

  for (const [name, pressed] of [
    ['tryAgain', tryAgain],
    ['checkAgain', checkAgain],
  ] as const) {
    it(`${name}: brings its own way to the message, and forgets the one before`, () => {
      const { responseUrl: _, ...without } = press;
      const atResponse = { ...aShownRequest(UNCONFIRMED), place: RESPONSE, responseUrl: 'old' };
      assert.equal(pressed(atResponse, press).after.responseUrl, press.responseUrl);
      assert.equal('responseUrl' in pressed(atResponse, without).after, false);
      const inChannel = { ...aShownRequest(UNCONFIRMED), responseUrl: 'old' };
      assert.equal(pressed(inChannel, press).after.responseUrl, press.responseUrl);
      assert.equal('responseUrl' in pressed(inChannel, without).after, false);
    });
  }
});
