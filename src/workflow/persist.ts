import type { ContactRequest, Transition } from '../domain/contact-request';
import type { HeldRequest } from './held-request';
import type { WorkflowParts } from './parts';

const SAVE_AGAIN_MS = 500;

/**
 * Writes what only this process knows, an outcome or a message's place, and tries again while the
 * store fails and the lease lasts.
 *
 * @returns false when another process has changed the request.
 * @throws what the store throws, once the lease is over.
 */
export async function persist(
  { clock, log }: WorkflowParts,
  held: HeldRequest,
  next: (current: ContactRequest) => Transition,
): Promise<boolean> {
  const { dueAt = 0 } = held.current;
  for (;;) {
    try {
      return await held.write(next);
    } catch (error) {
      if (clock.now() + SAVE_AGAIN_MS >= dueAt) throw error;
      log.warn({ error }, 'not saved yet');
      await clock.sleep(SAVE_AGAIN_MS);
    }
  }
}
