import { setTimeout as pause } from 'node:timers/promises';
import type { DeskCall } from '../../sandbox/desk/desk-call';
import { Undo } from '../../sandbox/kit/undo';
import { type Slot, startFleet } from '../chaos/fleet';
import { asker, channelIds, startTown, type Town } from '../chaos/town';
import { peakInOneSecond } from './figures';
import { largeDesk } from './large-desk';
import type { PostgresCluster } from './postgres-cluster';
import { startRoundRobin } from './round-robin';

const AT_ONCE = 8;
/**
 * The forms look at sessions too, each process's at its own pace, and have done so by then; a session
 * that is followed is first looked at 5 s after the contact.
 */
const FORMS_LOOK_MS = 2_500;

/** How often Desk was asked, by however many processes. */
export interface DeskLoad {
  /** Calls for lists, from the start until every process knew them. */
  readonly listCalls: number;
  /** When the last process knew them, in ms after the first call. */
  readonly listedAfterMs: number;
  /** Looks at sessions that are followed. */
  readonly looks: number;
  /** The most within a second, wherever it begins. */
  readonly looksAtMost: number;
}

export interface DeskLoadOptions {
  readonly processes: number;
  readonly agents: number;
  readonly sessions: number;
  /** For how long the sessions are watched, once there are all. */
  readonly watchMs: number;
  readonly cluster: PostgresCluster;
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts so many processes on one database, has them contact customers, and counts Desk's calls. */
export async function measureDeskLoad(options: DeskLoadOptions): Promise<DeskLoad> {
  const undo = new Undo();
  try {
    return await measure(options, undo);
  } finally {
    await undo.all();
  }
}

async function measure(options: DeskLoadOptions, undo: Undo): Promise<DeskLoad> {
  const { processes, agents, sessions, watchMs, cluster, environment } = options;
  const town = await startTown('http', undo, largeDesk(agents, 50));
  const { settings } = town;
  const slots = await startFleet({ processes, settings, database: cluster, environment }, undo);
  await Promise.all(slots.map((slot) => slot.logged('directory listed', agents * 20)));
  const listed = Date.now();
  const lists = listCalls(town);
  await contactAll(town, slots, sessions, undo);
  const from = Date.now() + FORMS_LOOK_MS;
  await pause(watchMs);
  const looks = callsOf(town, 'get_session_state').filter(({ at }) => at >= from);
  return {
    listCalls: lists.length,
    listedAfterMs: listed - Math.min(...lists.map(({ at }) => at)),
    looks: looks.length,
    looksAtMost: peakInOneSecond(looks.map(({ at }) => at)),
  };
}

async function contactAll(
  { slack, desk }: Town,
  slots: readonly Slot[],
  sessions: number,
  undo: Undo,
): Promise<void> {
  const front = await startRoundRobin(slots.map(({ port }) => port));
  undo.add(() => front.close());
  slack.deliverTo(`http://127.0.0.1:${front.port}/slack/events`);
  const contact = async (n: number): Promise<void> => {
    const [text, user] = [`load-${n}x`, asker(n)];
    await slack.command({ text, user, channel: channelIds()[n % 40] ?? '' });
    await slack.submit(await slack.waitForView(user, 30_000));
  };
  // A form has to be opened within 3 s of its command, by however few processes.
  for (let n = 0; n < sessions; n += AT_ONCE) {
    const length = Math.min(AT_ONCE, sessions - n);
    await Promise.all(Array.from({ length }, (_, at) => contact(n + at)));
  }
  await desk.waitFor(({ contacts }) => contacts.size === sessions, 30_000);
}

function callsOf({ desk }: Town, command: string): readonly DeskCall[] {
  return desk.calls.filter((call) => call.command === command);
}

function listCalls({ desk }: Town): readonly DeskCall[] {
  const others = ['contact_user', 'get_session_state'];
  return desk.calls.filter(({ command }) => !others.includes(command));
}
