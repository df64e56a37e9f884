import { setTimeout as pause } from 'node:timers/promises';
import type { Disk } from '../kit/disk';
import { leftToDo, unsettled } from './judge';
import type { Town } from './town';

/** A message that Slack would not take is tried again after five minutes at most, mostly sooner. */
const SETTLED_WITHIN_MS = 90_000;

/** Resolves to how many requests are left to be done: 0 as soon as there is none. */
export async function untilSettled(
  town: Town,
  acked: readonly string[],
  disk: Disk,
): Promise<number> {
  const giveUpAt = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const left = Math.max(unsettled(town, acked), await leftToDo(disk));
    if (left === 0 || performance.now() > giveUpAt) return left;
    await pause(500);
  }
}
