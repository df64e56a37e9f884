import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Changes } from '../../../sandbox/kit/changes';

/** How the process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const ROOT = join(__dirname, '..', '..', '..');
/** What `npm run build` made of src/main.ts. */
const PROGRAM = join(ROOT, 'dist', 'main.js');
/** Generous: two cores may be busy with other suites. */
const STARTED_WITHIN_MS = 30_000;

/** Every setting, empty, so that a `.env` of the developer's does not reach the tests. */
const NO_SETTINGS = Object.fromEntries(
  [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_API_URL',
    'PORT',
    'DESK_SDKAPPID',
    'DESK_SECRET_KEY',
    'DESK_ADMIN',
    'DESK_ACCOUNT',
    'DESK_URL',
    'DATA_DIR',
    'DATABASE_URL',
    'LOG_LEVEL',
    'APP_LANGUAGE',
  ].map((name) => [name, '']),
);

/** The program as `npm start` runs it, in a process of its own, with all that it prints. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #changes = new Changes();
  readonly #ended: Promise<Ended>;
  stdout = '';
  stderr = '';
  ended: Ended | undefined;

  /** `preload`: TypeScript modules to load before the program, for ending it at a point. */
  constructor(settings: Readonly<Record<string, string>>, preload: readonly string[] = []) {
    const loader = preload.length > 0 ? ['ts-node/register/transpile-only'] : [];
    const requires = [...loader, ...preload].flatMap((module) => ['-r', module]);
    this.#child = spawn(process.execPath, [...requires, PROGRAM], {
      cwd: ROOT,
      env: { ...process.env, ...NO_SETTINGS, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (data: Buffer) => this.#heard({ stdout: String(data) }));
    this.#child.stderr?.on('data', (data: Buffer) => this.#heard({ stderr: String(data) }));
    this.#ended = once(this.#child, 'close').then(([code, signal]) => {
      this.ended = { code, signal };
      this.#changes.announce();
      return this.ended;
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The log's lines. */
  get log(): readonly Record<string, unknown>[] {
    return this.stdout
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line));
  }

  /** Where it listens, once it has started. */
  get port(): number | undefined {
    const port = this.log.find(({ event }) => event === 'started')?.['port'];
    return typeof port === 'number' ? port : undefined;
  }

  /** Resolves when the log says that the app has started. */
  async started(): Promise<this> {
    await this.waitForLog((line) => line['event'] === 'started', STARTED_WITHIN_MS);
    return this;
  }

  waitForLog(matches: (line: Record<string, unknown>) => boolean, timeoutMs = 10_000) {
    const probe = () => {
      const line = this.log.find(matches);
      if (line === undefined && this.ended) throw new Error(`ended: ${this.#describe()}`);
      return line;
    };
    return this.#changes.waitFor(probe, () => this.#describe(), timeoutMs);
  }

  /** Sends `signal` and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }

  /** Sends `signal` without waiting: SIGSTOP and SIGCONT. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits for the process to end by itself. */
  untilEnded(): Promise<Ended> {
    return this.#ended;
  }

  #heard({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }): void {
    this.stdout += stdout;
    this.stderr += stderr;
    this.#changes.announce();
  }

  #describe(): string {
    return `${JSON.stringify(this.ended)}\n${this.stdout.slice(-4000)}\n${this.stderr.slice(-4000)}`;
  }
}
