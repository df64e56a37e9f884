import type { SessionAnswer } from '../desk/desk';
import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { NoAnswer, Outcome } from '../domain/outcome';
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
/** After this long a session may have begun and ended, so "no session" proves nothing any more. */
const NO_SESSION_PROVES_UNTIL_MS = 60_000;

/**
 * Finds out by `get_session_state` what became of a call that gave no answer; calls nothing. Asks
 * until 10 s after the call began, and at least once.
 */
export async function findOutcome(
  { desk, clock }: WorkflowParts,
  request: ContactRequest,
  noAnswer: NoAnswer,
): Promise<Outcome> {
  const calledAt = request.calledAt ?? request.askedAt;
  const leastAsks = noAnswer.kind === 'interrupted' ? MIN_ASKS_TAKEN_OVER : 1;
  for (let asks = 1; ; asks += 1) {
    const askedAt = clock.now();
    const verdict = judge(await desk.sessionOf(request.target), askedAt - calledAt, noAnswer);
    // Not by the time of the answer: one that was asked for early and came late proves nothing.
    const isLast = asks >= MAX_ASKS || askedAt + ASK_EVERY_MS > calledAt + SETTLE_UNTIL_MS;
    const isEarly = verdict.kind === 'notContacted' && asks < leastAsks;
    if (verdict.kind === 'assigned' || (isLast && !isEarly)) return verdict;
    await clock.sleep(ASK_EVERY_MS);
  }
}

/** What the session says if this was the last time it is asked, `elapsedMs` after the call began. */
function judge(answer: SessionAnswer, elapsedMs: number, noAnswer: NoAnswer): Outcome {
  if (answer.kind === 'unknown') {
    return { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer };
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
      return elapsedMs >= 0 && elapsedMs <= NO_SESSION_PROVES_UNTIL_MS
        ? { kind: 'notContacted', because: 'noSession', noAnswer }
        : { kind: 'unconfirmed', because: 'noSessionNow', noAnswer };
    default:
      return assertNever(phase);
  }
}

/** Why the call had no answer, as far as the request still knows. */
export function lastNoAnswer({ outcome }: ContactRequest): NoAnswer {
  return outcome?.kind === 'unconfirmed' ? outcome.noAnswer : { kind: 'interrupted' };
}
