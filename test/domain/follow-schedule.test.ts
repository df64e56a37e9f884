import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  followedUntil,
  isAlertDue,
  lookAgainAfterMs,
  nextLookAt,
} from '../../src/domain/follow-schedule';
import type { FollowedSession } from '../../src/domain/followed-session';
import { ASKED_AT } from '../support/requests';

const WAITING: FollowedSession = { phase: 'waiting', told: [] };
const HALF_AN_HOUR = 30 * 60_000;

/** The next look after one `ms` after the assignment, in ms after it. */
function nextAfter(ms: number, acceptAlertMs?: number, session = WAITING): number {
  const request = { settledAt: ASKED_AT, session };
  return nextLookAt(request, ASKED_AT + ms, acceptAlertMs) - ASKED_AT;
}

describe('when a session is looked at', () => {
  it('is every 5 s at first and every minute at the end', () => {
    assert.deepEqual(
      [0, 50_000, 100_000, 300_000, 600_000, 1_700_000].map(lookAgainAfterMs),
      [5_000, 5_000, 10_000, 30_000, 60_000, 60_000],
    );
  });

  it('is in time for the alert', () => {
    assert.equal(nextAfter(58_000, 60_000), 60_000);
    assert.equal(nextAfter(60_000, 60_000), 66_000);
  });

  it('is not brought forward for an alert that has been given, or that nobody wants', () => {
    assert.equal(nextAfter(58_000, 60_000, { ...WAITING, alerted: true }), 63_800);
    assert.equal(nextAfter(58_000), 63_800);
  });

  it('is once more when following ends', () => {
    assert.equal(followedUntil({ settledAt: ASKED_AT }), ASKED_AT + HALF_AN_HOUR);
    assert.equal(nextAfter(HALF_AN_HOUR - 20_000), HALF_AN_HOUR);
  });

  it('is a few seconds from now where nothing is known', () => {
    assert.equal(nextLookAt({}, ASKED_AT, 60_000), ASKED_AT + 5_000);
    assert.equal(followedUntil({}), HALF_AN_HOUR);
  });

  it('is never at once, and never more than a minute away', () => {
    const alert = fc.option(fc.nat(1_800_000), { nil: undefined });
    fc.assert(
      fc.property(fc.nat(2 * HALF_AN_HOUR), alert, (ms, acceptAlertMs) => {
        const wait = nextAfter(ms, acceptAlertMs) - ms;
        assert.ok(wait > 0 && wait <= 60_000, `${wait}`);
      }),
    );
  });
});

describe('whoever asked is alerted', () => {
  const isDue = (ms: number, session = WAITING, acceptAlertMs: number | undefined = 60_000) =>
    isAlertDue({ settledAt: ASKED_AT }, session, ASKED_AT + ms, acceptAlertMs);

  it('once nobody has accepted for so long', () => {
    assert.equal(isDue(59_999), false);
    assert.equal(isDue(60_000), true);
    assert.equal(isDue(60_000, { ...WAITING, phase: 'queueing' }), true);
  });

  it('counted anew once an agent who had accepted passed the customer on', () => {
    const passedOn = { ...WAITING, waitingAfterMs: 600_000 };
    assert.equal(isDue(659_999, passedOn), false);
    assert.equal(isDue(660_000, passedOn), true);
    const request = { settledAt: ASKED_AT, session: passedOn };
    assert.equal(nextLookAt(request, ASKED_AT + 601_000, 60_000), ASKED_AT + 660_000);
  });

  it('not a second time', () => {
    assert.equal(isDue(60_000, { ...WAITING, alerted: true }), false);
  });

  for (const phase of ['assigned', 'agent', 'ended'] as const) {
    it(`not about a session that is "${phase}"`, () => {
      assert.equal(isDue(60_000, { ...WAITING, phase }), false);
    });
  }

  it('never where that is switched off, or nothing is settled', () => {
    assert.equal(isAlertDue({ settledAt: ASKED_AT }, WAITING, ASKED_AT + 1e9, undefined), false);
    assert.equal(isAlertDue({}, WAITING, ASKED_AT + 1e9, 60_000), false);
  });
});
