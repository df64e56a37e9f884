import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processorMsOf, residentBytesOf } from './process-figures';

/** How the measured apps are named; each is a column of the tables. */
export type SubjectName = 'bare' | 'noStore' | 'sqlite' | 'postgres' | 'replicas';

/** An app to be measured. */
export interface SubjectSpec {
  readonly name: SubjectName;
  /** The token with which it calls Slack, by which its calls are told from the others'. */
  readonly token: string;
  /** The arguments of `node`: its own options first, then the program, compiled. */
  readonly args: readonly string[];
  /** The whole environment of each of its processes, and the port where that process listens. */
  readonly processes: readonly { readonly env: NodeJS.ProcessEnv; readonly port: number }[];
  /** Whether the process on `port` does its work. */
  readonly isReady: (port: number) => Promise<boolean>;
}

/** An app in processes of its own. */
export class Subject {
  readonly spec: SubjectSpec;
  readonly #folder: string;
  #children: readonly ChildProcess[] = [];

  /** What it writes goes to a file in `folder`, where it may keep its requests too. */
  constructor(spec: SubjectSpec, folder: string) {
    this.spec = spec;
    this.#folder = folder;
  }

  get folder(): string {
    return this.#folder;
  }

  get ports(): readonly number[] {
    return this.spec.processes.map(({ port }) => port);
  }

  /** Resolves when every process is ready, to how many milliseconds that took. */
  async start(): Promise<number> {
    const log = await open(join(this.#folder, `${this.spec.name}.log`), 'a');
    const beganAt = performance.now();
    try {
      this.#children = this.spec.processes.map(({ env }) =>
        spawn(process.execPath, this.spec.args, { env, stdio: ['ignore', log.fd, log.fd] }),
      );
    } finally {
      await log.close();
    }
    await Promise.all(this.ports.map((port) => this.#untilReady(port)));
    return performance.now() - beganAt;
  }

  /** What waits for its turn must not take the processor from the others. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  signal(signal: NodeJS.Signals): void {
    for (const child of this.#children) child.kill(signal);
  }

  /** Kills it as it is; it can be started again on what it has kept. */
  async kill(): Promise<void> {
    const running = this.#children.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    );
    const ended = Promise.all(running.map((child) => once(child, 'close')));
    for (const child of running) child.kill('SIGKILL');
    await ended;
  }

  /** Resident memory of its largest process in bytes; undefined where the system does not tell. */
  async residentBytes(): Promise<number | undefined> {
    const all = await Promise.all(this.#pids.map(residentBytesOf)).catch(() => undefined);
    return all && Math.max(...all);
  }

  /** Processor time of all its processes in ms; undefined where the system does not tell. */
  async processorMs(): Promise<number | undefined> {
    const all = await Promise.all(this.#pids.map(processorMsOf)).catch(() => undefined);
    return all?.reduce((sum, ms) => sum + ms, 0);
  }

  get #pids(): readonly number[] {
    return this.#children.map(({ pid = 0 }) => pid);
  }

  async #untilReady(port: number): Promise<void> {
    const giveUpAt = performance.now() + START_WITHIN_MS;
    while (!(await this.spec.isReady(port).catch(() => false))) {
      const ended = this.#children.some(({ exitCode }) => exitCode !== null);
      if (ended || performance.now() > giveUpAt) {
        const said = await readFile(join(this.#folder, `${this.spec.name}.log`), 'utf8');
        throw new Error(`${this.spec.name} has not started: ${said.slice(-2_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }
}

const START_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 5;
