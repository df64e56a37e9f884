import { assertNever } from '../../domain/assert-never';
import { putOffSaying } from '../../domain/follow-transitions';
import type { FollowedSession } from '../../domain/followed-session';
import type { Notified } from '../../slack/notifier';
import type { HeldRequest } from '../held-request';
import type { WorkflowParts } from '../parts';

/** Something that must never be said twice, and is marked as said on disk before it is. */
interface Saying {
  readonly what: 'agent' | 'alert';
  /** The session without that mark. */
  readonly unsaid: FollowedSession;
  readonly say: () => Promise<Notified>;
}

/**
 * Says it. Only where Slack has surely not taken it the mark is taken back, and the next look
 * decides whether it is still true. What a dying process had not said stays unsaid.
 */
export async function sayOnce(
  { clock, log }: WorkflowParts,
  held: HeldRequest,
  { what, unsaid, say }: Saying,
): Promise<void> {
  const said = await say();
  switch (said.kind) {
    case 'said':
      log.info({ what }, 'told');
      return;
    case 'notSaid':
      log.warn({ what, error: said.error }, 'not told');
      return;
    case 'later': {
      log.warn({ what, afterMs: said.afterMs }, 'not told yet');
      const now = clock.now();
      await held.write((current) => putOffSaying(current, unsaid, now + said.afterMs, now));
      return;
    }
    default:
      assertNever(said);
  }
}
