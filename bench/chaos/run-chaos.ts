import { Undo } from '../../sandbox/kit/undo';
import { postgresDisk } from '../kit/disk';
import { createRandom } from '../kit/random';
import { startRoundRobin } from '../kit/round-robin';
import { type Slot, startFleet } from './fleet';
import { type Judgement, judge } from './judge';
import type { ChaosOptions } from './options';
import { type Asked, askWhile, serveUntil } from './people';
import { startTown, type Town } from './town';
import { trailsOf } from './trail';
import { type Counts, makeTrouble, ONE_OF_EACH } from './troubles';
import { untilSettled } from './until-settled';

/** What a run came to. */
export interface ChaosReport extends Judgement {
  readonly asked: Asked;
  readonly troubles: Counts;
  /** How long after the last trouble everything was settled and shown, in ms. */
  readonly settledAfterMs: number;
  /** Requests with which something was still to be done then; none where all is well. */
  readonly left: number;
  /** Ends that nobody had ordered, with the last that was printed. */
  readonly ownEnds: readonly string[];
}

/** Runs several processes on one database while they are troubled, and judges what came of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const undo = new Undo();
  try {
    return await run(options, undo);
  } finally {
    await undo.all();
  }
}

async function run(options: ChaosOptions, undo: Undo): Promise<ChaosReport> {
  const { seconds, perSecond, seed, cluster, say } = options;
  const town = await startTown(options.transport, undo);
  const slots = await startProcesses(options, town, undo);
  say(`${slots.length} processes run; troubles for ${seconds} s, seed ${seed}`);
  const random = createRandom(seed);
  const disk = postgresDisk(cluster.url);
  const served = new AbortController();
  undo.add(() => served.abort());
  void serveUntil(town, served.signal, createRandom(seed + 1));
  const until = performance.now() + seconds * 1_000;
  let isTroubled = true;
  const troubling = makeTrouble({ slots, town, cluster, random }, (come) => {
    return come < ONE_OF_EACH || performance.now() < until;
  }).finally(() => {
    isTroubled = false;
  });
  const asking = askWhile(town, { goesOn: () => isTroubled, perSecond, seed });
  const [asked, troubles] = await Promise.all([asking, troubling]);
  say(`${asked.acked.length} requests are saved; waiting until all are settled and shown`);
  const calm = performance.now();
  const left = await untilSettled(town, asked.acked, disk);
  const settledAfterMs = performance.now() - calm;
  const judgement = await judge(town, asked.acked, disk);
  for (const trail of await trailsOf(judgement.wrongs, disk)) say(trail);
  const ownEnds = slots.flatMap((slot) => slot.ownEnds);
  await Promise.all(slots.map((slot) => slot.close('SIGTERM')));
  return { ...judgement, asked, troubles, settledAfterMs, left, ownEnds };
}

async function startProcesses(
  { processes, transport, cluster, environment }: ChaosOptions,
  { slack, settings }: Town,
  undo: Undo,
): Promise<readonly Slot[]> {
  const slots = await startFleet({ processes, settings, database: cluster, environment }, undo);
  if (transport === 'http') {
    const front = await startRoundRobin(slots.map(({ port }) => port));
    undo.add(() => front.close());
    slack.deliverTo(`http://127.0.0.1:${front.port}/slack/events`);
  }
  return slots;
}
