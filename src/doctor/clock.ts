import type { CheckLine } from '../domain/checkup';
import type { DoctorTexts } from '../texts/doctor-texts';
import { linesIn } from './lines';

const WARNING_FROM_MS = 60_000;
/**
 * Slack asks for signatures not older than five minutes
 * (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
const FAILED_FROM_MS = 300_000;

/** Judges this machine's clock by a server's, which is `aheadMs` ahead. */
export function clockLine(
  name: 'slack.clock' | 'desk.clock',
  aheadMs: number | undefined,
  texts: DoctorTexts,
): CheckLine {
  const lines = linesIn(texts);
  const { clock } = texts;
  if (aheadMs === undefined) return lines.unchecked(name, clock.untold);
  const offMs = Math.abs(aheadMs);
  const seconds = String(Math.max(1, Math.ceil(offMs / 1000)));
  if (offMs < WARNING_FROM_MS) return lines.ok(name, clock.right(seconds));
  const why = aheadMs > 0 ? clock.slow(seconds) : clock.fast(seconds);
  const state = offMs < FAILED_FROM_MS ? 'warning' : 'failed';
  return lines[state](name, why, clock.mend);
}
