import { assertNever } from '../domain/assert-never';
import { isJustSettled } from '../domain/follow-schedule';
import type { Outcome } from '../domain/outcome';
import { settle, startCalling, takeLease } from '../domain/transitions';
import { meet, tellAgent } from './follow/tell-agent';
import { identify } from './follow/visit';
import type { HeldRequest } from './held-request';
import type { WorkflowParts } from './parts';
import { persist } from './persist';
import { doubtOf, findOutcome, settleDoubt } from './settle';
import { show, showWorking } from './show';

/**
 * How long after the call began its bytes may still leave. Desk gives up 3 s later, so the last look
 * at the session, and that of a process that takes over, comes after all that the call can do.
 */
const SEND_WITHIN_MS = 6_000;
/** How long the first message waits for the outcome, so that a quick contact is one message. */
const PATIENCE_MS = 1_000;

/**
 * Runs an accepted request: marked "calling" on disk, called once, settled, shown. Returns early
 * when another process has taken the request.
 */
export async function run(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  const marked = await held.write((current) => startCalling(current, parts.clock.now()));
  if (!marked) return;
  await finish(parts, held, () => callDesk(parts, held));
}

/** Finds the outcome, saves it and shows it, with a first message when that takes its time. */
export async function finish(
  parts: WorkflowParts,
  held: HeldRequest,
  outcomeOf: () => Promise<Outcome | undefined>,
): Promise<void> {
  const known = new AbortController();
  const working = showWorkingAfter(parts, held, known.signal);
  try {
    const outcome = await outcomeOf();
    if (outcome === undefined || !(await saveOutcome(parts, held, outcome))) return;
  } finally {
    known.abort('known');
    await working;
  }
  await showAndTell(parts, held);
}

/** Shows the outcome, and tells the agent whom it concerns; later than that, the next look does. */
export async function showAndTell(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  await meet(parts, held);
  await show(parts, held);
  // What Slack has not taken yet is shown first, and its link is what the agent needs.
  if (held.current.dueAt !== undefined) return identify(parts, held);
  if (isJustSettled(held.current, parts.clock.now())) await tellAgent(parts, held);
}

async function showWorkingAfter(
  parts: WorkflowParts,
  held: HeldRequest,
  known: AbortSignal,
): Promise<void> {
  await parts.clock.sleep(PATIENCE_MS, known);
  if (!known.aborted) await showWorking(parts, held);
}

/** Resolves to `undefined` when another process has taken the request in the meantime. */
async function callDesk(parts: WorkflowParts, held: HeldRequest): Promise<Outcome | undefined> {
  const { target, calledAt = 0 } = held.current;
  const answer = await parts.desk.contactCustomer(target, calledAt + SEND_WITHIN_MS);
  const doubt = doubtOf(held.current);
  switch (answer.kind) {
    case 'assigned':
      return { ...answer, evidence: 'answer' };
    case 'refused':
      return doubt === undefined ? answer : settleDoubt(parts, held, { ...answer, kind: 'code' });
    case 'neverSent':
      return doubt === undefined
        ? { kind: 'notContacted', because: 'neverSent', error: answer.error }
        : settleDoubt(parts, held, doubt);
    case 'noAnswer': {
      const now = parts.clock.now();
      const kept = await held.write((current) => takeLease(current, 'settling', now));
      return kept ? findOutcome(parts, held, answer.noAnswer) : undefined;
    }
    default:
      return assertNever(answer);
  }
}

async function saveOutcome(
  parts: WorkflowParts,
  held: HeldRequest,
  outcome: Outcome,
): Promise<boolean> {
  const saved = await persist(parts, held, (current) =>
    settle(current, outcome, parts.clock.now()),
  );
  if (saved) parts.log.info(summaryOf(outcome), 'request settled');
  return saved;
}

function summaryOf(outcome: Outcome) {
  return { outcome: outcome.kind, ...(outcome.kind === 'refused' && { code: outcome.code }) };
}
