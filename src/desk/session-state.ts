import type { Clock } from '../domain/clock';
import type { Target } from '../domain/contact-request';
import type { SessionPhase } from '../domain/outcome';
import type { SessionAnswer } from './desk';
import { isNoSuchSession } from './error-codes';
import { type AnswerBody, isConnectionLost, type Reply, textOf } from './reply';
import type { Transport } from './transport';

/**
 * `CurrentState` as the two pages of get_session_state write it, without case, spaces and the
 * letter in which "Queueing" and "Queuing" differ (cloud.tencent.com/document/product/679/116639,
 * tencentcloud.com/document/product/1229/68825).
 */
const PHASES: ReadonlyMap<string, SessionPhase> = new Map([
  ['notinsession', 'none'],
  ['chatbot', 'bot'],
  ['waitingforagentanswering', 'waiting'],
  ['queuing', 'queueing'],
  ['agent', 'agent'],
]);

/** The command `get_session_state`. */
export class SessionState {
  readonly #transport: Pick<Transport, 'call'>;
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor(transport: Pick<Transport, 'call'>, clock: Clock, timeoutMs: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Where the session of `customer` with `account` stands; repeats included, within the timeout. */
  async of({ customer, account }: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer> {
    const endBefore = this.#clock.now() + this.#timeoutMs;
    const limits = { timeoutMs: this.#timeoutMs, endBefore, sendBefore: endBefore };
    const body = { ClientUserId: customer, CustomerServiceId: account };
    const ask = () => this.#transport.call('get_session_state', body, limits);
    const reply = await ask();
    // It changes nothing, so a connection that broke is worth another try at once.
    return sessionAnswerOf(isConnectionLost(reply) ? await ask() : reply);
  }
}

function sessionAnswerOf(reply: Reply): SessionAnswer {
  if (reply.kind !== 'answer') return { kind: 'unknown' };
  if (isNoSuchSession(reply.code)) return { kind: 'known', phase: 'none' };
  return reply.code === 0 ? knownSession(reply.body) : { kind: 'unknown' };
}

function knownSession(body: AnswerBody): SessionAnswer {
  const phase = PHASES.get(normalized(textOf(body, 'CurrentState')));
  if (phase === undefined) return { kind: 'unknown' };
  const agent = textOf(body, 'AgentId');
  const id = textOf(body, 'SessionId');
  return { kind: 'known', phase, ...(agent !== '' && { agent }), ...(id !== '' && { id }) };
}

function normalized(state: string): string {
  return state.toLowerCase().replace(/\s/g, '').replace('queueing', 'queuing');
}
