import { App, type CustomRoute, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../domain/clock';
import { type SlackAccess, tryOnce } from './clients';
import { readSlackFailure } from './slack-failure';
import { type PoolSettings, SocketPool } from './socket-pool';

/** How Slack reaches the app: over a connection that the app opens, or by signed HTTP requests. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface ConnectionSettings extends SlackAccess {
  readonly mode: SlackMode;
  /** Where Slack's requests and the routes are listened for. */
  readonly port: number;
  readonly routes: readonly CustomRoute[];
  readonly bot: { readonly userId: string; readonly botId: string };
  /** Socket Mode only; default two connections. */
  readonly connections?: number;
  /** Socket Mode only: how long after one the next is opened, in ms; default 15 s. */
  readonly apartMs?: number;
}

export interface SlackConnection {
  readonly app: App;
  /** Resolves when Slack can reach the app. */
  start(): Promise<void>;
  /** Takes nothing new; listeners that run are not waited for. */
  stop(): Promise<void>;
  /** Whether Slack can reach the app now, as far as this side can tell. */
  isConnected(): Promise<boolean>;
}

/** Two, apart by more than Slack takes to refresh one, so that their ends never come together. */
const SOCKETS = { connections: 2, apartMs: 15_000 } satisfies Partial<PoolSettings>;
const CONNECT_TIMEOUT_MS = 10_000;
/** How long one answer of `auth.test` counts, in ms: probes may come every second. */
const AUTH_TEST_COUNTS_MS = 10_000;

export function createSlackConnection(
  settings: ConnectionSettings,
  client: WebClient,
  clock: Clock,
): SlackConnection {
  return settings.mode.kind === 'socket'
    ? socketConnection(settings, settings.mode.appToken, client, clock)
    : httpConnection(settings, settings.mode.signingSecret, client, clock);
}

function socketConnection(
  settings: ConnectionSettings,
  appToken: string,
  client: WebClient,
  clock: Clock,
): SlackConnection {
  const pool = new SocketPool({ ...SOCKETS, ...settings, appToken }, clock);
  const app = createApp(settings, pool);
  const tokenWorks = createAuthTest(client, clock);
  return {
    app,
    start: async () => void (await app.start()),
    stop: async () => void (await app.stop()),
    isConnected: async () => pool.isConnected() && (await tokenWorks()),
  };
}

function httpConnection(
  settings: ConnectionSettings,
  signingSecret: string,
  client: WebClient,
  clock: Clock,
): SlackConnection {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    port: settings.port,
    logger: settings.logger,
    customRoutes: [...settings.routes],
  });
  const app = createApp(settings, receiver);
  return {
    app,
    start: async () => void (await app.start()),
    stop: async () => void (await app.stop()),
    isConnected: createAuthTest(client, clock),
  };
}

function createApp({ botToken, bot, logger, apiUrl }: ConnectionSettings, receiver: Receiver): App {
  return new App({
    receiver,
    logger,
    token: botToken,
    botId: bot.botId,
    botUserId: bot.userId,
    clientOptions: tryOnce({ apiUrl, logger }, CONNECT_TIMEOUT_MS),
    // The token has been checked before; in the constructor a wrong one is an unhandled rejection.
    tokenVerificationEnabled: false,
    deferInitialization: true,
    convoStore: false,
  });
}

/** Only Slack's own word tells that the bot token still works, and over HTTP that Slack is there. */
function createAuthTest(client: WebClient, clock: Clock): () => Promise<boolean> {
  let last = { at: Number.NEGATIVE_INFINITY, ok: false };
  return async () => {
    // Whichever way the clock is set.
    if (Math.abs(clock.now() - last.at) < AUTH_TEST_COUNTS_MS) return last.ok;
    const ok = await authTest(client);
    last = { at: clock.now(), ok };
    return ok;
  };
}

async function authTest(client: WebClient): Promise<boolean> {
  try {
    return (await client.auth.test()).ok;
  } catch (error) {
    return readSlackFailure(error).kind === 'rateLimited';
  }
}
