import { App, type CustomRoute, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../domain/clock';
import { type SlackAccess, tryOnce } from './clients';
import { readSlackFailure } from './slack-failure';

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

/** Reconnecting never gives up, and never waits longer than this between two tries, in ms. */
const RECONNECT_MAX_DELAY_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** How long one answer of `auth.test` counts, in ms: probes may come every second. */
const AUTH_TEST_COUNTS_MS = 10_000;

export function createSlackConnection(
  settings: ConnectionSettings,
  client: WebClient,
  clock: Clock,
): SlackConnection {
  return settings.mode.kind === 'socket'
    ? socketConnection(settings, settings.mode.appToken)
    : httpConnection(settings, settings.mode.signingSecret, client, clock);
}

function socketConnection(settings: ConnectionSettings, appToken: string): SlackConnection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: settings.logger,
    customRoutes: [...settings.routes],
    installerOptions: {
      port: settings.port,
      clientOptions: {
        ...tryOnce(settings, CONNECT_TIMEOUT_MS),
        rejectRateLimitedCalls: false,
        // Without "forever" a failed reconnect ends in an unhandled rejection inside the library.
        retryConfig: { forever: true, maxTimeout: RECONNECT_MAX_DELAY_MS },
      },
    },
  });
  let connected = false;
  const note = (now: boolean) => () => {
    connected = now;
    settings.watch?.observer.saw({ kind: 'socket', connected });
  };
  receiver.client.on('connected', note(true));
  receiver.client.on('close', note(false));
  const app = createApp(settings, receiver);
  return {
    app,
    start: async () => void (await app.start()),
    stop: async () => {
      // A reconnect under way rejects on this event with nobody in the library to hear it.
      receiver.client.removeAllListeners('disconnected');
      await app.stop();
    },
    isConnected: async () => connected,
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

function createApp(
  { botToken, bot, logger, apiUrl }: ConnectionSettings,
  receiver: HTTPReceiver | SocketModeReceiver,
): App {
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

/** Over HTTP only Slack's own word tells that the token still works. */
function createAuthTest(client: WebClient, clock: Clock): () => Promise<boolean> {
  let last = { at: Number.NEGATIVE_INFINITY, ok: false };
  return async () => {
    if (clock.now() - last.at < AUTH_TEST_COUNTS_MS) return last.ok;
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
