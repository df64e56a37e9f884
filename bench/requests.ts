import { inRounds } from './kit/rounds';
import { figuresOf, type Measured } from './load/measured';
import { requestTables } from './load/request-tables';
import type { Subject, SubjectName } from './load/subject';
import { type Latencies, manyAtOnce, oneAtATime, type Throughput } from './load/turn';
import { type BenchWorld, startWorld } from './load/world';
import type { Measurement } from './measurement';

interface Size {
  readonly rounds: number;
  readonly starts: number;
  /** In each round, one at a time. */
  readonly singles: number;
  /** In each round, 50 at once. */
  readonly crowd: number;
}

/** 10,000 requests for each app, or 1,000. */
const WHOLE: Size = { rounds: 5, starts: 3, singles: 60, crowd: 1_940 };
const SHORT: Size = { rounds: 2, starts: 1, singles: 50, crowd: 450 };
/** They compile what the others use, and open the connections. */
const WARM_UP = 50;
/** Nothing is left to do then but to give back what is not used any more. */
const SETTLE_MS = 3_000;

/** What a submitted form costs, beside apps that keep nothing. */
export const requests: Measurement = {
  name: 'requests',
  async run({ environment, say, raw, options: { short: isShort = false } }) {
    const size = isShort ? SHORT : WHOLE;
    const world = await startWorld(environment);
    try {
      if (world.postgres === undefined) say('requests: not on PostgreSQL, for there is none here');
      const measured = await measure(world, size, say);
      for (const one of measured) raw({ measurement: 'requests', ...one });
      return requestTables(measured.map(figuresOf), size.rounds * (size.singles + size.crowd));
    } finally {
      await world.close();
    }
  },
};

/** What comes together while one app is measured. */
interface Measuring {
  readonly subject: Subject;
  readonly starts: number[];
  readonly singles: Latencies[];
  readonly crowds: Throughput[];
  residentBytes?: number | undefined;
}

/** Round by round each app in its turn, so that whatever else the machine does hits all of them. */
async function measure(
  world: BenchWorld,
  size: Size,
  say: (line: string) => void,
): Promise<readonly Measured[]> {
  const all = (await subjectsIn(world)).map(
    (subject): Measuring => ({ subject, starts: [], singles: [], crowds: [] }),
  );
  await inRounds(all, size.starts, start);
  const callsBefore = all.map(({ subject }) => world.slack.callsWith(subject.spec.token));
  await inRounds(
    all,
    size.rounds,
    (one, isLast) => takeTurn(world, one, size, isLast),
    (round) => say(`requests: round ${round} of ${size.rounds}`),
  );
  const requestsEach = size.rounds * (WARM_UP + size.singles + size.crowd);
  return all.map(({ subject, residentBytes, ...each }, at) => ({
    name: subject.spec.name,
    ...each,
    residentBytes,
    slackCalls: (world.slack.callsWith(subject.spec.token) - (callsBefore[at] ?? 0)) / requestsEach,
  }));
}

async function subjectsIn({ postgres, subject }: BenchWorld): Promise<readonly Subject[]> {
  const onPostgres = async (name: SubjectName) =>
    postgres ? [await subject(name, { DATABASE_URL: await postgres.newDatabase() })] : [];
  return [
    await subject('bare'),
    await subject('noStore'),
    await subject('sqlite'),
    ...(await onPostgres('postgres')),
    ...(await onPostgres('replicas')),
  ];
}

async function start({ subject, starts }: Measuring): Promise<void> {
  await subject.kill();
  starts.push(await subject.start());
  subject.pause();
}

async function takeTurn(
  world: BenchWorld,
  one: Measuring,
  { singles, crowd }: Size,
  isLast: boolean,
): Promise<void> {
  const { subject } = one;
  subject.resume();
  await oneAtATime(world, subject, WARM_UP);
  one.singles.push(await oneAtATime(world, subject, singles));
  one.crowds.push(await manyAtOnce(world, subject, crowd));
  if (isLast) {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    one.residentBytes = await subject.residentBytes();
  }
  subject.pause();
}
