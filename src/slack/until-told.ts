import type { Clock } from '../domain/clock';
import type { Log } from '../domain/log';
import type { SlackAnswer } from './slack-facts';
import { errorOf } from './slack-failure';

const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;

/**
 * What Slack says for certain: it is asked again for up to 60 s, after 1, 2, 4, 8 … s, while it is
 * busy or cannot be reached; later where it says so (docs.slack.dev/apis/web-api/rate-limits).
 * After that, its last answer.
 */
export async function untilTold<T>(
  ask: () => Promise<SlackAnswer<T>>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<SlackAnswer<T>> {
  const until = clock.now() + WITHIN_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const told = await ask();
    const { answer } = told;
    const leftMs = until - clock.now();
    if (answer.kind === 'told' || answer.kind === 'refused' || leftMs <= 0) return told;
    log.warn({ reason: errorOf(answer) }, 'no answer from Slack, trying again');
    const wantedMs = answer.kind === 'rateLimited' ? answer.afterMs : 0;
    await clock.sleep(Math.min(Math.max(pauseMs, wantedMs), leftMs));
  }
}
