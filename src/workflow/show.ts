import { abandonShow, delayShow, markShown, takeLease } from '../domain/transitions';
import type { Announced } from '../slack/announcer';
import type { HeldRequest } from './held-request';
import type { WorkflowParts } from './parts';
import { persist } from './persist';

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 5 * 60_000;
/** With delays of 5 minutes, about a day. */
const MAX_FAILURES = 300;
/** A look for the message and a post, each of which Slack's client gives up after 5 s. */
const ANNOUNCE_WITHIN_MS = 10_000;

/** Shows a settled request: announces until what is shown is what is saved, or later if it must. */
export async function show(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  while (held.current.shownRevision < held.current.revision) {
    const announced = await announceCurrent(parts, held);
    if (announced.kind === 'shown') continue;
    if (announced.kind === 'later') await postpone(parts, held, announced);
    if (announced.kind === 'gone') await giveUp(parts, held);
    return;
  }
}

/** Shows that the contact is under way. A failure waits for the outcome, which is shown anyway. */
export async function showWorking(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  if (held.current.shownRevision === held.current.revision) return;
  try {
    await announceCurrent(parts, held);
  } catch (error) {
    held.postUncertain = true;
    parts.log.error({ error }, 'first message failed');
  }
}

type Progress = Exclude<Announced, { kind: 'shown' }> | { kind: 'shown' } | { kind: 'lost' };

async function announceCurrent(parts: WorkflowParts, held: HeldRequest): Promise<Progress> {
  if (!(await keepLease(parts, held))) return { kind: 'lost' };
  const { revision } = held.current;
  const announced = await parts.announcer.announce(held.current, held.postUncertain);
  if (announced.kind === 'later') held.postUncertain = announced.postUncertain;
  if (announced.kind !== 'shown') return announced;
  held.postUncertain = false;
  const kept = await persist(parts, held, (current) =>
    markShown(current, announced.place, revision, parts.clock.now()),
  );
  return kept ? { kind: 'shown' } : { kind: 'lost' };
}

/** Slack knows no compare-and-set: without a lease, this could cover what another process shows. */
async function keepLease({ clock }: WorkflowParts, held: HeldRequest): Promise<boolean> {
  while (!held.isLost && clock.now() + ANNOUNCE_WITHIN_MS > (held.current.dueAt ?? 0)) {
    await held.write((current) => takeLease(current, 'takenOver', clock.now()));
  }
  return !held.isLost;
}

async function giveUp({ clock, log }: WorkflowParts, held: HeldRequest): Promise<void> {
  log.info({}, 'message gone, not followed any more');
  await held.write((current) => abandonShow(current, clock.now()));
}

async function postpone(
  { clock, log, random }: WorkflowParts,
  held: HeldRequest,
  { afterMs, postUncertain }: Extract<Announced, { kind: 'later' }>,
): Promise<void> {
  const { showFailures } = held.current;
  if (showFailures >= MAX_FAILURES) {
    log.error({ showFailures }, 'message abandoned');
    await held.write((current) => abandonShow(current, clock.now()));
    return;
  }
  const backoff = Math.min(FIRST_DELAY_MS * 2 ** Math.min(showFailures, 20), MAX_DELAY_MS);
  const delayMs = Math.round((afterMs ?? backoff) * (1 + random() / 2));
  await held.write((current) => delayShow(current, { delayMs, postUncertain }, clock.now()));
}
