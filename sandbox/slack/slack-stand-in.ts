import { Changes, printLatest } from '../kit/changes';
import { type LocalServer, startLocalServer } from '../kit/local-server';
import { Script } from '../kit/script';
import { Timers } from '../kit/timers';
import { type Pressable, pressButton } from './button-press';
import { typeCommand } from './command';
import { type Delivery, deliver } from './delivery';
import type { Fault } from './fault';
import type { InteractionParts } from './interaction';
import type { SlackOptions } from './options';
import type {
  CommandReaction,
  FilledForm,
  Press,
  Reaction,
  SubmitReaction,
  TypedCommand,
} from './person';
import { signedHttp } from './signed-http';
import { type DisconnectReason, SocketMode } from './socket-mode';
import { closeView, submitView } from './submission';
import type { AppEvent, DeliverOptions, Transport } from './transport';
import type { Message, OpenView, SlackCall } from './types';
import { WebApi } from './web-api';
import { Workspace } from './workspace';

/**
 * Starts a local Slack: one workspace with one app, its Web API and both ways to deliver to it.
 *
 * @throws Error (EADDRINUSE) when `options.port` is taken.
 */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const slack = new SlackStandIn(options);
  await slack.listen(options.port);
  return slack;
}

/** A Slack in memory, with Slack's rules. Payloads go over Socket Mode until `deliverTo`. */
export class SlackStandIn {
  readonly workspace: Workspace;
  /** Every call of the Web API and of a `response_url`, oldest first. */
  readonly calls: SlackCall[] = [];
  /** Every payload that was sent, oldest first, once its ack came or was given up. */
  readonly deliveries: Delivery[] = [];
  readonly #changes = new Changes();
  readonly #timers = new Timers();
  readonly #faults = new Script<Fault>();
  readonly #socketMode = new SocketMode(this.#changes);
  readonly #parts: InteractionParts;
  #transport: Transport = this.#socketMode;
  #server: LocalServer | undefined;

  /** Does not listen yet: use `startSlack`. */
  constructor(options: SlackOptions) {
    const workspace = new Workspace(options);
    this.workspace = workspace;
    this.#parts = {
      workspace,
      deliver: (event, how) => this.#deliver(event, how),
      newResponseUrl: (target) => `${this.url}${workspace.responseUrls.issue(target)}`,
    };
  }

  /** Where it listens, for example `http://127.0.0.1:40123`; empty before it first did. */
  get url(): string {
    return this.#server?.url ?? '';
  }

  /** The base of the Web API, with a trailing slash as Bolt's `slackApiUrl` wants it. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** Every message as it stands now, oldest first; of one conversation where it is named. */
  messages(channel?: string): readonly Message[] {
    return this.workspace.messages.in(channel);
  }

  /** The modals on people's screens, oldest first. */
  get openViews(): readonly OpenView[] {
    return this.workspace.views.open;
  }

  /** How many Socket Mode connections take envelopes now. */
  get connections(): number {
    return this.#socketMode.connections;
  }

  /** Listens: at first on `port` (0 takes any free one), later on the same one again. */
  async listen(port = 0): Promise<void> {
    if (this.#server !== undefined) return this.#server.listen();
    const api = new WebApi({
      workspace: this.workspace,
      calls: this.calls,
      faults: this.#faults,
      changes: this.#changes,
      timers: this.#timers,
      newSocketUrl: () => `${this.url.replace('http', 'ws')}${this.#socketMode.newPath()}`,
    });
    this.#server = await startLocalServer((...args) => api.serve(...args), port);
    this.#server.server.on('upgrade', (...args) => this.#socketMode.upgrade(...args));
  }

  /** Ends every connection; new ones are refused until `listen`. */
  async refuse(): Promise<void> {
    await this.#server?.refuse();
  }

  /** Ends every socket, delay and wait. */
  async close(): Promise<void> {
    this.#timers.clear();
    this.#changes.close();
    this.#socketMode.close();
    await this.refuse();
  }

  /** From now on payloads go as signed POSTs to `url`. */
  deliverTo(url: string): void {
    this.#transport = signedHttp(url, this.workspace.settings);
  }

  /** Makes calls of `method` (`response_url` for those) go wrong; each takes the oldest fault. */
  fail(method: string, fault: Fault): void {
    this.#faults.add(fault, { name: method, times: fault.times ?? 1 });
  }

  /** Forgets the faults that no call has met. */
  heal(): void {
    this.#faults.clear();
  }

  /** Asks every Socket Mode client to connect anew. */
  disconnect(reason: DisconnectReason = 'refresh_requested'): void {
    this.#socketMode.disconnect(reason);
  }

  /** Drops every Socket Mode connection without a word. */
  cutConnections(): void {
    this.#socketMode.cut();
  }

  /** A person types a slash command. */
  command(typed: TypedCommand): Promise<CommandReaction> {
    return this.#announced(typeCommand(typed, this.#parts));
  }

  /** A person fills in a modal and submits it. */
  submit(view: OpenView, form: FilledForm = {}): Promise<SubmitReaction> {
    return this.#announced(submitView(view, form, this.#parts));
  }

  /** A person closes a modal without submitting it. */
  closeView(view: OpenView, options: DeliverOptions = {}): Promise<Reaction> {
    return this.#announced(closeView(view, options, this.#parts));
  }

  /** A person presses a button of a message or a modal. */
  press(on: Pressable, actionId: string, press: Press): Promise<Reaction> {
    return this.#announced(pressButton(on, actionId, press, this.#parts));
  }

  /** The latest modal on a person's screen, as soon as there is one. */
  waitForView(user: string, timeoutMs?: number): Promise<OpenView> {
    const theirs = () => this.openViews.findLast((view) => view.user === user);
    return this.waitFor(theirs, timeoutMs);
  }

  /**
   * Resolves to the first thing that `probe` finds, asked again after every change.
   *
   * @throws Error after `timeoutMs`, with the messages, views, calls and deliveries.
   */
  waitFor<T>(
    probe: (slack: this) => T | undefined | null | false,
    timeoutMs = 5_000,
  ): Promise<Exclude<T, undefined | null | false>> {
    const ask = () => probe(this);
    return this.#changes.waitFor(ask, () => this.describe(), timeoutMs);
  }

  /** The latest messages, views, calls and deliveries as text. */
  describe(): string {
    const { openViews, calls, deliveries } = this;
    return printLatest({ messages: this.messages(), openViews, calls, deliveries });
  }

  async #deliver(event: AppEvent, options: DeliverOptions): Promise<readonly Delivery[]> {
    const { ackLimitMs, now } = this.workspace.settings;
    const settings = { ackLimitMs, now, changed: () => this.#changes.announce() };
    const deliveries = await deliver(event, this.#transport, options, settings);
    this.deliveries.push(...deliveries);
    return deliveries;
  }

  #announced<T>(doing: Promise<T>): Promise<T> {
    return doing.finally(() => this.#changes.announce());
  }
}
