import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { object, string } from 'yup';
import type { SlackCalled, Watch } from '../domain/observer';
import { tryOnce } from './clients';
import { readSlackFailure } from './slack-failure';

/** How to ask Slack for a connection. */
export interface LineSettings {
  readonly apiUrl: string;
  readonly appToken: string;
  readonly logger: Logger;
  /** Sees each connection that is asked for, opened and ended. Default nobody. */
  readonly watch?: Watch | undefined;
}

/** One Socket Mode connection from its opening to its end; it is opened once. */
export interface SocketLine {
  /** Resolves once Slack has greeted. Rejects with whatever kept it from being opened. */
  open(): Promise<void>;
  /** Whether Slack may send over it, as far as this side can tell. */
  isOpen(): boolean;
  /** Why Slack ends it, in Slack's word for it; undefined where Slack has given none. */
  reason(): string | undefined;
  /** Resolves when another should take its place: Slack has announced its end, or it has ended. */
  readonly leaving: Promise<void>;
  readonly ended: Promise<void>;
  /** Ends it, now or as soon as it would be open. */
  close(): void;
}

const ASK_TIMEOUT_MS = 10_000;

/**
 * Slack's client, which opens and watches the connection (it pings every 1.7 s and gives up after
 * 5 s without an answer), without its reconnecting: that closes the connection at Slack's first
 * word of its end, and waits 5 s before it opens the next.
 */
export function createSocketLine(app: App, settings: LineSettings): SocketLine {
  const { appToken, logger } = settings;
  const clientOptions = tryOnce(settings, ASK_TIMEOUT_MS);
  const receiver = new SocketModeReceiver({
    ...{ appToken, logger, autoReconnectEnabled: false, installerOptions: { clientOptions } },
  });
  receiver.init(app);
  const { client } = receiver;
  let [isOpen, isClosed] = [false, false];
  let reason: string | undefined;
  const leaving = new Promise<void>((resolve) => {
    hearDisconnect(client, (told) => {
      reason = told;
      resolve();
    });
    client.on('close', resolve);
  });
  const ended = new Promise<void>((resolve) => {
    client.on('close', () => {
      isOpen = false;
      resolve();
    });
  });
  const close = (): void => {
    isClosed = true;
    void receiver.stop();
  };
  client.on('connected', () => {
    isOpen = !isClosed;
    if (isClosed) close();
  });
  return {
    open: () => watchAsking(client, settings.watch, async () => void (await receiver.start())),
    isOpen: () => isOpen,
    reason: () => reason,
    ...{ leaving, ended, close },
  };
}

/** The client calls `apps.connections.open` by itself; its events tell what came of that. */
async function watchAsking(
  client: SocketModeReceiver['client'],
  watch: Watch | undefined,
  open: () => Promise<void>,
): Promise<void> {
  if (watch === undefined) return open();
  const { observer, clock } = watch;
  const startedAt = clock.now();
  let isAnswered = false;
  const saw = (result: SlackCalled['result']): void => {
    isAnswered = true;
    const called = { kind: 'slackCalled', method: 'apps.connections.open', result } as const;
    observer.saw({ ...called, startedAt, endedAt: clock.now() });
  };
  client.once('authenticated', () => saw('ok'));
  try {
    await open();
  } catch (error) {
    if (!isAnswered) saw(readSlackFailure(error).kind);
    throw error;
  }
}

/**
 * Tells of Slack's `disconnect` messages instead of letting the client close the connection: Slack
 * does that itself some 10 s later, and until then acks still go out over it (docs.slack.dev, "Using
 * Socket Mode").
 */
function hearDisconnect(
  client: SocketModeReceiver['client'],
  told: (reason: string | undefined) => void,
): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const disconnect = readDisconnect(data);
    if (disconnect !== undefined) told(disconnect.reason);
    else for (const handle of handlers) handle.call(client, data, isBinary);
  });
}

const disconnectMessage = object({ type: string().oneOf(['disconnect']).required() }).required();
/** Slack's words for it so far: warning, refresh_requested, link_disabled, too_many_websockets. */
const withReason = object({
  reason: string()
    .matches(/^[a-z_]{1,40}$/)
    .required(),
});

function readDisconnect(data: unknown): { readonly reason?: string } | undefined {
  if (typeof data !== 'string') return undefined;
  const message = parseJson(data);
  if (!disconnectMessage.isValidSync(message, { strict: true })) return undefined;
  return withReason.isValidSync(message, { strict: true }) ? { reason: message.reason } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
