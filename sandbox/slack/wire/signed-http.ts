import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { isFields, parseJson } from '../../kit/fields';
import type { SlackSettings } from '../options';
import type { AppEvent, DeliverOptions, Sent, Tampering, Transport } from './transport';

/**
 * Delivers by signed POSTs to `url`: HMAC-SHA256 of `v0:<timestamp>:<body>` with the signing secret
 * (docs.slack.dev, "Verifying requests from Slack").
 */
export function signedHttp(url: string, settings: SlackSettings): Transport {
  // A connection of its own for each, so that the app never closes one just as it is used again.
  const agent = new Agent({ keepAlive: false });
  return {
    send(event, { tamper = {} }: DeliverOptions, signal) {
      const { headers, body } = signed(event, settings, tamper);
      return new Promise((resolve) => {
        const outgoing = request(url, { method: 'POST', agent, headers, signal });
        const lost = (error: NodeJS.ErrnoException): void =>
          resolve({ kind: 'lost', error: error.code ?? error.message });
        outgoing.once('error', lost);
        outgoing.once('response', (incoming) => readAck(incoming).then(resolve, lost));
        outgoing.end(body);
      });
    },
  };
}

function signed(event: AppEvent, settings: SlackSettings, tamper: Tampering) {
  const { ageSeconds = 0, secret = settings.signingSecret, omit } = tamper;
  const signedBody = tamper.signedBody?.(bodyOf(event)) ?? bodyOf(event);
  const timestamp = String(Math.floor(settings.now() / 1000) - ageSeconds);
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${signedBody}`).digest('hex');
  const body = tamper.unsignedBody?.(signedBody) ?? signedBody;
  return {
    body,
    headers: {
      'content-type': CONTENT_TYPES[event.kind],
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...(omit === 'timestamp' ? {} : { 'x-slack-request-timestamp': timestamp }),
      ...(omit === 'signature' ? {} : { 'x-slack-signature': `v0=${hmac}` }),
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';
const CONTENT_TYPES = { command: FORM, interactive: FORM, event: 'application/json' } as const;

/** Events are JSON, commands are forms; everything else is one form field that holds JSON. */
function bodyOf({ kind, payload }: AppEvent): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  return form.toString();
}

async function readAck(incoming: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const isJson = (incoming.headers['content-type'] ?? '').startsWith('application/json');
  const parsed = isJson ? parseJson(text) : undefined;
  return {
    kind: 'acked',
    status: incoming.statusCode ?? 0,
    body: isFields(parsed) ? parsed : text,
  };
}
