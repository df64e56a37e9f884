import type { DeskCall } from '../sandbox/desk/desk-call';
import type { OpenView } from '../sandbox/slack/types';
import { type BenchApp, type Probe, startBenchApp } from './kit/bench-app';
import { inMegabytes, inMs, inSeconds, peakInOneSecond, percentile } from './kit/figures';
import { largeDesk, OFFLINE_AGENT } from './kit/large-desk';
import type { Measurement, Table } from './measurement';

const SIZES = [5_000, 20_000];
const GROUPS = 200;
/** Nothing, a letter, a name, a part of an e-mail address, a number. */
const TYPED = ['', 'a', 'novak', 'agent.49', '9123'];
const IDLE_TIMES = 40;
const USER = 'U_ALICE';

/** How the pickers of the form do with many agents, while Desk is listed and otherwise. */
export const pickers: Measurement = {
  name: 'pickers',
  async run({ environment, say }) {
    const answers: string[][] = [];
    const listings: string[][] = [];
    for (const agents of SIZES) {
      say(`pickers: ${agents} agents; this takes about ${Math.ceil(agents / 200)} s`);
      const { listing, idle, refreshing } = await measure(agents, environment);
      listings.push([String(agents), ...listing]);
      answers.push(
        [String(agents), 'idle', ...idle],
        [String(agents), 'being listed', ...refreshing],
      );
    }
    return tables(listings, answers);
  },
};

function tables(listings: readonly string[][], answers: readonly string[][]): Table[] {
  const memory = ['Memory before', 'Memory after'];
  return [
    {
      title: `Listing Desk for the first time (${GROUPS} skill groups)`,
      columns: ['Agents', 'Time', 'Calls', 'Calls a second, at most', 'Longest block', ...memory],
      rows: listings,
    },
    {
      title: 'A picker’s answer over signed HTTP',
      columns: ['Agents', 'Desk is', 'Answers', 'p50', 'p95', 'Slowest', 'Longest block'],
      rows: answers,
    },
  ];
}

async function measure(agents: number, environment: NodeJS.ProcessEnv) {
  const app = await startBenchApp(largeDesk(agents, GROUPS), environment);
  try {
    const before = await app.probe();
    const listing = await firstListing(app, agents, before);
    const view = await openForm(app, 'customer-1');
    // The first answer compiles what the others use.
    await type(app, view, '');
    const idle = await answersWhile(app, view, (done) => done < IDLE_TIMES * TYPED.length);
    const refreshing = await answersWhileListing(app, view);
    return { listing, idle, refreshing };
  } finally {
    await app.close();
  }
}

async function firstListing(app: BenchApp, agents: number, before: Probe): Promise<string[]> {
  const line = await app.process.waitForLog(
    ({ event }) => event === 'directory listed',
    agents * 5,
  );
  const after = await app.probe();
  const calls = listCalls(app);
  const times = calls.map(({ at }) => at);
  return [
    inSeconds(Date.parse(String(line['time'])) - Math.min(...times)),
    String(calls.length),
    String(peakInOneSecond(times)),
    inMs(after.longestBlockMs),
    ...[before, after].map(({ rss }) => inMegabytes(rss)),
  ];
}

/** Desk refuses an agent whom it has listed, so the app lists it anew; somebody types all the while. */
async function answersWhileListing(app: BenchApp, view: OpenView): Promise<string[]> {
  const { slack } = app;
  const listed = listCalls(app).length;
  const asking = await openForm(app, `customer-2 agent:${OFFLINE_AGENT}`);
  await slack.submit(asking);
  await app.desk.waitFor(() => listCalls(app).length > listed, 30_000);
  // What is written to the disk for that request is no part of it.
  await slack.waitFor(() => slack.messages().find(({ text }) => text.includes('customer-2')));
  const isListing = () => listCalls(app).length < 2 * listed;
  let goesOnUntil = Number.POSITIVE_INFINITY;
  return answersWhile(app, view, () => {
    // After the last page everything is sorted; that belongs to it.
    if (!isListing()) goesOnUntil = Math.min(goesOnUntil, performance.now() + 1_000);
    return performance.now() < goesOnUntil;
  });
}

async function answersWhile(
  app: BenchApp,
  view: OpenView,
  goesOn: (done: number) => boolean,
): Promise<string[]> {
  await app.probe();
  const took: number[] = [];
  while (goesOn(took.length)) {
    took.push(await type(app, view, TYPED[took.length % TYPED.length] ?? ''));
  }
  const { longestBlockMs } = await app.probe();
  return [
    String(took.length),
    ...[0.5, 0.95, 1].map((share) => inMs(percentile(took, share))),
    inMs(longestBlockMs),
  ];
}

/** How long the answer took, in ms. @throws Error where there was none in time. */
async function type({ slack }: BenchApp, view: OpenView, query: string): Promise<number> {
  const field = { block_id: 'agent', action_id: 'agent' };
  const { ms, personSees } = await slack.suggest(view, { ...field, query }, { user: USER });
  if (personSees !== undefined) throw new Error(`“${query}”: ${personSees}`);
  return ms;
}

async function openForm({ slack }: BenchApp, text: string): Promise<OpenView> {
  const before = slack.openViews.length;
  await slack.command({ text, user: USER, channel: 'C_MEMBER' });
  return slack.waitFor(() => slack.openViews[before]);
}

function listCalls({ desk }: BenchApp): readonly DeskCall[] {
  const others = ['contact_user', 'get_session_state'];
  return desk.calls.filter(({ command }) => !others.includes(command));
}
