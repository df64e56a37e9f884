import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { customerNamed } from './names';
import type { Submitted } from './submission-body';

/** One submission that was acked; times are those of `performance.now()`. */
export interface Acked {
  readonly customer: string;
  readonly sentAt: number;
  readonly ackedAt: number;
  /** Whether the form closed; else it says what is wrong, and nobody is contacted. */
  readonly isAccepted: boolean;
}

/** Where submissions go, one after the other in turn. */
export interface Addressee {
  readonly ports: readonly number[];
  readonly signingSecret: string;
}

/** Submits forms as Slack does, over connections that are kept alive. */
export class Generator {
  readonly #bodyOf: (submitted: Submitted) => string;
  #customers = 0;

  constructor(bodyOf: (submitted: Submitted) => string) {
    this.#bodyOf = bodyOf;
  }

  /** One for whom nothing has been measured yet. */
  newCustomer(): string {
    this.#customers += 1;
    return customerNamed(this.#customers);
  }

  /**
   * Submits `count` forms, each another customer's in another channel, with never more than `atOnce`
   * that wait for their ack. After each ack `next` is awaited.
   *
   * @throws Error for an answer that Slack would take for none.
   */
  async submit(
    { ports, signingSecret }: Addressee,
    count: number,
    atOnce: number,
    next: (acked: Acked) => Promise<unknown> = async () => undefined,
  ): Promise<readonly Acked[]> {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    const acked: Acked[] = [];
    let begun = 0;
    const keepSubmitting = async (): Promise<void> => {
      while (begun < count) {
        const port = ports[begun % ports.length] ?? 0;
        begun += 1;
        const one = await this.#submitOne({ agent, port, signingSecret });
        acked.push(one);
        await next(one);
      }
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, keepSubmitting));
    } finally {
      agent.destroy();
    }
    return acked;
  }

  async #submitOne(to: Route): Promise<Acked> {
    const customer = this.newCustomer();
    const number = this.#customers;
    const body = this.#bodyOf({ customer, channel: `C0B${number}`, viewId: `V0B${number}` });
    const headers = signed(body, to.signingSecret);
    const sentAt = performance.now();
    const answer = await post(to, headers, body);
    const ackedAt = performance.now();
    if (!answer.startsWith('200 ')) throw new Error(`${customer} was not acked: ${answer}`);
    return { customer, sentAt, ackedAt, isAccepted: answer === '200 ' };
  }
}

interface Route {
  readonly agent: Agent;
  readonly port: number;
  readonly signingSecret: string;
}

/** docs.slack.dev, "Verifying requests from Slack". */
function signed(body: string, signingSecret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac}`,
  };
}

/** Resolves to the status and the body. */
function post({ agent, port }: Route, headers: ReturnType<typeof signed>, body: string) {
  return new Promise<string>((resolve, reject) => {
    const path = '/slack/events';
    const outgoing = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers });
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        text += chunk;
      });
      incoming.once('error', reject);
      incoming.once('end', () => resolve(`${incoming.statusCode} ${text}`));
    });
    outgoing.end(body);
  });
}
