import { join } from 'node:path';
import type { AppSnapshot } from '../control/snapshot';
import { AppProcess, type Program } from './app-process';
import { type AppSettings, type TransportName, withoutSettings } from './app-settings';

const ROOT = join(__dirname, '..', '..');
const LOG_LINES = 200;
const LOG_LENGTH = 100_000;
/** The app itself waits up to 10 s for what runs. */
const STOPPED_WITHIN_MS = 12_000;

/** The app as its own process, unchanged; it can be killed and started again on the same store. */
export class RunningApp {
  readonly #transport: TransportName;
  readonly #program: Program;
  readonly #changed: () => void;
  #process: AppProcess;
  #state: AppSnapshot['state'] = 'starting';
  #before: readonly string[] = [];

  /** Starts it at once. `environment` is the sandbox's own, of which no setting reaches the app. */
  constructor(
    transport: TransportName,
    settings: AppSettings,
    environment: NodeJS.ProcessEnv,
    changed: () => void,
  ) {
    this.#transport = transport;
    this.#changed = changed;
    this.#program = {
      args: ['--enable-source-maps', '--import', 'tsx', join(ROOT, 'src', 'main.ts')],
      cwd: ROOT,
      env: { ...withoutSettings(ROOT, environment), ...settings },
    };
    this.#process = this.#run();
  }

  get snapshot(): AppSnapshot {
    const log = [...this.#before, ...linesOf(this.#process)].slice(-LOG_LINES);
    return { transport: this.#transport, state: this.#state, log };
  }

  /** Resolves once it has started. @throws Error, with what it printed, when it ends instead. */
  async started(): Promise<void> {
    await this.#process.started();
  }

  /** SIGKILL: nothing is told, nothing is saved. */
  async kill(): Promise<void> {
    await this.#process.kill('SIGKILL');
  }

  /** Starts it again where it has ended. */
  start(): void {
    if (this.#state !== 'ended') return;
    this.#before = [...this.#before, ...linesOf(this.#process)].slice(-LOG_LINES);
    this.#process = this.#run();
  }

  /** Lets it finish what runs; after 12 s it is killed. */
  async stop(): Promise<void> {
    if (this.#state === 'ended') return;
    const timer = setTimeout(() => this.#process.signal('SIGKILL'), STOPPED_WITHIN_MS);
    await this.#process.kill('SIGTERM');
    clearTimeout(timer);
  }

  #run(): AppProcess {
    this.#enter('starting');
    const started = new AppProcess(this.#program);
    // A start that fails is an end, which is told below.
    started.started().then(
      () => started.ended ?? this.#enter('running'),
      () => {},
    );
    void started.untilEnded().then(() => this.#enter('ended'));
    return started;
  }

  #enter(state: AppSnapshot['state']): void {
    this.#state = state;
    this.#changed();
  }
}

function linesOf({ stdout, stderr }: AppProcess): readonly string[] {
  const latest = `${stdout}${stderr}`.slice(-LOG_LENGTH);
  return latest.split('\n').filter((line) => line !== '');
}
