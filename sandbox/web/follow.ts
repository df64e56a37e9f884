import type { Snapshot } from '../control/snapshot';
import { isFields, parseJson } from '../kit/fields';

/** What the page knows of the sandbox. */
export interface Live {
  /** The latest; undefined before the first. */
  readonly snapshot: Snapshot | undefined;
  /** Whether the connection is lost, so that the snapshot may be out of date. */
  readonly lost: boolean;
}

/** As much of the browser's `EventSource` as is used. */
export interface Events {
  readonly readyState: number;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: Event) => unknown) | null;
  close(): void;
}

/** What `follow` needs of the browser. */
export interface Browser {
  openEvents(): Events;
  /** Runs `then` after `ms`; the returned function takes it back. */
  later(then: () => void, ms: number): () => void;
}

const REOPEN_AFTER_MS = 2_000;
/** `EventSource.CLOSED`: the browser has given up and will not connect again by itself. */
const CLOSED = 2;

/**
 * Tells every snapshot, and when the connection is lost, until the returned function is called. It
 * connects again by itself, also after an answer that makes the browser give up
 * (html.spec.whatwg.org/multipage/server-sent-events.html: any HTTP status but 200).
 */
export function follow(browser: Browser, tell: (news: Partial<Live>) => void): () => void {
  let stop = (): void => undefined;
  const open = (): void => {
    const events = browser.openEvents();
    stop = () => events.close();
    events.onmessage = ({ data }) => {
      const snapshot = parseJson(String(data));
      if (isSnapshot(snapshot)) tell({ snapshot, lost: false });
    };
    events.onerror = () => {
      tell({ lost: true });
      if (events.readyState === CLOSED) stop = browser.later(open, REOPEN_AFTER_MS);
    };
  };
  open();
  return () => stop();
}

/** Page and sandbox are built together: this tells a snapshot from what a proxy may say. */
function isSnapshot(value: unknown): value is Snapshot {
  return isFields(value) && ['slack', 'desk', 'app'].every((part) => isFields(value[part]));
}
