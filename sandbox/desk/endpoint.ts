import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from '../../src/domain/assert-never';
import { parseJson } from '../kit/fields';
import { keepLatest } from '../kit/keep-latest';
import { reset, sendJson } from '../kit/local-server';
import { Script } from '../kit/script';
import type { Timers } from '../kit/timers';
import { type DeskAnswer, refuse } from './answer';
import { judgeCaller } from './caller';
import { answerOf, carryOut } from './commands/plan';
import { type Call, decide } from './decide';
import type { DeskCall } from './desk-call';
import type { Effect, NextAnswer } from './next-answer';
import type { Credentials } from './options';
import type { Contact, DeskState } from './state';

/** What the endpoint stands on. */
interface Ground {
  readonly credentials: Credentials;
  readonly state: DeskState;
  readonly timers: Pick<Timers, 'after'>;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Called after every change that somebody could see. */
  changed(): void;
}

const BAD_GATEWAY =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Where the calls of the REST API arrive. */
export class Endpoint {
  /** The latest calls, oldest first. */
  readonly calls: DeskCall[] = [];
  readonly contacts = new Map<string, Contact[]>();
  readonly script = new Script<NextAnswer>();
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Answers one request, as planned or by the state. */
  serve(request: IncomingMessage, text: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://desk');
    const command = /^\/v4\/desk_http_svc\/([^/]+)$/.exec(url.pathname)?.[1];
    if (command === undefined) {
      sendJson(response, refuse(60009), 404);
      return;
    }
    const { credentials, state, now, changed } = this.#ground;
    const at = now();
    const verdict = judgeCaller(url.searchParams, credentials, at);
    const body = parseJson(text);
    const call: DeskCall = { command, body, verdict, at, ms: undefined, code: undefined };
    keepLatest(this.calls, call);
    const facts = { httpMethod: request.method, command, body, callerCode: verdict.code };
    const answer = answerOf(decide(facts, state));
    const step = this.script.take(command);
    this.#happen(facts, step === undefined || step.kind === 'delay' ? true : step.effect);
    this.#answer(call, step, answer, response);
    changed();
  }

  /** What happens is decided when it does: the state may have changed since the call arrived. */
  #happen(facts: Call, effect: Effect = false): void {
    if (effect === false) return;
    if (effect !== true) {
      this.#ground.timers.after(effect.afterMs, () => this.#happen(facts, true));
      return;
    }
    const { state, now, changed } = this.#ground;
    const plan = decide(facts, state);
    const contact = carryOut(plan, state, now());
    if (contact !== undefined) {
      const before = this.contacts.get(contact.customer) ?? [];
      this.contacts.set(contact.customer, [...before, contact]);
    }
    changed();
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
        this.#ground.timers.after(step.ms, () => this.#send(call, usual, response));
        break;
      case 'silence':
        break;
      case 'reset':
        reset(response);
        break;
      case 'status':
        response
          .writeHead(step.status, { 'content-type': 'text/html' })
          .end(step.body ?? BAD_GATEWAY);
        break;
      case 'body':
        response.writeHead(200, { 'content-type': 'application/json' }).end(step.body);
        break;
      default:
        assertNever(step);
    }
  }

  #send(call: DeskCall, answer: DeskAnswer, response: ServerResponse): void {
    call.ms = this.#ground.now() - call.at;
    call.code = answer.ErrorCode;
    sendJson(response, answer);
    this.#ground.changed();
  }
}
