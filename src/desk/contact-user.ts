import type { Clock } from '../domain/clock';
import type { Target } from '../domain/contact-request';
import type { ContactAnswer } from './desk';
import { isInvalidParameters, provesParametersRead } from './error-codes';
import { type Reply, textOf } from './reply';
import type { CallLimits, Transport } from './transport';

/** How long all attempts of one contact may take, in ms; the lease of a call is 12 s. */
const ALL_ATTEMPTS_MS = 11_000;

/**
 * How the parameters' names end. The field table of "Proactively Contact User"
 * (tencentcloud.com/document/product/1229/68947) has `ClientUserId`, its sample `ClientUserID`.
 */
type KeySpelling = typeof FIELD_TABLE | typeof SAMPLE;
const FIELD_TABLE = 'Id';
const SAMPLE = 'ID';

/** The parameter that names the account, in the spelling tried first and in the one tried after. */
export const ACCOUNT_PARAMETER = {
  first: `IMAgentUser${FIELD_TABLE}`,
  second: `IMAgentUser${SAMPLE}`,
} as const;

/** The command `contact_user`. Remembers which spelling of its parameters Desk understands. */
export class ContactUser {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #working: KeySpelling | undefined;

  constructor(transport: Transport, clock: Clock, timeoutMs: number) {
    this.#transport = transport;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Contacts `target`, sending nothing after `sendBefore` (milliseconds since the Unix epoch). It is
   * sent again only after a refusal that contacted nobody: an expired UserSig, or "invalid
   * parameters" while the other spelling may be the right one.
   */
  async call(target: Target, sendBefore: number): Promise<ContactAnswer> {
    const endBefore = this.#clock.now() + ALL_ATTEMPTS_MS;
    const limits = { timeoutMs: this.#timeoutMs, endBefore, sendBefore };
    const spelling = this.#working ?? FIELD_TABLE;
    const reply = await this.#ask(target, spelling, limits);
    // Compared after the answer: meanwhile another call may have found out which one works.
    if (spelling === this.#working || !isMisunderstood(reply)) return contactAnswerOf(reply);
    const second = await this.#ask(target, SAMPLE, { ...limits, repeat: 'otherSpelling' });
    // Desk has answered, and refused: that nothing more could be sent does not take it back.
    return contactAnswerOf(second.kind === 'neverSent' ? reply : second);
  }

  async #ask(target: Target, spelling: KeySpelling, limits: CallLimits): Promise<Reply> {
    const reply = await this.#transport.call('contact_user', bodyOf(target, spelling), limits);
    if (reply.kind === 'answer' && provesParametersRead(reply.code)) this.#working ??= spelling;
    return reply;
  }
}

function bodyOf({ account, customer, skillGroup, agent }: Target, spelling: KeySpelling) {
  return {
    [`IMAgentUser${spelling}`]: account,
    [`ClientUser${spelling}`]: customer,
    ...(skillGroup === undefined ? {} : { GroupId: skillGroup }),
    ...(agent === undefined ? {} : { MemberId: agent }),
  };
}

function isMisunderstood(reply: Reply): boolean {
  return reply.kind === 'answer' && isInvalidParameters(reply.code);
}

function contactAnswerOf(reply: Reply): ContactAnswer {
  if (reply.kind !== 'answer') return reply;
  const { code, info, body } = reply;
  if (code !== 0) return { kind: 'refused', code, info };
  const agent = textOf(body, 'MemberId');
  return agent === '' ? { kind: 'assigned' } : { kind: 'assigned', agent };
}
