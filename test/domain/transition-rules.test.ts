import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContactRequest, RequestState, Transition } from '../../src/domain/contact-request';
import type { SeenSession } from '../../src/domain/followed-session';
import type { Outcome } from '../../src/domain/outcome';
import { change, checkAgain, tryAgain } from '../../src/domain/press-transitions';
import {
  abandonShow,
  accept,
  delayShow,
  markShown,
  settle,
  startCalling,
  takeLease,
} from '../../src/domain/transitions';
import { assertHolds } from '../support/assert-holds';
import { ASKED_AT, aSubmission } from '../support/requests';
import {
  ASSIGNED,
  aCallingRequest,
  REFUSED,
  UNCONFIRMED,
  WRONG_CUSTOMER,
} from '../support/saved-requests';
import { PLACE } from '../support/scripted-announcer';
import { followSteps } from './follow-steps';

const RESPONSE = { kind: 'response' } as const;
const CHANGED = aSubmission({ key: 'T0001:V0002', target: { customer: 'c2', account: '@other' } });

const STEPS = [
  'call',
  'take',
  'settle',
  'show',
  'showOlder',
  'delay',
  'abandon',
  'tryAgain',
  'change',
  'checkAgain',
  'see',
  'refresh',
  'beginEnding',
  'end',
  'meet',
  'tell',
  'alert',
  'stopFollowing',
] as const;

const SEEN: readonly SeenSession[] = [
  { phase: 'none' },
  { phase: 'bot', id: 's1' },
  { phase: 'waiting', id: 's1', agent: 'ann@example.com' },
  { phase: 'queueing', id: 's1' },
  { phase: 'agent', id: 's1', agent: 'bob@example.com' },
  { phase: 'agent', id: 's2', agent: 'bob@example.com' },
];

interface Step {
  readonly step: (typeof STEPS)[number];
  readonly outcome: Outcome;
  readonly ms: number;
  readonly doubt: boolean;
  readonly seen: SeenSession;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  step: fc.constantFrom(...STEPS),
  outcome: fc.constantFrom(ASSIGNED, REFUSED, UNCONFIRMED, WRONG_CUSTOMER),
  ms: fc.nat(100_000),
  doubt: fc.boolean(),
  seen: fc.constantFrom(...SEEN),
});

/** The transition of a step, where somebody could take it. */
function take({ step, outcome, ms, doubt, seen }: Step, before: ContactRequest, now: number) {
  const { state, revision, shownRevision, dueAt } = before;
  const press = { by: 'U0002', at: now, ...(doubt && { responseUrl: 'https://hooks.example/p' }) };
  const isHeld = dueAt !== undefined;
  const isPressable = before.session === undefined;
  const steps: Record<Step['step'], Transition | false> = {
    call: state === 'accepted' && startCalling(before, now),
    take: isHeld && takeLease(before, state === 'calling' ? 'settling' : 'takenOver', now),
    settle: state === 'calling' && settle(before, outcome, now),
    show:
      isHeld && state !== 'accepted' && markShown(before, doubt ? PLACE : RESPONSE, revision, now),
    showOlder:
      state === 'settled' &&
      shownRevision < revision - 1 &&
      isHeld &&
      markShown(before, PLACE, revision - 1, now),
    delay:
      state === 'settled' &&
      isHeld &&
      delayShow(before, { delayMs: ms + 1, postUncertain: doubt }, now),
    abandon: state === 'settled' && isHeld && abandonShow(before, now),
    tryAgain: state === 'settled' && isPressable && tryAgain(before, press),
    change: state === 'settled' && isPressable && change(before, press, CHANGED),
    checkAgain:
      state === 'settled' && before.outcome?.kind === 'unconfirmed' && checkAgain(before, press),
    ...followSteps(seen, before, press, now),
  };
  return steps[step];
}

const BY_A_PRESS = ['tryAgain', 'change', 'checkAgain', 'refresh', 'beginEnding', 'end'];

const ALLOWED: Record<RequestState, readonly RequestState[]> = {
  accepted: ['accepted', 'calling'],
  calling: ['calling', 'settled'],
  settled: ['settled', 'accepted', 'calling'],
};

function checkTransition({ before, after, event }: Transition, { step }: Step, now: number): void {
  assert.equal(after.version, before.version + 1);
  assert.ok(ALLOWED[before.state].includes(after.state), `${before.state} to ${after.state}`);
  assert.ok(after.revision === before.revision || after.revision === before.revision + 1);
  assert.ok(after.shownRevision <= after.revision);
  assert.ok(after.shownRevision >= before.shownRevision);
  const { id, key, askedAt, askedBy, conversation } = before;
  assertHolds(after, { id, key, askedAt, askedBy, conversation });
  const isNewAttempt = step === 'tryAgain' || step === 'change';
  assert.equal(after.attempt, before.attempt + Number(isNewAttempt));
  assert.ok(Object.values(after).every((value) => value !== undefined));
  const isDone = after.state === 'settled' && after.shownRevision === after.revision;
  const isAbandoned =
    step === 'abandon' || (before.dueAt === undefined && after.revision === before.revision);
  assert.equal(after.dueAt === undefined, isDone || isAbandoned, `${step}: dueAt`);
  assert.equal(after.outcome !== undefined || after.state !== 'settled', true);
  assert.equal(event.at, now);
  assert.equal(event.who, BY_A_PRESS.includes(step) ? 'U0002' : 'app');
  if (after.lookAt !== undefined) assert.notEqual(after.session?.phase, 'ended', `${step}: lookAt`);
  if (after.session !== undefined) assert.equal(after.outcome?.kind, 'assigned');
}

describe('every transition of a request', () => {
  it('keeps the rules of the states, whatever comes after whatever', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 5, maxLength: 40 }), (steps) => {
        let request = accept(aSubmission(), 'request-1', ASKED_AT).request;
        let now = ASKED_AT;
        for (const step of steps) {
          now += step.ms;
          const before = Object.freeze(structuredClone(request));
          const transition = take(step, request, now);
          if (transition === false) continue;
          checkTransition(transition, step, now);
          assert.equal(transition.before, request);
          assert.deepEqual(request, before);
          request = transition.after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never leads from "calling" back to "accepted" but through an outcome', () => {
    const calling = aCallingRequest();
    const all = [
      takeLease(calling, 'takenOver', ASKED_AT),
      takeLease(calling, 'settling', ASKED_AT),
      markShown(calling, PLACE, calling.revision, ASKED_AT),
      settle(calling, ASSIGNED, ASKED_AT),
    ];
    assert.deepEqual(
      all.map(({ after }) => after.state),
      ['calling', 'calling', 'calling', 'settled'],
    );
  });
});
