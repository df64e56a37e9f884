import type { Acked, DeliveryKind, Stored } from '../domain/observer';
import { KNOWN_CODES } from '../domain/remedies';
import type { Metrics } from './definitions';
import { REASONS, SLACK_RESULTS } from './labels';

const WITHOUT_CODE = ['assigned', 'notContacted', 'unconfirmed'] as const;
const DELIVERIES = [
  'command',
  'submission',
  'button',
  'options',
  'other',
] as const satisfies readonly DeliveryKind[];
const UNACKED: Acked['result'] = 'failed';
const WRITES = ['insert', 'save'] as const satisfies readonly Stored['write'][];
const UNSAVED = ['outdated', 'failed'] as const satisfies readonly Stored['result'][];
/** All that the app calls. */
const SLACK_METHODS = [
  'apps.connections.open',
  'auth.test',
  'chat.getPermalink',
  'chat.postMessage',
  'chat.update',
  'conversations.history',
  'users.info',
  'users.lookupByEmail',
  'views.open',
  'views.update',
] as const;

/**
 * What begins to be there with its first count hides that count from `rate()` and `increase()`. So
 * does a failure, the more so as it is rare; what goes well is counted soon and often.
 */
export function beginAtZero(metrics: Metrics): void {
  const { outcomes, deskRepeats } = metrics;
  for (const kind of WITHOUT_CODE) outcomes.inc({ kind, code: 'none' }, 0);
  for (const code of KNOWN_CODES) outcomes.inc({ kind: 'refused', code: String(code) }, 0);
  for (const reason of Object.values(REASONS)) deskRepeats.inc({ reason }, 0);
  beginFailuresAtZero(metrics);
}

function beginFailuresAtZero({ ack, slackCall, storeWrite }: Metrics): void {
  for (const what of DELIVERIES) ack.zero({ what, result: UNACKED });
  const { ok: _, ...failures } = SLACK_RESULTS;
  for (const method of SLACK_METHODS) {
    for (const result of Object.values(failures)) slackCall.zero({ method, result });
  }
  for (const write of WRITES) {
    for (const result of UNSAVED) storeWrite.zero({ write, result });
  }
}
