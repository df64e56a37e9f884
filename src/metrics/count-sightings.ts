import { assertNever } from '../domain/assert-never';
import type { Lasted, Observer, Sighting, Stored } from '../domain/observer';
import type { Outcome } from '../domain/outcome';
import { isKnownCode } from '../domain/remedies';
import { beginAtZero } from './begin-at-zero';
import type { Metrics } from './definitions';
import { DESK_RESULTS, REASONS, SLACK_RESULTS } from './labels';
import { codeOf } from './outcome-code';
import { Stories } from './stories';

/** Counts what is seen. */
export function countSightings(metrics: Metrics): Observer {
  beginAtZero(metrics);
  const stories = new Stories();
  return {
    saw(sighting) {
      if (sighting.kind === 'stored') return countStored(metrics, stories, sighting);
      if (sighting.kind !== 'socket') return countLasting(metrics, sighting);
      metrics.socketConnections.inc(sighting.connected ? 1 : -1);
      if (sighting.connected) metrics.socketOpened.inc();
    },
    during: (_, work) => work(),
  };
}

function countLasting(
  { ack, deskCall, deskRepeats, slackCall }: Metrics,
  sighting: Exclude<Sighting, { kind: 'stored' | 'socket' }>,
): void {
  const seconds = secondsOf(sighting);
  switch (sighting.kind) {
    case 'acked':
      ack.observe({ what: sighting.what, result: sighting.result }, seconds);
      return;
    case 'deskCalled':
      deskCall.observe(
        { command: sighting.command, result: DESK_RESULTS[sighting.result] },
        seconds,
      );
      if (sighting.repeat !== undefined) deskRepeats.inc({ reason: REASONS[sighting.repeat] });
      return;
    case 'slackCalled':
      slackCall.observe(
        { method: sighting.method, result: SLACK_RESULTS[sighting.result] },
        seconds,
      );
      return;
    default:
      assertNever(sighting);
  }
}

function countStored(metrics: Metrics, stories: Stories, stored: Stored): void {
  const { write, result, request, event } = stored;
  metrics.storeWrite.observe({ write, result }, secondsOf(stored));
  const noted = stories.note(stored);
  if (result !== 'saved') return;
  if (event.what === 'showDelayed') metrics.messageRetries.inc();
  // One that somebody deleted is given up at once: nobody waits for it.
  if (event.what === 'showAbandoned' && request.showFailures > 0) metrics.messagesAbandoned.inc();
  if (event.what === 'settled' && request.outcome !== undefined) {
    metrics.outcomes.inc({ kind: request.outcome.kind, code: codeLabel(request.outcome) });
  }
  const pressedAt = noted?.story.pressedAt;
  if (pressedAt === undefined) return;
  const seconds = secondsOf({ startedAt: pressedAt, endedAt: stored.endedAt });
  if (event.what === 'calling') metrics.pressToCall.observe(seconds);
  if (event.what === 'shown' && noted?.ends) metrics.pressToShown.observe(seconds);
}

/** Of the documented ones only: Desk could answer with any number. */
function codeLabel(outcome: Outcome): string {
  const code = codeOf(outcome);
  if (code === undefined) return 'none';
  return isKnownCode(code) ? String(code) : 'other';
}

/** Never below 0, though the clock may be set back meanwhile. */
function secondsOf({ startedAt, endedAt }: Lasted): number {
  return Math.max(0, endedAt - startedAt) / 1000;
}
