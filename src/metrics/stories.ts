import type { ContactRequest, RequestEventKind } from '../domain/contact-request';
import type { Stored } from '../domain/observer';
import { ACCEPT_LEASE_MS } from '../domain/transition';

/** One try of a request, from the press that asked for it to the message that shows its outcome. */
export interface Story {
  readonly requestId: string;
  readonly attempt: number;
  /** The request's revision from the press until it is settled: no other try of it has the same. */
  readonly revision: number;
  /** The press, or what is known to be nearest to it; milliseconds since the Unix epoch. */
  readonly startedAt: number;
  /** The press; absent where another process took it and it cannot be told any more. */
  readonly pressedAt?: number;
}

export interface Noted {
  readonly story: Story;
  /** This write was the press. */
  readonly begins: boolean;
  /** The outcome is shown now, or never will be. */
  readonly ends: boolean;
}

const PRESSES: ReadonlySet<RequestEventKind> = new Set([
  'accepted',
  'triedAgain',
  'contactedAnyway',
  'changed',
  'checkedAgain',
]);

/** As many as one process could have under way; beyond, the oldest are forgotten. */
const MOST = 10_000;

/** The tries that this process works on, as its writes tell. Nothing is kept beyond their end. */
export class Stories {
  readonly #open = new Map<string, Story>();

  /** The one that `requestId` is in; undefined where none is under way here. */
  of(requestId: string): Story | undefined {
    return this.#open.get(requestId);
  }

  /** What a write says about its story; undefined where it belongs to none. */
  note(stored: Stored): Noted | undefined {
    const { request, event, result } = stored;
    if (result === 'outdated') this.#open.delete(request.id);
    if (result !== 'saved') return undefined;
    const begins = PRESSES.has(event.what);
    const story = begins ? pressed(stored) : (this.of(request.id) ?? takenUp(stored));
    if (story === undefined) return undefined;
    const ends = isShown(story, stored) || event.what === 'showAbandoned';
    if (ends) this.#open.delete(request.id);
    else this.#keep(story);
    return { story, begins, ends };
  }

  #keep(story: Story): void {
    this.#open.set(story.requestId, story);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST && oldest !== undefined) this.#open.delete(oldest);
  }
}

function pressed({ request, event }: Stored): Story {
  return { ...storyOf(request, request.revision, event.at), pressedAt: event.at };
}

/** Another process had it: all that is known is what is saved. */
function takenUp({ before, request, event }: Stored): Story | undefined {
  if (event.what === 'calling' && before?.dueAt !== undefined) {
    // Whoever saves a press sets this lease, and nobody moves it before the call.
    const pressedAt = before.dueAt - ACCEPT_LEASE_MS;
    return { ...storyOf(request, request.revision, pressedAt), pressedAt };
  }
  if (event.what !== 'takenOver' || hasBeenShown(request)) return undefined;
  const revision = request.state === 'settled' ? request.revision - 1 : request.revision;
  const isFirst = request.attempt === 1 && revision === 1;
  const startedAt = isFirst ? request.askedAt : (request.calledAt ?? event.at);
  return storyOf(request, revision, startedAt);
}

/** Desk's ID of the session is saved by the first look at it, which comes after the message. */
function hasBeenShown({ state, session }: ContactRequest): boolean {
  return state === 'settled' && session?.id !== undefined;
}

function isShown({ revision }: Story, { request, event }: Stored): boolean {
  return event.what === 'shown' && request.shownRevision > revision;
}

function storyOf({ id, attempt }: ContactRequest, revision: number, startedAt: number): Story {
  return { requestId: id, attempt, revision, startedAt };
}
