import fc, { type Arbitrary } from 'fast-check';
import type { ContactRequest, Place } from '../../src/domain/contact-request';
import type { FollowedSession } from '../../src/domain/followed-session';
import type { NoAnswer, Outcome } from '../../src/domain/outcome';

/** Any text but NUL, which PostgreSQL cannot keep in a column of its own. */
const columnText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
/** JSON escapes a NUL. */
const jsonText = fc.string({ unit: 'binary' });
const count = fc.nat(2 ** 31 - 1);
const code = fc.integer();
const time = fc.maxSafeNat();

/** A record as the domain makes it; fast-check's own may have no prototype. */
function record<Fields>(fields: { [K in keyof Fields]: Arbitrary<Fields[K]> }): Arbitrary<Fields> {
  return fc.record(fields, { noNullPrototype: true });
}

const anyNoAnswer: Arbitrary<NoAnswer> = fc.oneof(
  fc.constant({ kind: 'timeout' } as const),
  fc.constant({ kind: 'connectionLost' } as const),
  fc.constant({ kind: 'interrupted' } as const),
  record({ kind: fc.constant('unreadable' as const), httpStatus: count }),
  record({ kind: fc.constant('code' as const), code, info: jsonText }),
);

const evidence = fc.constantFrom('answer', 'waiting', 'queueing', 'agent');

const anyOutcome: Arbitrary<Outcome> = fc.oneof(
  record({ kind: fc.constant('assigned' as const), evidence }),
  record({ kind: fc.constant('assigned' as const), evidence, agent: jsonText }),
  record({ kind: fc.constant('refused' as const), code, info: jsonText }),
  record({
    kind: fc.constant('notContacted' as const),
    because: fc.constant('neverSent' as const),
    error: jsonText,
  }),
  record({
    kind: fc.constant('notContacted' as const),
    because: fc.constant('noSession' as const),
    noAnswer: anyNoAnswer,
  }),
  record({
    kind: fc.constant('unconfirmed' as const),
    because: fc.constantFrom('sessionUnknown', 'noSessionNow'),
    noAnswer: anyNoAnswer,
  }),
);

const anyPlace: Arbitrary<Place> = fc.oneof(
  record({ kind: fc.constantFrom('message', 'direct'), channel: jsonText, ts: jsonText }),
  fc.constant({ kind: 'response' } as const),
);

const anySession: Arbitrary<FollowedSession> = fc.record(
  {
    phase: fc.constantFrom('assigned', 'waiting', 'queueing', 'agent', 'ended', 'missed'),
    id: jsonText,
    agent: jsonText,
    agentAfterMs: time,
    person: jsonText,
    shown: fc.boolean(),
    quietUntil: time,
    lookedAt: time,
    told: fc.array(jsonText, { maxLength: 3 }),
    alerted: fc.boolean(),
    endingBy: jsonText,
    endedBy: jsonText,
  },
  { requiredKeys: ['phase', 'told'], noNullPrototype: true },
);

/** Every field, so that none can be added to a request and not be tested here. */
const fields: { [K in keyof ContactRequest]-?: Arbitrary<Exclude<ContactRequest[K], undefined>> } =
  {
    id: fc.uuid(),
    key: fc.uuid(),
    target: fc.record(
      { customer: columnText, account: columnText, skillGroup: time, agent: columnText },
      { requiredKeys: ['customer', 'account'], noNullPrototype: true },
    ),
    reason: columnText,
    conversation: columnText,
    askedBy: columnText,
    responseUrl: columnText,
    version: count,
    state: fc.constantFrom('accepted', 'calling', 'settled'),
    askedAt: time,
    triedBy: columnText,
    calledAt: time,
    attempt: count,
    attemptKey: columnText,
    outcome: anyOutcome,
    settledAt: time,
    session: anySession,
    lookAt: time,
    dueAt: time,
    revision: count,
    shownRevision: count,
    place: anyPlace,
    postUncertain: fc.boolean(),
    showFailures: count,
  };

export const anyRequest: Arbitrary<ContactRequest> = fc.record(fields, {
  noNullPrototype: true,
  requiredKeys: [
    'id',
    'key',
    'target',
    'conversation',
    'askedBy',
    'version',
    'state',
    'askedAt',
    'triedBy',
    'attempt',
    'revision',
    'shownRevision',
    'showFailures',
  ],
});
