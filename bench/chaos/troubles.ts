import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresCluster } from '../kit/postgres-cluster';
import type { Random } from '../kit/random';
import type { Slot } from './fleet';
import type { Town } from './town';

/** How often each trouble came. */
export type Counts = Record<Trouble, number>;

const PLAN = [
  ...['kill', 'database restart', 'pause', 'reset', 'cut', 'slack', 'stall', 'stop'],
  ...['database crash', 'kill', 'pause', 'slack', 'cut', 'kill', 'stall'],
] as const;
type Trouble = (typeof PLAN)[number];

/** Past every lease of the app: 12 s. */
const PAUSE_MS = [13_000, 17_000] as const;
const AWAY_MS = [1_000, 9_000] as const;

interface TroubledParts {
  readonly slots: readonly Slot[];
  readonly town: Town;
  readonly cluster: PostgresCluster;
  readonly random: Random;
}

/** How many troubles bring each kind once. */
export const ONE_OF_EACH = 9;

/**
 * One trouble after the other while `goesOn` says so, several at the same time, but never with every
 * process: one is left alone. `goesOn` hears how many have come. Resolves when all are over.
 */
export async function makeTrouble(
  parts: TroubledParts,
  goesOn: (come: number) => boolean,
): Promise<Counts> {
  const { random } = parts;
  const counts = Object.fromEntries(PLAN.map((trouble) => [trouble, 0])) as Counts;
  const under: Promise<void>[] = [];
  for (let come = 0; goesOn(come); come += 1) {
    await pause(random.between(500, 2_000));
    const trouble = PLAN[come % PLAN.length] ?? 'kill';
    const slot = await freeSlot(parts);
    counts[trouble] += 1;
    under.push(troubled(slot, () => happens(trouble, slot, parts)));
  }
  await Promise.all(under);
  return counts;
}

async function freeSlot({ slots, random }: TroubledParts): Promise<Slot> {
  for (;;) {
    const free = slots.filter(({ isTroubled }) => !isTroubled);
    const slot = free[random.below(free.length)];
    if (slot !== undefined && free.length > 1) return slot;
    await pause(100);
  }
}

async function troubled(slot: Slot, trouble: () => Promise<void>): Promise<void> {
  slot.isTroubled = true;
  await trouble();
  await slot.ready;
  slot.isTroubled = false;
}

async function happens(
  trouble: Trouble,
  slot: Slot,
  { town, cluster, random }: TroubledParts,
): Promise<void> {
  const away = () => pause(random.between(...AWAY_MS));
  switch (trouble) {
    case 'kill':
      return slot.replace('SIGKILL');
    case 'stop':
      return slot.replace('SIGTERM');
    case 'pause':
      slot.signal('SIGSTOP');
      await pause(random.between(...PAUSE_MS));
      slot.signal('SIGCONT');
      return;
    case 'cut':
      slot.line.cut();
      await away();
      slot.line.mend();
      return;
    case 'stall':
      slot.line.stall();
      await away();
      slot.line.mend();
      return;
    case 'reset':
      slot.line.reset();
      return;
    case 'database restart':
      return cluster.restart('fast');
    case 'database crash':
      return cluster.restart('immediate');
    case 'slack':
      return slackFails(town, random);
  }
}

async function slackFails({ slack }: Town, random: Random): Promise<void> {
  slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 2, times: 3 });
  slack.fail('chat.postMessage', { kind: 'dropAfterEffect' });
  slack.fail('chat.update', { kind: 'status', status: 503 });
  if (random.below(2) === 0) slack.cutConnections();
}
