import type { ContactRequest } from '../domain/contact-request';
import type { WorkflowParts } from './parts';
import { resume } from './resume';
import type { RunningWork } from './running-work';

const LOOK_EVERY_MS = 1_000;
/** The same while there may be more than there was room for. */
const LOOK_AGAIN_MS = 100;
/** Enough to work off what a dead process left, few enough to leave room for new requests. */
const MAX_RESUMED_AT_ONCE = 50;

/**
 * Looks for work that was left by others, until `stopping` aborts: every second, and as soon as there
 * is room where there was not.
 */
export async function resumeDueRequests(
  parts: WorkflowParts,
  work: RunningWork,
  stopping: AbortSignal,
): Promise<void> {
  const { store, clock, log } = parts;
  const resumed = new Set<string>();
  const begin = (request: ContactRequest) => {
    if (work.has(request.id)) return;
    resumed.add(request.id);
    work.begin(request.id, () => resume(parts, request).finally(() => resumed.delete(request.id)));
  };
  while (!stopping.aborted) {
    const room = MAX_RESUMED_AT_ONCE - resumed.size;
    let isFull = false;
    try {
      const due = room > 0 ? await store.findDue(clock.now(), room) : [];
      if (stopping.aborted) return;
      isFull = due.length === room;
      due.forEach(begin);
    } catch (error) {
      log.error({ error }, 'store not readable');
    }
    await clock.sleep(isFull ? LOOK_AGAIN_MS : LOOK_EVERY_MS, stopping);
  }
}
