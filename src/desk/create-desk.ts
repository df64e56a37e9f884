import type { Log } from '../domain/log';
import { ContactUser } from './contact-user';
import type { Desk } from './desk';
import { EndSession } from './end-session';
import { createDirectoryLists } from './lists/create-directory-lists';
import { SessionLooks } from './session-looks';
import { SessionState } from './session-state';
import { Transport, type TransportParts } from './transport';
import type { Signer } from './user-sig';
import { WatchedSessions } from './watched-sessions';

export interface DeskSettings extends Signer {
  /** Where the REST API is, such as `https://console.tim.qq.com`. */
  readonly url: string;
}

/** How long Desk may take, in milliseconds. */
export interface DeskTimeouts {
  /** For one `contact_user`. Default 8000: Desk gives up after 3000, and the lease is 12000. */
  readonly contactMs: number;
  /** For one look at a session, repeats included. Default 4000. */
  readonly sessionMs: number;
  /** For one call for a list or a page of it. Default 4000. */
  readonly listMs: number;
  /** For a new connection, the TLS handshake included. Default 3000. */
  readonly connectMs: number;
}

const DEFAULT_TIMEOUTS: DeskTimeouts = {
  contactMs: 8_000,
  sessionMs: 4_000,
  listMs: 4_000,
  connectMs: 3_000,
};

/**
 * The Desk REST API at `settings.url`.
 *
 * @throws Error when the settings cannot sign a call or hold no URL. It never holds the key.
 */
export function createDesk(
  settings: DeskSettings,
  parts: TransportParts,
  timeouts: Partial<DeskTimeouts> = {},
): Desk {
  const { contactMs, sessionMs, listMs, connectMs } = { ...DEFAULT_TIMEOUTS, ...timeouts };
  const { clock, log } = parts;
  const transport = new Transport({ ...settings, connectMs }, parts);
  const contactUser = new ContactUser(transport, clock, contactMs);
  const sessionState = new SessionState(transport, clock, sessionMs);
  // Connections of its own: those that many lists leave idle are closed by Desk sooner or later, and
  // a contact that leaves on one of them at that moment stays without an answer.
  const listing = new Transport({ ...settings, connectMs }, { ...parts, log: quietly(log) });
  const background = new Transport({ ...settings, connectMs }, { ...parts, log: quietly(log) });
  const watched = new WatchedSessions(new SessionState(background, clock, sessionMs), log);
  const endSession = new EndSession(transport, clock, sessionMs);
  const lists = createDirectoryLists({ transport: listing, clock, log, timeoutMs: listMs });
  const looks = new SessionLooks(listing, clock, sessionMs);
  return {
    contactCustomer: (target, sendBefore) => contactUser.call(target, sendBefore),
    sessionOf: (target) => sessionState.of(target),
    lookAt: (target, wanted) => looks.of(target, wanted),
    watchSession: (target) => watched.of(target),
    endSession: (sessionId) => endSession.call(sessionId),
    lists,
    close: () => {
      lists.close();
      transport.close();
      background.close();
    },
  };
}

/** What became of a list is said once by whoever asked for it, not with each of its calls. */
function quietly(log: Log): Log {
  const debug: Log['debug'] = (fields, event) => log.debug(fields, event);
  return { debug, info: debug, warn: debug, error: (fields, event) => log.error(fields, event) };
}
