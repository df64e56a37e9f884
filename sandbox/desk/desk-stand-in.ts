import { Changes, printLatest } from '../kit/changes';
import { type Handler, type LocalServer, startLocalServer } from '../kit/local-server';
import type { Planned } from '../kit/script';
import { Timers } from '../kit/timers';
import { Countdowns } from './countdowns';
import type { DeskCall, ForCalls } from './desk-call';
import { Endpoint } from './endpoint';
import type { NextAnswer } from './next-answer';
import { type Credentials, credentialsOf, type DeskOptions, stateOf } from './options';
import { People } from './people/people';
import { endSession, openSession, type SessionSpec } from './sessions';
import { type Contact, type DeskState, type Session, sessionKey } from './state';

/**
 * Starts a local Tencent Cloud Desk.
 *
 * @throws Error (EADDRINUSE) when `options.port` is taken.
 */
export async function startDesk(options: DeskOptions = {}): Promise<DeskStandIn> {
  const desk = new DeskStandIn(options);
  await desk.listen(options.port);
  return desk;
}

/** A Tencent Cloud Desk in memory: its REST API, and what people do in it. */
export class DeskStandIn {
  readonly credentials: Credentials;
  /** May be changed at any time. */
  readonly state: DeskState;
  readonly people: People;
  /** How far the clock that answers tell the time by is ahead of this machine's, in ms. */
  clockAheadMs = 0;
  readonly #endpoint: Endpoint;
  readonly #countdowns: Countdowns;
  readonly #timers: Pick<Timers, 'after' | 'clear'>;
  readonly #changes = new Changes();
  readonly #now: () => number;
  #server: LocalServer | undefined;

  /** Does not listen yet: use `startDesk`. */
  constructor(options: DeskOptions) {
    this.credentials = credentialsOf(options);
    this.state = stateOf(options);
    this.#now = options.now ?? Date.now;
    for (const session of options.sessions ?? []) openSession(session, this.state, this.#now());
    this.#timers = options.timers ?? new Timers();
    const changed = () => this.#changed();
    const ground = { state: this.state, timers: this.#timers, now: this.#now, changed };
    this.#countdowns = new Countdowns(ground);
    this.people = new People(this.state, this.#now, changed);
    this.#endpoint = new Endpoint({ ...ground, credentials: this.credentials });
    this.#countdowns.update();
  }

  /** Where it listens, for example `http://127.0.0.1:40123`; empty before it first did. */
  get url(): string {
    return this.#server?.url ?? '';
  }

  /** The latest calls (5,000), oldest first, without the UserSig. */
  get calls(): readonly DeskCall[] {
    return this.#endpoint.calls;
  }

  /** By customer, every time that customer was really contacted, whoever was told. */
  get contacts(): ReadonlyMap<string, readonly Contact[]> {
    return this.#endpoint.contacts;
  }

  /** What `next` told and no call has taken, oldest first. */
  get planned(): readonly Planned<NextAnswer>[] {
    return this.#endpoint.script.planned;
  }

  /** Listens: at first on `port` (0 takes any free one), later on the same one again. */
  async listen(port = 0): Promise<void> {
    if (this.#server !== undefined) return this.#server.listen();
    const dateNow = () => Date.now() + this.clockAheadMs;
    const serve: Handler = (...args) => this.#endpoint.serve(...args);
    this.#server = await startLocalServer(serve, port, dateNow);
  }

  /** Ends every connection; new ones are refused until `listen`. */
  async refuse(): Promise<void> {
    await this.#server?.refuse();
  }

  /** Ends every socket, delay and wait. */
  async close(): Promise<void> {
    this.#timers.clear();
    this.#changes.close();
    await this.refuse();
  }

  /** Tells what to do with calls to come; each takes the oldest that is for it. */
  next(answer: NextAnswer, { command, times = 1 }: ForCalls = {}): void {
    this.#endpoint.script.add(answer, { name: command, times });
    this.#changes.announce();
  }

  /** Forgets what `next` told and no call has taken. */
  forgetNext(): void {
    this.#endpoint.script.clear();
    this.#changes.announce();
  }

  /** Puts a session into the state whatever the rules, in place of the one that was there. */
  putSession(session: SessionSpec): Session {
    const put = openSession(session, this.state, this.#now());
    this.#changed();
    return put;
  }

  /** Ends a customer's session, if there is one, and frees its agent. */
  endSession(customer: string, account: string): void {
    const session = this.state.sessions.get(sessionKey(customer, account));
    if (session !== undefined) endSession(session, this.state, this.#now());
    this.#changed();
  }

  /** Calls `listener` after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.#changes.watch(listener);
  }

  /**
   * Resolves to the first thing that `probe` finds, asked again after every change.
   *
   * @throws Error after `timeoutMs`, with the calls, contacts and sessions.
   */
  waitFor<T>(
    probe: (desk: this) => T | undefined | null | false,
    timeoutMs = 5_000,
  ): Promise<Exclude<T, undefined | null | false>> {
    const ask = () => probe(this);
    return this.#changes.waitFor(ask, () => this.describe(), timeoutMs);
  }

  /** The latest calls, contacts and sessions as text. */
  describe(): string {
    const contacts = [...this.contacts.values()].flat();
    const sessions = [...this.state.sessions.values()];
    return printLatest({ calls: this.calls, contacts, sessions });
  }

  #changed(): void {
    this.#countdowns.update();
    this.#changes.announce();
  }
}
