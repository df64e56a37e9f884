import type { Clock } from '../domain/clock';
import type { EndAnswer } from './desk';
import { isNoSuchSession } from './error-codes';
import { isConnectionLost, type Reply } from './reply';
import type { Transport } from './transport';

/**
 * The command `end_session` (tencentcloud.com/document/product/1229/68948), which ends a session that
 * has been handed to an agent.
 */
export class EndSession {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor(transport: Transport, clock: Clock, timeoutMs: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Ends the session with this ID; repeats included, within the timeout. */
  async call(sessionId: string): Promise<EndAnswer> {
    const endBefore = this.#clock.now() + this.#timeoutMs;
    const limits = { timeoutMs: this.#timeoutMs, endBefore, sendBefore: endBefore };
    const end = () => this.#transport.call('end_session', { SessionId: sessionId }, limits);
    const reply = await end();
    // A session ends only once, so a connection that broke is worth another try at once.
    return endAnswerOf(isConnectionLost(reply) ? await end() : reply);
  }
}

function endAnswerOf(reply: Reply): EndAnswer {
  if (reply.kind !== 'answer') return { kind: 'unknown' };
  const { code, info } = reply;
  if (code === 0) return { kind: 'ended' };
  if (isNoSuchSession(code)) return { kind: 'alreadyOver' };
  return { kind: 'refused', code, info };
}
