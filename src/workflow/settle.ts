import type { SessionAnswer } from '../desk/desk';
import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { NoAnswer, Outcome } from '../domain/outcome';
import { takeLease } from '../domain/transitions';
import type { HeldRequest } from './held-request';
import type { WorkflowParts } from './parts';

/** How long after the call began the session is asked; Desk itself gives up after 3 s. */
const SETTLE_UNTIL_MS = 10_000;
const ASK_EVERY_MS = 1_000;
/** However the clock is set meanwhile. */
const MAX_ASKS = SETTLE_UNTIL_MS / ASK_EVERY_MS + 1;
/**
 * For whoever takes over a call: a clock that was set forward says that it is over while it is still
 * under way. Counted, not timed: Desk's 3 s and what the network takes have then passed for sure.
 */
const MIN_ASKS_TAKEN_OVER = 6;
/** A look takes up to 4 s, and its outcome has to be saved by whoever has the lease. */
const LEASE_LEFT_MS = 6_000;
/** After this long a session may have begun and ended, so "no session" proves nothing any more. */
const NO_SESSION_PROVES_UNTIL_MS = 60_000;

/**
 * Finds out by `get_session_state` what became of a call that gave no answer; calls nothing. Asks
 * until 10 s after the call began, and at least once. Resolves to `undefined` when another process
 * has taken the request in the meantime.
 */
export async function findOutcome(
  { desk, clock }: WorkflowParts,
  held: HeldRequest,
  noAnswer: NoAnswer,
): Promise<Outcome | undefined> {
  const request = held.current;
  const calledAt = request.calledAt ?? request.askedAt;
  const isDoubtful = doubtOf(request) !== undefined;
  const leastAsks = noAnswer.kind === 'interrupted' ? MIN_ASKS_TAKEN_OVER : 1;
  for (let asks = 1; ; asks += 1) {
    if (!(await keepLease(clock, held))) return undefined;
    const askedAt = clock.now();
    const answer = await desk.sessionOf(request.target);
    const verdict = judge(answer, { elapsedMs: askedAt - calledAt, noAnswer, isDoubtful });
    // Not by the time of the answer: one that was asked for early and came late proves nothing.
    const isLast = asks >= MAX_ASKS || askedAt + ASK_EVERY_MS > calledAt + SETTLE_UNTIL_MS;
    const isEarly = verdict.kind === 'notContacted' && asks < leastAsks;
    if (verdict.kind === 'assigned' || (isLast && !isEarly)) return verdict;
    await clock.sleep(ASK_EVERY_MS);
  }
}

/**
 * Settles by one look at the session a try that contacted nobody, where an earlier one may have.
 * Resolves to `undefined` when another process has taken the request in the meantime.
 */
export async function settleDoubt(
  { desk, clock }: WorkflowParts,
  held: HeldRequest,
  noAnswer: NoAnswer,
): Promise<Outcome | undefined> {
  if (!(await keepLease(clock, held))) return undefined;
  const answer = await desk.sessionOf(held.current.target);
  return judge(answer, { elapsedMs: 0, noAnswer, isDoubtful: true });
}

/** Several slow looks outlast a lease, and another process would begin with them anew. */
async function keepLease(clock: WorkflowParts['clock'], held: HeldRequest): Promise<boolean> {
  const now = clock.now();
  if (now + LEASE_LEFT_MS <= (held.current.dueAt ?? 0)) return true;
  return held.write((current) => takeLease(current, 'settling', now));
}

/** Why an earlier try than the latest call had no answer, where it may have contacted the customer. */
export function doubtOf({ outcome, settledAt }: ContactRequest): NoAnswer | undefined {
  if (outcome?.kind !== 'unconfirmed') return undefined;
  // "Check again" looks for the same try once more; "Contact anyway" has begun another one.
  const isOfLatestCall = settledAt !== undefined;
  const { because, noAnswer } = outcome;
  const isOlder = because === 'noSessionNow' || outcome.earlierTry === true;
  return !isOfLatestCall || isOlder ? noAnswer : undefined;
}

interface Circumstances {
  /** How long before this look the call began. */
  readonly elapsedMs: number;
  readonly noAnswer: NoAnswer;
  /** There being no session may be the end of an earlier try's. */
  readonly isDoubtful: boolean;
}

/** What the session says if this was the last time it is asked. */
function judge(answer: SessionAnswer, { elapsedMs, noAnswer, isDoubtful }: Circumstances): Outcome {
  if (answer.kind === 'unknown') {
    const doubt = isDoubtful && ({ earlierTry: true } as const);
    return { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer, ...doubt };
  }
  const { phase, agent, id } = answer;
  switch (phase) {
    case 'agent':
    case 'waiting':
    case 'queueing':
      return {
        kind: 'assigned',
        evidence: phase,
        ...(agent !== undefined && { agent }),
        ...(id !== undefined && { sessionId: id }),
      };
    case 'none':
    case 'bot':
      // A negative time says that the clock was set back: nobody knows how long it was.
      return !isDoubtful && elapsedMs >= 0 && elapsedMs <= NO_SESSION_PROVES_UNTIL_MS
        ? { kind: 'notContacted', because: 'noSession', noAnswer }
        : { kind: 'unconfirmed', because: 'noSessionNow', noAnswer };
    default:
      return assertNever(phase);
  }
}

/** Why the latest call had no answer, as far as the request still knows. */
export function lastNoAnswer({ outcome, settledAt }: ContactRequest): NoAnswer {
  const isKnown = outcome?.kind === 'unconfirmed' && settledAt !== undefined;
  return isKnown ? outcome.noAnswer : { kind: 'interrupted' };
}
