import { join } from 'node:path';
import type { AppSnapshot } from '../control/snapshot';
import { AppProcess, type Program } from './app-process';
import { type AppSettings, type TransportName, withoutSettings } from './app-settings';

const ROOT = join(__dirname, '..', '..');
const LOG_LINES = 200;
/** The app itself takes up to 15 s to finish what runs. */
const STOPPED_WITHIN_MS = 20_000;

/** The app as its own process, unchanged; it can be killed and started again on the same store. */
export class RunningApp {
  readonly #transport: TransportName;
  readonly #program: Program;
  readonly #changed: () => void;
  #process: AppProcess | undefined;
  #state: AppSnapshot['state'] = 'ended';
  #before: readonly string[] = [];

  /** Does not run yet. `environment` is the sandbox's own, of which no setting reaches the app. */
  constructor(
    transport: TransportName,
    settings: AppSettings,
    environment: NodeJS.ProcessEnv,
    changed: () => void,
  ) {
    this.#transport = transport;
    this.#changed = changed;
    this.#program = {
      args: [
        ...['--enable-source-maps', '--import', 'tsx'],
        ...['--import', join(__dirname, 'end-with-sandbox.ts'), join(ROOT, 'src', 'main.ts')],
      ],
      cwd: ROOT,
      ownGroup: true,
      env: { ...withoutSettings(ROOT, environment), ...settings },
    };
  }

  get snapshot(): AppSnapshot {
    const log = [...this.#before, ...this.#lines()].slice(-LOG_LINES);
    return { transport: this.#transport, state: this.#state, log };
  }

  /** Resolves once it has started. @throws Error, with what it printed, when it ends instead. */
  async started(): Promise<void> {
    await this.#process?.started();
  }

  /** Resolves once the log has a line of this event. */
  async logged(event: string): Promise<void> {
    await this.#process?.waitForLog((line) => line['event'] === event);
  }

  /** SIGKILL: nothing is told, nothing is saved. */
  async kill(): Promise<void> {
    await this.#process?.kill('SIGKILL');
  }

  /** Starts it where it does not run. */
  start(): void {
    if (this.#state !== 'ended') return;
    this.#before = [...this.#before, ...this.#lines()].slice(-LOG_LINES);
    this.#process = this.#run();
  }

  /** Lets it finish what runs; after 20 s it is killed. */
  async stop(): Promise<void> {
    if (this.#state === 'ended') return;
    const timer = setTimeout(() => this.#process?.signal('SIGKILL'), STOPPED_WITHIN_MS);
    await this.#process?.kill('SIGTERM');
    clearTimeout(timer);
  }

  #lines(): readonly string[] {
    return (this.#process?.tail ?? '').split('\n').filter((line) => line !== '');
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
