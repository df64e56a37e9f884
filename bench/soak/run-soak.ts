import { setTimeout as pause } from 'node:timers/promises';
import type { TransportName } from '../../sandbox/app/app-settings';
import { Undo } from '../../sandbox/kit/undo';
import { type Judgement, judge } from '../chaos/judge';
import { type Asked, askWhile, serveUntil } from '../chaos/people';
import { startTown } from '../chaos/town';
import { untilSettled } from '../chaos/until-settled';
import { largeDesk } from '../kit/large-desk';
import { createRandom } from '../kit/random';
import type { Sample } from './samples';
import { type SoakedApp, startSoakedApp } from './soaked-app';
import { troubleUntil } from './troubles';

export interface SoakOptions {
  readonly seconds: number;
  readonly perSecond: number;
  readonly seed: number;
  readonly transport: TransportName;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes a line about what is being done. */
  readonly say: (line: string) => void;
}

/** What a soak came to. */
export interface SoakReport extends Judgement {
  readonly asked: Asked;
  readonly samples: readonly Sample[];
  readonly troubles: Readonly<Record<string, number>>;
  /** Requests with which something was still to be done at the end; none where all is well. */
  readonly left: number;
}

const AGENTS = 500;
const SKILL_GROUPS = 20;
/** So that each quarter has at least ten, and a long run not thousands. */
const SAMPLE_EVERY_MS = { least: 2_000, most: 10_000 };

/** Runs one process under an even load, with faults around it, and watches what it holds on to. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const undo = new Undo();
  try {
    return await run(options, undo);
  } finally {
    await undo.all();
  }
}

async function run(options: SoakOptions, undo: Undo): Promise<SoakReport> {
  const { seconds, perSecond, seed, transport, environment, say } = options;
  const town = await startTown(transport, undo, largeDesk(AGENTS, SKILL_GROUPS));
  const app = await startSoakedApp(town, environment, undo);
  if (transport === 'http') town.slack.deliverTo(`http://127.0.0.1:${app.port}/slack/events`);
  say(`soak: ${perSecond} requests a second for ${seconds} s, seed ${seed}`);
  const over = new AbortController();
  undo.add(() => over.abort());
  const until = performance.now() + seconds * 1_000;
  const goesOn = () => performance.now() < until;
  const troubling = troubleUntil(town, over.signal, createRandom(seed));
  const serving = serveUntil(town, over.signal, createRandom(seed + 1));
  const [asked, samples] = await Promise.all([
    askWhile(town, { goesOn, perSecond, seed }),
    sampleWhile(app, goesOn, seconds),
  ]);
  over.abort();
  const [troubles] = await Promise.all([troubling, serving]);
  town.desk.forgetNext();
  town.slack.heal();
  const left = await untilSettled(town, asked.acked, app.disk);
  const judgement = await judge(town, asked.acked, app.disk);
  return { ...judgement, asked, samples, troubles, left };
}

async function sampleWhile(
  app: SoakedApp,
  goesOn: () => boolean,
  seconds: number,
): Promise<readonly Sample[]> {
  const { least, most } = SAMPLE_EVERY_MS;
  const everyMs = Math.min(Math.max((seconds * 1_000) / 40, least), most);
  const samples: Sample[] = [];
  while (goesOn()) {
    samples.push(await app.sample());
    await pause(everyMs);
  }
  return samples;
}
