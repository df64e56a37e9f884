import type { Fields } from '../../sandbox/kit/fields';
import { type LocalServer, sendJson, startLocalServer } from '../../sandbox/kit/local-server';
import type { Arrivals } from './arrivals';
import { customerIn } from './names';

/** A Slack that answers at once and checks nothing, so that what is measured is the app. */
export interface SlackReceiver {
  readonly apiUrl: string;
  /** How many calls came with this token for one customer or another, without `auth.test`. */
  callsWith(token: string): number;
  close(): Promise<void>;
}

const BOT = { user_id: 'U0BOT', bot_id: 'B0BOT', user: 'contact-customer', team_id: 'T0STANDIN' };

/** Notes when the first message about each customer came. */
export async function startSlackReceiver(arrivals: Arrivals): Promise<SlackReceiver> {
  const calls = new Map<string, number>();
  let posted = 0;
  const local: LocalServer = await startLocalServer((request, body, response) => {
    const at = performance.now();
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (method !== 'auth.test') calls.set(token, (calls.get(token) ?? 0) + 1);
    const customer = method === 'chat.postMessage' ? customerIn(body) : undefined;
    if (customer !== undefined) arrivals.note('message', customer, at);
    posted += 1;
    sendJson(response, answerTo(method, body, posted));
  });
  return {
    apiUrl: `${local.url}/api/`,
    callsWith: (token) => calls.get(token) ?? 0,
    close: () => local.refuse(),
  };
}

function answerTo(method: string, body: string, posted: number): Fields {
  switch (method) {
    case 'auth.test':
      return { ok: true, ...BOT };
    case 'chat.postMessage':
    case 'chat.update': {
      const ts = `${1_700_000_000 + posted}.000100`;
      return { ok: true, channel: new URLSearchParams(body).get('channel'), ts };
    }
    case 'users.lookupByEmail':
      // Nobody in Slack is the agent, so nobody is written to beside the channel.
      return { ok: false, error: 'users_not_found' };
    default:
      return { ok: true };
  }
}
