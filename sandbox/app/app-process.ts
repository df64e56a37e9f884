import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Changes } from '../kit/changes';

/** How the process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** More than any test prints; a sandbox may run for days. */
const KEPT_LENGTH = 20_000_000;
const TAIL_LENGTH = 100_000;
/** Generous: two cores may be busy with other suites. */
const STARTED_WITHIN_MS = 30_000;

/** What to run, and how. */
export interface Program {
  /** The arguments of `node`: its own options first, then the program. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the process. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * A terminal's Ctrl-C reaches every process of its group; one of its own is ended by `kill` alone,
   * and has a standard input that ends with this process. Default false.
   */
  readonly ownGroup?: boolean;
}

/** The app in a process of its own, with all that it prints. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #changes = new Changes();
  readonly #ended: Promise<Ended>;
  /** The end of both outputs, as they came. */
  tail = '';
  stdout = '';
  stderr = '';
  ended: Ended | undefined;

  constructor({ args, cwd, env, ownGroup = false }: Program) {
    this.#child = spawn(process.execPath, args, {
      cwd,
      env,
      detached: ownGroup,
      stdio: [ownGroup ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (stdout) => this.#heard({ stdout }));
    this.#child.stderr?.setEncoding('utf8').on('data', (stderr) => this.#heard({ stderr }));
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

  /** Resolves to what `pattern` finds in the output, as soon as it does. */
  waitForOutput(pattern: RegExp, timeoutMs = STARTED_WITHIN_MS): Promise<RegExpExecArray> {
    const probe = () => pattern.exec(this.stdout + this.stderr);
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
    this.stdout = (this.stdout + stdout).slice(-KEPT_LENGTH);
    this.stderr = (this.stderr + stderr).slice(-KEPT_LENGTH);
    this.tail = (this.tail + stdout + stderr).slice(-TAIL_LENGTH);
    this.#changes.announce();
  }

  #describe(): string {
    return `${JSON.stringify(this.ended)}\n${this.stdout.slice(-4000)}\n${this.stderr.slice(-4000)}`;
  }
}
