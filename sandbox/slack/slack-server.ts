import { Changes } from '../kit/changes';
import { keepLatest } from '../kit/keep-latest';
import { type LocalServer, startLocalServer } from '../kit/local-server';
import { Script } from '../kit/script';
import { Timers } from '../kit/timers';
import { WebApi } from './api/web-api';
import { type Delivery, deliver, type Travel } from './delivery';
import type { Fault } from './fault';
import type { SlackOptions } from './options';
import type { SlackCall } from './types';
import { signedHttp } from './wire/signed-http';
import { type DisconnectReason, SocketMode } from './wire/socket-mode';
import type { AppEvent, DeliverOptions, Transport } from './wire/transport';
import { Workspace } from './workspace';

/** A fault that calls of a method will meet; its `times` says how many still. */
interface PlannedFault {
  readonly method: string;
  readonly fault: Fault;
}

/**
 * What an app sees of Slack: its Web API and both ways to the app, with all that can go wrong.
 * Payloads go over Socket Mode until `deliverTo`.
 */
export class SlackServer {
  readonly workspace: Workspace;
  /** The latest calls of the Web API and of a `response_url` (5,000), oldest first. */
  readonly calls: SlackCall[] = [];
  /** The latest payloads (5,000), oldest first, once their ack came or was given up. */
  readonly deliveries: Delivery[] = [];
  /** How far the clock that answers tell the time by is ahead of this machine's, in ms. */
  clockAheadMs = 0;
  protected readonly changes = new Changes();
  readonly #timers = new Timers();
  readonly #faults = new Script<Fault>();
  readonly #socketMode: SocketMode;
  #transport: Transport;
  #travel: Travel = { times: 1, delayMs: 0 };
  #server: LocalServer | undefined;

  /** Does not listen yet. */
  constructor(options: SlackOptions) {
    this.workspace = new Workspace(options);
    const { now, refreshMs } = this.workspace.settings;
    const parts = { changes: this.changes, timers: this.#timers, now, refreshMs };
    this.#socketMode = new SocketMode(parts);
    this.#transport = this.#socketMode;
  }

  /** Where it listens, for example `http://127.0.0.1:40123`; empty before it first did. */
  get url(): string {
    return this.#server?.url ?? '';
  }

  /** The base of the Web API, with a trailing slash as Bolt's `slackApiUrl` wants it. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** How many Socket Mode connections take envelopes now. */
  get connections(): number {
    return this.#socketMode.connections;
  }

  /** What the bot token may do. */
  get scopes(): readonly string[] {
    return this.workspace.settings.scopes;
  }

  set scopes(granted: readonly string[]) {
    this.workspace.settings.scopes = granted;
    this.changes.announce();
  }

  /** How payloads travel from now on, where the act itself does not say. */
  get delivery(): Travel {
    return this.#travel;
  }

  set delivery(travel: Travel) {
    this.#travel = travel;
    this.changes.announce();
  }

  /** The faults that no call has met yet, oldest first. */
  get faults(): readonly PlannedFault[] {
    const { planned } = this.#faults;
    return planned.map(({ step, name = '', left: times }) => ({
      method: name,
      fault: { ...step, times },
    }));
  }

  /** Listens: at first on `port` (0 takes any free one), later on the same one again. */
  async listen(port = 0): Promise<void> {
    if (this.#server !== undefined) return this.#server.listen();
    const api = new WebApi({
      workspace: this.workspace,
      calls: this.calls,
      faults: this.#faults,
      changes: this.changes,
      timers: this.#timers,
      newSocketPath: () => this.#socketMode.newPath(),
    });
    const dateNow = () => Date.now() + this.clockAheadMs;
    this.#server = await startLocalServer((...args) => api.serve(...args), port, dateNow);
    this.#server.server.on('upgrade', (...args) => this.#socketMode.upgrade(...args));
  }

  /** Ends every connection; new ones are refused until `listen`. */
  async refuse(): Promise<void> {
    await this.#server?.refuse();
  }

  /** Ends every socket, delay and wait; payloads on their way are lost. */
  async close(): Promise<void> {
    this.#timers.clear();
    this.changes.close();
    this.#socketMode.close();
    await this.refuse();
  }

  /** From now on payloads go as signed POSTs to `url`. */
  deliverTo(url: string): void {
    this.#transport = signedHttp(url, this.workspace.settings);
  }

  /** Makes calls of `method` (`response_url` for those) go wrong; each takes the oldest fault. */
  fail(method: string, fault: Fault): void {
    this.#faults.add(fault, { name: method, times: fault.times });
    this.changes.announce();
  }

  /** Forgets the faults that no call has met. */
  heal(): void {
    this.#faults.clear();
    this.changes.announce();
  }

  /**
   * Changes a conversation; what is left out stays.
   *
   * @throws NotPossible when there is no such one.
   */
  changeConversation(
    id: string,
    changes: {
      readonly botIsMember?: boolean | undefined;
      readonly isArchived?: boolean | undefined;
    },
  ): void {
    const conversation = this.workspace.conversation(id);
    conversation.botIsMember = changes.botIsMember ?? conversation.botIsMember;
    conversation.isArchived = changes.isArchived ?? conversation.isArchived;
    this.changes.announce();
  }

  /** Asks every Socket Mode client to connect anew; the old connections are closed a little later. */
  disconnect(reason: DisconnectReason = 'refresh_requested'): void {
    this.#socketMode.disconnect(reason);
  }

  /** Refreshes the oldest Socket Mode connection, as Slack does with each every few hours. */
  refreshOldest(): void {
    this.#socketMode.refreshOldest();
  }

  /** Drops every Socket Mode connection without a word. */
  cutConnections(): void {
    this.#socketMode.cut();
  }

  /** Runs `listener` after every change of anything, until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.changes.watch(listener);
  }

  /** Sends a payload to the app; the first of the deliveries is the one that counts. */
  protected async deliver(event: AppEvent, how: DeliverOptions): Promise<readonly Delivery[]> {
    const { ackLimitMs, now } = this.workspace.settings;
    const deliveries = await deliver(event, this.#transport, how, {
      ackLimitMs,
      now,
      travel: this.#travel,
      timers: this.#timers,
      changed: () => this.changes.announce(),
    });
    for (const delivery of deliveries) keepLatest(this.deliveries, delivery);
    return deliveries;
  }
}
