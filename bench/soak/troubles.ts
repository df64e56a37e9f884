import { setTimeout as pause } from 'node:timers/promises';
import type { Town } from '../chaos/town';
import type { Random } from '../kit/random';

const GAP_MS = [2_000, 6_000] as const;

/** Desk and Slack are slow, fail and reconnect now and then, until `over`; resolves to how often. */
export async function troubleUntil(
  town: Town,
  over: AbortSignal,
  random: Random,
): Promise<Readonly<Record<string, number>>> {
  const troubles = troublesOf(town);
  const names = Object.keys(troubles);
  const counts: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  while (!over.aborted) {
    const name = names[random.below(names.length)] ?? '';
    troubles[name]?.();
    counts[name] = (counts[name] ?? 0) + 1;
    const gap = pause(random.between(...GAP_MS), undefined, { signal: over });
    await gap.catch(() => undefined);
  }
  return counts;
}

function troublesOf({ slack, desk }: Town): Readonly<Record<string, () => void>> {
  const looks = { command: 'get_session_state', times: 5 } as const;
  const lists = { command: 'get_member_list' } as const;
  return {
    'Desk is slow': () => desk.next({ kind: 'delay', ms: 3_000 }, looks),
    'Desk answers 502': () => desk.next({ kind: 'status', status: 502, effect: false }, looks),
    'Desk is silent': () => desk.next({ kind: 'silence', effect: false }, looks),
    'Desk resets': () => desk.next({ kind: 'reset', effect: false }, looks),
    'Desk does not list': () => desk.next({ kind: 'code', code: 60_018 }, lists),
    'Slack answers 429': () =>
      slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 1, times: 5 }),
    'Slack answers 503': () => slack.fail('chat.update', { kind: 'status', status: 503, times: 3 }),
    'Slack is silent': () => slack.fail('chat.update', { kind: 'hang' }),
    'Slack loses its answer': () => slack.fail('chat.postMessage', { kind: 'dropAfterEffect' }),
    'Slack reconnects': () => slack.disconnect(),
    'Slack drops the connection': () => slack.cutConnections(),
  };
}
