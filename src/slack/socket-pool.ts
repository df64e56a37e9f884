import type { App, CustomRoute, Receiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../domain/clock';
import { createRouteServer, type RouteServer } from './route-server';
import { createSocketLine, type LineSettings, type SocketLine } from './socket-line';

export interface PoolSettings extends LineSettings {
  /** Where the routes are listened for. */
  readonly port: number;
  readonly routes: readonly CustomRoute[];
  /** How many connections are held; Slack allows ten to all processes of an app. */
  readonly connections: number;
  /** How long after one the next is opened at first, in ms. */
  readonly apartMs: number;
}

/** Why a connection could not be opened, and how long Slack asks to wait before the next try. */
interface Failure {
  readonly reason: string;
  readonly waitMs: number;
}

/** Longer than Slack takes to answer a call, and then to greet. */
const OPEN_WITHIN_MS = 20_000;
/** Slack closes a connection some 10 s after it has announced that. */
const LEAVE_WITHIN_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that ends sooner counts as one that could not be opened. */
const STEADY_AFTER_MS = 10_000;

/**
 * Receives over several Socket Mode connections. Slack sends each payload over one of them, and
 * refreshes each every few hours: the next is opened as soon as that is announced, while the old one
 * still stands, and where one is lost without a word the others go on. An ack goes out over the
 * connection that its payload came by.
 */
export class SocketPool implements Receiver {
  readonly #settings: PoolSettings;
  readonly #clock: Clock;
  readonly #routes: RouteServer;
  readonly #stopping = new AbortController();
  readonly #lines = new Set<SocketLine>();
  #app: App | undefined;

  constructor(settings: PoolSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#routes = createRouteServer(settings.routes);
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves when the first connection is open, however long that takes. */
  async start(): Promise<void> {
    const app = this.#app;
    if (app === undefined) throw new Error('started before init');
    const { port, connections, apartMs } = this.#settings;
    await this.#routes.listen(port);
    await new Promise<void>((opened) => {
      for (let nth = 0; nth < connections; nth += 1) void this.#hold(app, nth * apartMs, opened);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const line of this.#lines) line.close();
    this.#routes.close();
  }

  isConnected(): boolean {
    return [...this.#lines].some((line) => line.isOpen());
  }

  /** Keeps one connection open from `afterMs` on, until the stop. */
  async #hold(app: App, afterMs: number, opened: () => void): Promise<void> {
    const stopping = this.#stopping.signal;
    const untilStop = new Promise((resolve) => stopping.addEventListener('abort', resolve));
    await this.#clock.sleep(afterMs, stopping);
    for (let failures = 0; !stopping.aborted; ) {
      const line = createSocketLine(app, this.#settings);
      this.#lines.add(line);
      const begun = this.#clock.now();
      const failure = await this.#open(line);
      if (failure === undefined) {
        this.#note(line);
        opened();
        await Promise.race([line.leaving, untilStop]);
      }
      const lasted = this.#clock.now() - begun;
      void this.#release(line, failure);
      failures = failure === undefined && lasted >= STEADY_AFTER_MS ? 0 : failures + 1;
      await this.#pause(failures, failure);
    }
  }

  #note(line: SocketLine): void {
    const { watch } = this.#settings;
    watch?.observer.saw({ kind: 'socket', connected: true });
    void line.ended.then(() => watch?.observer.saw({ kind: 'socket', connected: false }));
  }

  async #open(line: SocketLine): Promise<Failure | undefined> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#stopping.signal]);
    const late = this.#clock.sleep(OPEN_WITHIN_MS, signal).then(() => {
      throw new Error('Slack does not greet');
    });
    try {
      await Promise.race([line.open(), late]);
      return undefined;
    } catch (error) {
      const waitMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
      const lost = error instanceof Error ? error.message : 'connection lost';
      return { reason: line.reason() ?? lost, waitMs };
    } finally {
      over.abort();
    }
  }

  /** What is left of a connection takes its course: acks go out, and Slack closes it. */
  async #release(line: SocketLine, failure: Failure | undefined): Promise<void> {
    this.#tell(line, failure);
    if (line.isOpen()) {
      const over = new AbortController();
      const signal = AbortSignal.any([over.signal, this.#stopping.signal]);
      await Promise.race([line.ended, this.#clock.sleep(LEAVE_WITHIN_MS, signal)]);
      over.abort();
    }
    line.close();
    this.#lines.delete(line);
  }

  #tell(line: SocketLine, failure: Failure | undefined): void {
    const { logger } = this.#settings;
    if (this.#stopping.signal.aborted) return;
    if (failure !== undefined) logger.warn(`Socket Mode not connected: ${failure.reason}`);
    else if (!isRoutine(line))
      logger.warn(`Socket Mode connection ended by Slack: ${line.reason()}`);
    else if (line.isOpen()) logger.info('Socket Mode connection is replaced');
    else logger.warn('Socket Mode connection lost');
  }

  /** None after the first failure: it is most often a connection that was lost by itself. */
  async #pause(failures: number, failure: Failure | undefined): Promise<void> {
    if (failures === 0) return;
    const growing = failures === 1 ? 0 : FIRST_PAUSE_MS * 2 ** (failures - 2);
    const pauseMs = Math.max(Math.min(growing, LONGEST_PAUSE_MS), failure?.waitMs ?? 0);
    await this.#clock.sleep(pauseMs, this.#stopping.signal);
  }
}

/** Slack refreshes each connection every few hours; any other reason is one to look into. */
function isRoutine(line: SocketLine): boolean {
  const reason = line.reason();
  return reason === undefined || reason === 'warning' || reason === 'refresh_requested';
}
