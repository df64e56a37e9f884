import type { ContactRequest } from '../../domain/contact-request';
import { nextLookAt } from '../../domain/follow-schedule';
import type { WorkflowParts } from '../parts';
import type { RunningWork } from '../running-work';
import { visit } from './visit';

/** However many sessions and processes there are, Desk is asked no more than five times a second. */
const PAUSE_MS = 200;
const IDLE_MS = 1_000;
/** Few, because what is read at once is a second or two old when the last of it is looked at. */
const READ_AT_ONCE = 10;

/**
 * Looks at the sessions that are followed, one after the other, while it is this process's turn and
 * until `stopping` aborts. Each look is claimed besides: a process that slept through the end of its
 * turn looks at nothing that another one has looked at.
 */
export async function followSessions(
  parts: WorkflowParts,
  work: RunningWork,
  stopping: AbortSignal,
): Promise<void> {
  const { clock, following } = parts;
  while (!stopping.aborted) {
    const begun = (await isMyTurn(parts)) ? await lookAtSome(parts, work, stopping) : 0;
    if (begun < READ_AT_ONCE) await clock.sleep(IDLE_MS, stopping);
  }
  await following.release();
}

/** How many looks were begun. */
async function lookAtSome(
  parts: WorkflowParts,
  work: RunningWork,
  stopping: AbortSignal,
): Promise<number> {
  let begun = 0;
  for (const request of await findLooks(parts)) {
    if (stopping.aborted || !(await isMyTurn(parts))) break;
    if (!(await begins(parts, work, request))) continue;
    begun += 1;
    await parts.clock.sleep(PAUSE_MS, stopping);
  }
  return begun;
}

async function isMyTurn({ following, log }: WorkflowParts): Promise<boolean> {
  try {
    return await following.isMine();
  } catch (error) {
    log.debug({ error }, 'turn to follow sessions not known');
    return false;
  }
}

async function findLooks({ store, clock, log }: WorkflowParts) {
  try {
    return await store.findLooks(clock.now(), READ_AT_ONCE);
  } catch (error) {
    // Whoever looks for what is due says so too, each second.
    log.debug({ error }, 'sessions not readable');
    return [];
  }
}

/** Whether the look was this process's to begin. */
async function begins(
  parts: WorkflowParts,
  work: RunningWork,
  request: ContactRequest,
): Promise<boolean> {
  const { store, clock, log, follow } = parts;
  const lookAt = nextLookAt(request, clock.now(), follow.acceptAlertMs);
  try {
    if (!(await store.claimLook(request, lookAt))) return false;
  } catch (error) {
    log.error({ error }, 'look not claimed');
    return false;
  }
  // Claimed all the same: left where it is, it would keep those behind it from being found.
  if (work.has(request.id)) return false;
  work.begin(request.id, () => visit(parts, { ...request, lookAt }));
  return true;
}
