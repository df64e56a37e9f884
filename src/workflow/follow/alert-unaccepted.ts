import { isAlertDue } from '../../domain/follow-schedule';
import { beginAlerting } from '../../domain/follow-transitions';
import type { HeldRequest } from '../held-request';
import type { WorkflowParts } from '../parts';
import { sayOnce } from './say-once';

/** Tells whoever asked, once, that no agent has accepted the customer yet. */
export async function alertUnaccepted(parts: WorkflowParts, held: HeldRequest): Promise<void> {
  const { clock, notifier, follow } = parts;
  const { session } = held.current;
  if (session === undefined) return;
  if (!isAlertDue(held.current, session, clock.now(), follow.acceptAlertMs)) return;
  const isMine = await held.write((current) => beginAlerting(current, session, clock.now()));
  if (!isMine) return;
  const say = () => notifier.alertUnaccepted(held.current);
  await sayOnce(parts, held, { what: 'alert', unsaid: session, say });
}
