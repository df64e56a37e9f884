import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { tryOnce } from './clients';

/** How to ask Slack for a connection. */
export interface LineSettings {
  readonly apiUrl: string;
  readonly appToken: string;
  readonly logger: Logger;
}

/** One Socket Mode connection from its opening to its end; it is opened once. */
export interface SocketLine {
  /** Resolves once Slack has greeted. Rejects with whatever kept it from being opened. */
  open(): Promise<void>;
  /** Whether Slack may send over it, as far as this side can tell. */
  isOpen(): boolean;
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
  const leaving = new Promise<void>((resolve) => {
    hearDisconnect(client, resolve);
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
    open: async () => void (await receiver.start()),
    isOpen: () => isOpen,
    ...{ leaving, ended, close },
  };
}

/**
 * Tells of Slack's `disconnect` messages instead of letting the client close the connection: Slack
 * does that itself some 10 s later, and until then acks still go out over it (docs.slack.dev, "Using
 * Socket Mode").
 */
function hearDisconnect(client: SocketModeReceiver['client'], told: () => void): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    if (isDisconnect(data)) told();
    else for (const handle of handlers) handle.call(client, data, isBinary);
  });
}

function isDisconnect(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    const message: unknown = JSON.parse(data);
    return (
      typeof message === 'object' &&
      message !== null &&
      'type' in message &&
      message.type === 'disconnect'
    );
  } catch {
    return false;
  }
}
