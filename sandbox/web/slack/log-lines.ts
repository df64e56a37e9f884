import { isFields } from '../../kit/fields';
import type { Delivery } from '../../slack/delivery';
import type { SlackCall } from '../../slack/types';

/** One call or delivery as a line of the log. */
export interface LogLine {
  /** Unlike any other line's. */
  readonly id: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly from: 'app' | 'slack';
  readonly what: string;
  readonly outcome: string;
  readonly isBad: boolean;
}

/** The calls and deliveries in the order in which they began, newest first. */
export function logLines(
  calls: readonly SlackCall[],
  deliveries: readonly Delivery[],
): readonly LogLine[] {
  return [...calls.map(callLine), ...deliveries.map(deliveryLine)].toSorted((a, b) => b.at - a.at);
}

function callLine({ method, at, ms, status, error }: SlackCall, index: number): LogLine {
  const answer = status === undefined ? 'no answer' : [status, error].filter(Boolean).join(' ');
  return {
    id: `call ${at} ${index}`,
    at,
    from: 'app',
    what: method,
    outcome: ms === undefined ? 'under way' : `${answer}, ${ms} ms`,
    isBad: error !== undefined || (ms !== undefined && status !== 200),
  };
}

function deliveryLine(delivery: Delivery, index: number): LogLine {
  const { at, ms, status, timedOut, lateAckMs, error } = delivery;
  const late = lateAckMs === undefined ? '' : `, acked after ${lateAckMs} ms`;
  return {
    id: `delivery ${at} ${index}`,
    at,
    from: 'slack',
    what: whatOf(delivery),
    outcome: timedOut ? `no ack in time${late}` : `${error ?? status ?? 'under way'}, ${ms} ms`,
    isBad: timedOut || error !== undefined || (status !== undefined && status !== 200),
  };
}

function whatOf({ event: { kind, payload } }: Delivery): string {
  if (kind === 'command') return `${payload['command'] ?? 'command'}`;
  const actions: unknown = payload['actions'];
  const [first] = Array.isArray(actions) ? actions : [];
  const name = isFields(first) ? first['action_id'] : undefined;
  return [payload['type'], name].filter((each) => typeof each === 'string').join(' ');
}
