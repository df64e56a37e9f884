import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from '../../src/domain/assert-never';
import { Changes, printLatest } from '../kit/changes';
import { parseJson } from '../kit/fields';
import { type LocalServer, reset, sendJson, startLocalServer } from '../kit/local-server';
import { Script } from '../kit/script';
import { Timers } from '../kit/timers';
import { type DeskAnswer, refuse, succeed } from './answer';
import { judgeCaller } from './caller';
import type { Plan } from './contact-user';
import { decide } from './decide';
import type { DeskCall, ForCalls } from './desk-call';
import type { Effect, NextAnswer } from './next-answer';
import { type Credentials, credentialsOf, type DeskOptions, stateOf } from './options';
import { endSession, startSession } from './sessions';
import { type Contact, type DeskState, type Session, sessionKey } from './state';

/**
 * Starts a local Tencent Cloud Desk that serves `contact_user` and `get_session_state`.
 *
 * @throws Error (EADDRINUSE) when `options.port` is taken.
 */
export async function startDesk(options: DeskOptions = {}): Promise<DeskStandIn> {
  const desk = new DeskStandIn(options);
  await desk.listen(options.port);
  return desk;
}

/** A Tencent Cloud Desk in memory, as far as the app calls it. */
export class DeskStandIn {
  readonly credentials: Credentials;
  /** May be changed at any time. */
  readonly state: DeskState;
  /** Every call, oldest first. */
  readonly calls: DeskCall[] = [];
  readonly #contacts = new Map<string, Contact[]>();
  readonly #script = new Script<NextAnswer>();
  readonly #changes = new Changes();
  readonly #timers = new Timers();
  readonly #now: () => number;
  #server: LocalServer | undefined;

  /** Does not listen yet: use `startDesk`. */
  constructor(options: DeskOptions) {
    this.credentials = credentialsOf(options);
    this.state = stateOf(options);
    this.#now = options.now ?? Date.now;
  }

  /** Where it listens, for example `http://127.0.0.1:40123`; empty before it first did. */
  get url(): string {
    return this.#server?.url ?? '';
  }

  /** By customer, every time that customer was really contacted, whoever was told. */
  get contacts(): ReadonlyMap<string, readonly Contact[]> {
    return this.#contacts;
  }

  /** Listens: at first on `port` (0 takes any free one), later on the same one again. */
  async listen(port = 0): Promise<void> {
    if (this.#server !== undefined) return this.#server.listen();
    this.#server = await startLocalServer((...args) => this.#serve(...args), port);
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
    this.#script.add(answer, command === undefined ? { times } : { name: command, times });
  }

  /** Forgets what `next` told and no call has taken. */
  forgetNext(): void {
    this.#script.clear();
  }

  /** Puts a customer's session into the state, in place of the one that was there. */
  putSession(session: Omit<Session, 'id' | 'agent'> & Partial<Session>): Session {
    const put: Session = { id: randomUUID(), agent: '', ...session };
    this.state.sessions.set(sessionKey(put.customer, put.account), put);
    this.#changes.announce();
    return put;
  }

  /** Ends a customer's session, if there is one, and frees its agent. */
  endSession(customer: string, account: string): void {
    endSession(customer, account, this.state);
    this.#changes.announce();
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
    const contacts = [...this.#contacts.values()].flat();
    return printLatest({
      calls: this.calls,
      contacts,
      sessions: [...this.state.sessions.values()],
    });
  }

  #serve(request: IncomingMessage, text: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://desk');
    const command = /^\/v4\/desk_http_svc\/([^/]+)$/.exec(url.pathname)?.[1];
    if (command === undefined) {
      sendJson(response, refuse(60009), 404);
      return;
    }
    const at = this.#now();
    const verdict = judgeCaller(url.searchParams, this.credentials, at);
    const body = parseJson(text);
    const call: DeskCall = { command, body, verdict, at, ms: undefined, code: undefined };
    this.calls.push(call);
    const facts = { httpMethod: request.method, command, body, callerCode: verdict.code };
    const plan = decide(facts, this.state);
    const step = this.#script.take(command);
    this.#happen(plan, step === undefined || step.kind === 'delay' ? true : step.effect);
    this.#answer(call, step, answerOf(plan), response);
    this.#changes.announce();
  }

  #happen(plan: Plan, effect: Effect = false): void {
    if (plan.kind !== 'contact' || effect === false) return;
    if (effect !== true) {
      this.#timers.after(effect.afterMs, () => this.#happen(plan, true));
      return;
    }
    const contact = startSession(plan, this.state, this.#now());
    this.#contacts.set(plan.customer, [...(this.#contacts.get(plan.customer) ?? []), contact]);
    this.#changes.announce();
  }

  #answer(
    call: DeskCall,
    step: NextAnswer | undefined,
    usual: DeskAnswer,
    response: ServerResponse,
  ): void {
    switch (step?.kind) {
      case undefined:
        this.#send(call, usual, response);
        break;
      case 'code':
        this.#send(call, refuse(step.code, step.info), response);
        break;
      case 'delay':
        this.#timers.after(step.ms, () => this.#send(call, usual, response));
        break;
      case 'silence':
        break;
      case 'reset':
        reset(response);
        break;
      case 'status':
        response.writeHead(step.status, { 'content-type': 'text/html' }).end(step.body);
        break;
      case 'body':
        response.writeHead(200, { 'content-type': 'application/json' }).end(step.body);
        break;
      default:
        assertNever(step);
    }
  }

  #send(call: DeskCall, answer: DeskAnswer, response: ServerResponse): void {
    call.ms = this.#now() - call.at;
    call.code = answer.ErrorCode;
    sendJson(response, answer);
    this.#changes.announce();
  }
}

function answerOf(plan: Plan): DeskAnswer {
  return plan.kind === 'contact' ? succeed({ MemberId: plan.agent }) : plan.answer;
}
