import http from 'node:http';
import https from 'node:https';
import axios, { AxiosError, type AxiosInstance } from 'axios';
import { assertNever } from '../domain/assert-never';
import type { Clock } from '../domain/clock';
import type { Log, LogFields } from '../domain/log';
import type { DeskCalled, Observer } from '../domain/observer';
import type { NoAnswer } from '../domain/outcome';
import { isSignatureExpired } from './error-codes';
import { type Reply, readReply } from './reply';
import { SendGuard, TOO_LATE } from './send-guard';
import { sightingOf } from './sighting';
import { type Signer, UserSig } from './user-sig';

const BODY_MAX_BYTES = 1024 * 1024;
/** Short, because a request on a connection that Desk has just closed ends without an answer. */
const IDLE_CONNECTION_MS = 15_000;

interface TransportSettings extends Signer {
  /** Where the REST API is, such as `https://console.tim.qq.com`. */
  readonly url: string;
  /** Milliseconds that a new connection may take. */
  readonly connectMs: number;
}

export interface TransportParts {
  readonly clock: Clock;
  /** An integer from 0 to 4294967295, another one each time. */
  randomUint32(): number;
  readonly log: Log;
  /** Hears the `Date` header of every answer, whatever it is. */
  readonly onDate?: (header: unknown) => void;
  /** Who sees each attempt. Default nobody. */
  readonly observer?: Pick<Observer, 'saw'>;
}

/** How long a command may take and until when it may leave. */
export interface CallLimits {
  /** Milliseconds for each attempt, from its beginning to the last byte of the answer. */
  readonly timeoutMs: number;
  /** When the last attempt must be over, in milliseconds since the Unix epoch. */
  readonly endBefore: number;
  /** Nothing leaves from then on, in milliseconds since the Unix epoch. */
  readonly sendBefore: number;
  /** Why it is sent once more, where it is. */
  readonly repeat?: NonNullable<DeskCalled['repeat']>;
}

/**
 * Sends commands to the Desk REST API ("REST API Introduction",
 * cloud.tencent.com/document/product/269/1519) over kept-alive connections. The UserSig travels in
 * the URL, so neither the URL nor an error of axios, which holds it, leaves this class.
 */
export class Transport {
  readonly #settings: TransportSettings;
  readonly #parts: TransportParts;
  readonly #secure: boolean;
  readonly #userSig: UserSig;
  readonly #agent: http.Agent;
  readonly #client: AxiosInstance;

  /** @throws Error when the settings cannot sign a call or hold no URL. */
  constructor(settings: TransportSettings, parts: TransportParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#secure = new URL(settings.url).protocol === 'https:';
    this.#userSig = new UserSig(settings, parts.clock);
    const { Agent } = this.#secure ? https : http;
    this.#agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
    this.#client = createClient(this.#agent);
  }

  /**
   * Sends `command` with `body`. A refusal because the UserSig has expired is answered once with a
   * fresh one; nothing else is ever repeated. It never rejects because of what the network or Desk
   * does.
   */
  async call(command: string, body: object, limits: CallLimits): Promise<Reply> {
    const reply = await this.#attempt(command, body, limits);
    if (reply.kind !== 'answer' || !isSignatureExpired(reply.code)) return reply;
    this.#userSig.renew();
    const second = await this.#attempt(command, body, { ...limits, repeat: 'expiredUserSig' });
    return second.kind === 'neverSent' ? reply : second;
  }

  /** Closes the kept-alive connections, and those of calls that are still under way. */
  close(): void {
    this.#agent.destroy();
  }

  async #attempt(command: string, body: object, limits: CallLimits): Promise<Reply> {
    const startedAt = this.#parts.clock.now();
    const sendBefore = Math.min(limits.sendBefore, limits.endBefore);
    const reply: Reply =
      startedAt >= sendBefore
        ? { kind: 'neverSent', error: TOO_LATE }
        : await this.#send(command, body, {
            timeoutMs: Math.min(limits.timeoutMs, limits.endBefore - startedAt),
            sendBefore,
          });
    const endedAt = this.#parts.clock.now();
    this.#note(reply, { command, ms: endedAt - startedAt });
    const called = { command, startedAt, endedAt, repeat: limits.repeat };
    this.#parts.observer?.saw(sightingOf(reply, called));
    return reply;
  }

  async #send(
    command: string,
    body: object,
    { timeoutMs, sendBefore }: { timeoutMs: number; sendBefore: number },
  ): Promise<Reply> {
    const limits = { connectMs: this.#settings.connectMs, sendBefore };
    const guard = new SendGuard(this.#secure, limits, this.#parts.clock);
    // A wall clock: axios's own `timeout` begins anew with every byte of a trickling body.
    const signal = AbortSignal.timeout(Math.ceil(timeoutMs));
    const url = this.#urlOf(command);
    try {
      const { status, data, headers } = await this.#client.post<string>(url, body, {
        signal,
        transport: guard,
      });
      this.#parts.onDate?.(headers['date']);
      return readReply(status, data);
    } catch (error) {
      if (!guard.sent) return { kind: 'neverSent', error: systemNameOf(error, signal) };
      return { kind: 'noAnswer', noAnswer: noAnswerOf(error, signal, guard.httpStatus) };
    }
  }

  #urlOf(command: string): string {
    const { url, sdkAppId, admin } = this.#settings;
    const identifier = encodeURIComponent(admin);
    const usersig = this.#userSig.current();
    const random = this.#parts.randomUint32();
    return (
      `${url.replace(/\/+$/, '')}/v4/desk_http_svc/${command}?sdkappid=${sdkAppId}` +
      `&identifier=${identifier}&usersig=${usersig}&random=${random}&contenttype=json`
    );
  }

  /** Names no customer: neither the body nor Desk's `ErrorInfo` is logged. */
  #note(reply: Reply, fields: LogFields): void {
    const { log } = this.#parts;
    switch (reply.kind) {
      case 'answer':
        log.debug({ ...fields, code: reply.code }, 'desk answered');
        return;
      case 'neverSent':
        log.warn({ ...fields, error: reply.error }, 'desk call never sent');
        return;
      case 'noAnswer': {
        const { info: _, ...noAnswer } = { info: '', ...reply.noAnswer };
        log.warn({ ...fields, noAnswer }, 'desk gave no usable answer');
        return;
      }
      default:
        assertNever(reply);
    }
  }
}

function createClient(agent: http.Agent): AxiosInstance {
  return axios.create({
    adapter: 'http',
    httpAgent: agent,
    httpsAgent: agent,
    proxy: false,
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: 'text',
    maxContentLength: BODY_MAX_BYTES,
  });
}

function noAnswerOf(error: unknown, signal: AbortSignal, httpStatus: number): NoAnswer {
  if (signal.aborted) return { kind: 'timeout' };
  return isTooLarge(error) ? { kind: 'unreadable', httpStatus } : { kind: 'connectionLost' };
}

/** A body that broke off comes with the response; one over `maxContentLength` without it. */
function isTooLarge(error: unknown): boolean {
  return (
    axios.isAxiosError(error) &&
    error.code === AxiosError.ERR_BAD_RESPONSE &&
    error.response === undefined
  );
}

function systemNameOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'ETIMEDOUT';
  return axios.isAxiosError(error) && error.code ? error.code : 'EUNKNOWN';
}
