import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertNever } from '../../../src/domain/assert-never';
import type { Changes } from '../../kit/changes';
import type { Fields } from '../../kit/fields';
import { keepLatest } from '../../kit/keep-latest';
import { reset, sendJson } from '../../kit/local-server';
import type { Script } from '../../kit/script';
import type { Timers } from '../../kit/timers';
import type { Fault } from '../fault';
import {
  fail,
  lacksScope,
  type MethodAnswer,
  type MethodContext,
  rateLimited,
} from '../methods/method';
import { METHODS } from '../methods/table';
import type { SlackCall } from '../types';
import { type ApiRequest, readApiRequest } from './api-request';
import { answerResponseUrl } from './response-url-endpoint';

/** What the Web API shares with the rest of the stand-in. */
export interface WebApiParts extends Omit<MethodContext, 'newSocketUrl'> {
  /** The path and query of a new Socket Mode address. */
  readonly newSocketPath: () => string;
  readonly calls: SlackCall[];
  readonly faults: Script<Fault>;
  readonly changes: Changes;
  readonly timers: Timers;
}

/** Serves `/api/<method>` and the addresses of `response_url`. */
export class WebApi {
  readonly #parts: WebApiParts;

  constructor(parts: WebApiParts) {
    this.#parts = parts;
  }

  serve(request: IncomingMessage, body: string, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://slack');
    const method = /^\/api\/([\w.]+)$/.exec(pathname)?.[1];
    const read = readApiRequest(request, body);
    if (method !== undefined) {
      this.#call(method, read.args, () => this.#answer(method, read), response);
      return;
    }
    const { workspace } = this.#parts;
    const answer = () => answerResponseUrl(pathname, read.args, workspace);
    this.#call('response_url', read.args, answer, response);
  }

  /** Records the call and answers it, unless a fault is due. */
  #call(method: string, args: Fields, work: () => MethodAnswer, response: ServerResponse): void {
    const { calls, workspace, faults } = this.#parts;
    const at = workspace.settings.now();
    const call: SlackCall = {
      method,
      args,
      at,
      ms: undefined,
      status: undefined,
      error: undefined,
    };
    keepLatest(calls, call);
    const fault = faults.take(method);
    if (fault === undefined) this.#send(call, work(), response);
    else this.#misbehave(fault, call, work, response);
    this.#parts.changes.announce();
  }

  #misbehave(
    fault: Fault,
    call: SlackCall,
    work: () => MethodAnswer,
    response: ServerResponse,
  ): void {
    const send = (answer: MethodAnswer): void => this.#send(call, answer, response);
    switch (fault.kind) {
      case 'status':
        call.status = fault.status;
        response.writeHead(fault.status, { ...fault.headers }).end(fault.body);
        break;
      case 'error':
        send(fail(fault.error));
        break;
      case 'rateLimited':
        send(rateLimited(fault.retryAfter));
        break;
      case 'delay': {
        const answer = work();
        this.#parts.timers.after(fault.ms, () => send(answer));
        break;
      }
      case 'hang':
        break;
      case 'reset':
        reset(response);
        break;
      case 'dropAfterEffect':
        work();
        reset(response);
        break;
      default:
        assertNever(fault);
    }
  }

  /** Who may call what, then the method itself. */
  #answer(name: string, { token, host, args }: ApiRequest): MethodAnswer {
    const { workspace, newSocketPath } = this.#parts;
    const { botToken, appToken, scopes } = workspace.settings;
    const method = METHODS.get(name);
    if (method === undefined) return fail('unknown_method', { req_method: name });
    if (token === undefined) return fail('not_authed');
    if (token !== botToken && token !== appToken) return fail('invalid_auth');
    if ((token === appToken) !== (method.token === 'app')) return fail('not_allowed_token_type');
    const { scope } = method;
    const lacks = scope !== undefined && !workspace.has(scope);
    const newSocketUrl = () => `ws://${host}${newSocketPath()}`;
    const answer = lacks
      ? lacksScope(scope, workspace)
      : method.run(args, { workspace, newSocketUrl });
    if (method.token === 'app') return answer;
    const headers = { 'x-oauth-scopes': scopes.join(','), 'x-accepted-oauth-scopes': scope ?? '' };
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  #send(call: SlackCall, answer: MethodAnswer, response: ServerResponse): void {
    call.ms = this.#parts.workspace.settings.now() - call.at;
    call.status = answer.status;
    call.error = answer.body.error;
    sendJson(response, answer.body, answer.status, answer.headers);
    this.#parts.changes.announce();
  }
}
