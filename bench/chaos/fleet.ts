import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppProcess } from '../../sandbox/app/app-process';
import { withoutSettings } from '../../sandbox/app/app-settings';
import { freePort } from '../../sandbox/app/free-port';
import type { Undo } from '../../sandbox/kit/undo';
import { type Line, startLine } from '../kit/line';

const ROOT = join(__dirname, '..', '..');
const START_AGAIN_MS = 300;

/** What every process of the fleet is given. */
interface FleetOptions {
  readonly processes: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Where PostgreSQL listens on 127.0.0.1, and the database's URL. */
  readonly database: { readonly port: number; readonly url: string };
  readonly environment: NodeJS.ProcessEnv;
}

/** One place for a process, with its own line to the database; whoever ends there is replaced. */
export class Slot {
  readonly port: number;
  readonly line: Line;
  readonly #newProcess: () => AppProcess;
  #process: AppProcess | undefined;
  #isWanted = true;
  #ready: Promise<void>;
  /** A trouble is under way here. */
  isTroubled = false;
  /** Ends that nobody has ordered, each with the last that was printed. */
  readonly ownEnds: string[] = [];

  constructor(port: number, line: Line, newProcess: () => AppProcess) {
    this.port = port;
    this.line = line;
    this.#newProcess = newProcess;
    this.#ready = this.#start();
  }

  /** Resolves when a process has started here. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Resolves when the log of the process has a line of this event. */
  async logged(event: string, timeoutMs: number): Promise<void> {
    await this.#process?.waitForLog((line) => line['event'] === event, timeoutMs);
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    this.#process?.signal(signal);
  }

  /** Ends the process, and starts another one. */
  async replace(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const before = this.#process;
    this.#process = undefined;
    await before?.kill(signal);
    this.#ready = this.#start();
  }

  async close(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#isWanted = false;
    this.#process?.signal('SIGCONT');
    await this.#process?.kill(signal);
  }

  /** A process that cannot start, as while the database is away, is started again, as by a supervisor. */
  async #start(): Promise<void> {
    while (this.#isWanted) {
      const started = this.#newProcess();
      this.#process = started;
      if (
        await started.started().then(
          () => true,
          () => false,
        )
      ) {
        void this.#watch(started);
        return;
      }
      await started.kill('SIGKILL');
      await pause(START_AGAIN_MS);
    }
  }

  async #watch(running: AppProcess): Promise<void> {
    await running.untilEnded();
    if (this.#process !== running || !this.#isWanted) return;
    this.ownEnds.push(running.tail.slice(-2_000));
    this.#ready = this.#start();
  }
}

/** Starts `processes` of the app, as `npm run build` left it, on one database; `undo` ends them. */
export async function startFleet(options: FleetOptions, undo: Undo): Promise<readonly Slot[]> {
  const { processes, settings, database, environment } = options;
  const slots: Slot[] = [];
  // A paused process would not even hear of a Ctrl-C.
  const endAll = () => {
    for (const slot of slots) slot.signal('SIGKILL');
  };
  process.once('exit', endAll);
  undo.add(() => process.off('exit', endAll));
  for (let n = 0; n < processes; n += 1) {
    const [port, line] = [await freePort(), await startLine(database.port)];
    const url = new URL(database.url);
    url.port = String(line.port);
    const env = {
      ...withoutSettings(ROOT, environment),
      ...settings,
      PORT: String(port),
      DATABASE_URL: url.href,
    };
    const program = { args: [join(ROOT, 'dist', 'main.js')], cwd: ROOT, env };
    const slot = new Slot(port, line, () => new AppProcess(program));
    slots.push(slot);
    undo.add(() => line.close());
    undo.add(() => slot.close('SIGKILL'));
  }
  await Promise.all(slots.map(({ ready }) => ready));
  return slots;
}
