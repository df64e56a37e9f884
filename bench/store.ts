import type { OpenStore } from '../src/store/open-store';
import { inRounds } from './kit/rounds';
import { acceptedRequests, settledRequests } from './load/filling';
import type { MeasuredStore } from './load/measured-store';
import { postgresShelf, type Shelf, sqliteShelf } from './load/shelf';
import { storeTables } from './load/store-tables';
import type { Subject } from './load/subject';
import { oneAtATime } from './load/turn';
import { type BenchWorld, startWorld } from './load/world';
import type { Measurement } from './measurement';

/** How many requests the stores hold before, and how often each is measured. */
interface Size {
  readonly held: readonly number[];
  readonly rounds: number;
}

const WHOLE: Size = { held: [1_000, 100_000, 1_000_000], rounds: 2 };
const SHORT: Size = { held: [1_000, 20_000], rounds: 1 };

/** Left behind by a process that died. */
const LEFT = 100;
const WARM_UP = 30;
const SINGLES = 60;
const POLLS = 200;
/** As many as the app deletes in one step. */
const DELETED_AT_ONCE = 50;
const DELETIONS = 5;
/** What the app does about what was left must not be going on any more. */
const SETTLE_MS = 1_000;

/** Whether what is in the store makes anything slower. */
export const store: Measurement = {
  name: 'store',
  async run({ environment, say, raw, options: { short: isShort = false } }) {
    const world = await startWorld(environment);
    try {
      if (world.postgres === undefined) say('store: not on PostgreSQL, for there is none here');
      const measured = await measure(world, isShort ? SHORT : WHOLE, say);
      for (const one of measured) raw({ measurement: 'store', ...one });
      return storeTables(measured);
    } finally {
      await world.close();
    }
  },
};

interface Measuring {
  readonly subject: Subject;
  readonly shelf: Shelf;
  readonly measured: MeasuredStore;
}

/** What the tables tell, in its order; the app runs from `recover` to `accept`. */
const STEPS: readonly ((world: BenchWorld, one: Measuring) => Promise<void>)[] = [
  poll,
  recover,
  accept,
  deleteOldest,
];

async function measure(
  world: BenchWorld,
  { held, rounds }: Size,
  say: (line: string) => void,
): Promise<readonly MeasuredStore[]> {
  const all: Measuring[] = [];
  for (const count of held) {
    say(`store: ${count.toLocaleString('en-US')} requests`);
    all.push(...(await filled(world, count)));
  }
  await inRounds(
    all,
    rounds,
    async (one) => {
      for (const step of STEPS) await step(world, one);
    },
    (round) => say(`store: round ${round} of ${rounds}`),
  );
  return all.map(({ measured }) => measured);
}

/** Stores that hold `count` requests, with the app that has made them, which does not run. */
async function filled({ subject, postgres }: BenchWorld, count: number): Promise<Measuring[]> {
  const sqlite = await subject('sqlite');
  const shelves: [Subject, Shelf][] = [[sqlite, sqliteShelf(sqlite.folder)]];
  if (postgres !== undefined) {
    const url = await postgres.newDatabase();
    shelves.push([await subject('postgres', { DATABASE_URL: url }), postgresShelf(url)]);
  }
  for (const [app, { dialect, fill }] of shelves) {
    await app.start();
    await app.kill();
    await fill(settledRequests(dialect, count, Date.now()));
  }
  return shelves.map(([app, shelf]) => ({
    subject: app,
    shelf,
    measured: {
      ...{ name: app.spec.name, held: count },
      ...{ starts: [], recoveries: [], acks: [], polls: [], deletions: [] },
    },
  }));
}

async function poll(_: BenchWorld, { shelf, measured }: Measuring): Promise<void> {
  const ask = async (opened: OpenStore) => {
    await opened.findDue(Date.now(), 50);
    await opened.findLooks(Date.now(), 10);
  };
  measured.polls.push(...(await timesOf(shelf, POLLS, ask)));
}

async function timesOf(
  shelf: Shelf,
  count: number,
  work: (opened: OpenStore) => Promise<unknown>,
): Promise<readonly number[]> {
  const opened = await shelf.open();
  const times: number[] = [];
  try {
    for (let nth = 0; nth < count; nth += 1) {
      const begunAt = performance.now();
      await work(opened);
      times.push(performance.now() - begunAt);
    }
  } finally {
    await opened.close();
  }
  return times;
}

async function recover(world: BenchWorld, { subject, shelf, measured }: Measuring): Promise<void> {
  const customers = Array.from({ length: LEFT }, () => world.generator.newCustomer());
  await shelf.run(acceptedRequests(shelf.dialect, customers, Date.now()));
  const begunAt = performance.now();
  measured.starts.push(await subject.start());
  const contacted = customers.map((customer) => world.arrivals.of('desk', customer));
  measured.recoveries.push(Math.max(...(await Promise.all(contacted))) - begunAt);
  await Promise.all(customers.map((customer) => world.arrivals.of('message', customer)));
}

async function accept(world: BenchWorld, { subject, measured }: Measuring): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await oneAtATime(world, subject, WARM_UP);
  measured.acks.push(...(await oneAtATime(world, subject, SINGLES)).ack);
}

/** As the app does it hourly, with a retention of no time at all. */
async function deleteOldest(_: BenchWorld, { subject, shelf, measured }: Measuring): Promise<void> {
  await subject.kill();
  const deleteStep = async (opened: OpenStore) => {
    const deleted = await opened.deleteDone(Date.now(), DELETED_AT_ONCE);
    if (deleted !== DELETED_AT_ONCE) throw new Error(`only ${deleted} requests were deleted`);
  };
  measured.deletions.push(...(await timesOf(shelf, DELETIONS, deleteStep)));
}
