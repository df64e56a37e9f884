import type { WebClient } from '@slack/web-api';
import type { Clock } from '../domain/clock';
import type { ContactRequest, Place } from '../domain/contact-request';
import type { Log } from '../domain/log';
import { MESSAGE_TIMEOUT_MS } from './clients';
import { answerWith, postMessage, type Refusal, updateMessage } from './deliver-message';
import { drawFor, type PlaceDrawing } from './draw-for-place';
import { findPostedMessage } from './posted-message';
import { errorOf, type SlackFailure } from './slack-failure';

/** What one try to show a request came to. */
export type Announced =
  | { readonly kind: 'shown'; readonly place: Place }
  /** Nothing to show yet: an answer through a `response_url` waits for the outcome. */
  | { readonly kind: 'waiting' }
  /** It was shown once and has been deleted, or its conversation has gone. */
  | { readonly kind: 'gone' }
  /**
   * Try again later, not before `afterMs` where Slack said so. `postUncertain`: Slack may have
   * taken the message all the same.
   */
  | { readonly kind: 'later'; readonly afterMs?: number; readonly postUncertain: boolean };

/** Shows a request as one message, posted once and redrawn in place. */
export interface Announcer {
  /**
   * `postUncertain`: the message may have been posted without its place having been saved, so it is
   * looked for first. Nothing is posted that might still be on its way when the request's lease
   * (`dueAt`) is over. Never rejects because of what Slack does.
   */
  announce(request: ContactRequest, postUncertain: boolean): Promise<Announced>;
}

export interface AnnouncerParts extends PlaceDrawing {
  /** Without retries of its own: a repeated `chat.postMessage` is a second message. */
  readonly client: WebClient;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Slack's codes for a message that this app can no longer redraw where it stands (chat.update). */
const MESSAGE_GONE = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
]);

/** Decides where a message goes; how it gets there is `deliver-message`'s. */
export function createAnnouncer(parts: AnnouncerParts): Announcer {
  return { announce: (request, postUncertain) => announce(parts, request, postUncertain) };
}

async function announce(
  parts: AnnouncerParts,
  request: ContactRequest,
  postUncertain: boolean,
): Promise<Announced> {
  if (request.place !== undefined) return redrawOrPost(parts, request, request.place);
  if (!postUncertain) return post(parts, request);
  const found = await findPostedMessage(parts.client, request);
  switch (found.kind) {
    case 'found':
      return redrawOrPost(parts, request, found.place);
    case 'notFound':
      return post(parts, request);
    default:
      return later(parts, request, found, { postUncertain: true });
  }
}

async function redrawOrPost(
  parts: AnnouncerParts,
  request: ContactRequest,
  place: Place,
): Promise<Announced> {
  const failure = await redraw(parts, request, place);
  if (failure === undefined) return { kind: 'shown', place };
  // A message that was found is not known to the store yet: it must be found again.
  const postUncertain = request.place === undefined;
  if (!isGone(failure, place)) return later(parts, request, failure, { postUncertain });
  const byPress = await redrawByPress(parts, request, failure);
  if (byPress !== undefined) return byPress;
  // It has done its work. Whoever deletes it does not want it back with each turn of the session.
  if (place.kind !== 'response' && request.session?.shown === true) return { kind: 'gone' };
  parts.log.warn({ error: failure.error }, 'message gone, posted anew');
  return post(parts, request);
}

/**
 * A press brings a way to its message in a conversation that the app has been removed from. Undefined
 * where there is none. A deleted message is not brought back.
 */
async function redrawByPress(
  parts: AnnouncerParts,
  request: ContactRequest,
  { error }: Refusal,
): Promise<Announced | undefined> {
  const isThere = request.place?.kind === 'message' && error !== 'message_not_found';
  if (!isThere || request.responseUrl === undefined) return undefined;
  const failure = await answerWith(request, drawFor(parts, request, 'response'), { replace: true });
  if (failure === undefined) return { kind: 'shown', place: { kind: 'response' } };
  return failure.kind === 'refused' ? undefined : later(parts, request, failure);
}

/** Any other refusal, such as a revoked token's, says nothing about the message itself. */
function isGone(failure: SlackFailure, place: Place): failure is Refusal {
  if (failure.kind !== 'refused') return false;
  return place.kind === 'response' || MESSAGE_GONE.has(failure.error);
}

async function redraw(
  parts: AnnouncerParts,
  request: ContactRequest,
  place: Place,
): Promise<SlackFailure | undefined> {
  const message = drawFor(parts, request, place.kind);
  return place.kind === 'response'
    ? answerWith(request, message, { replace: true })
    : updateMessage(parts.client, place, message);
}

async function post(parts: AnnouncerParts, request: ContactRequest): Promise<Announced> {
  // To look for the message takes its time, and a process may be frozen meanwhile: from the end of
  // the lease on, another one may look, find nothing, and post.
  if (parts.clock.now() + MESSAGE_TIMEOUT_MS > (request.dueAt ?? 0)) {
    parts.log.info({}, 'lease too short to post');
    return { kind: 'later', postUncertain: true };
  }
  const posted = await postMessage(
    parts.client,
    request.conversation,
    drawFor(parts, request, 'message'),
  );
  if (posted.kind === 'posted') return { kind: 'shown', place: { kind: 'message', ...posted.at } };
  if (posted.kind !== 'refused') return later(parts, request, posted);
  const { error } = posted;
  parts.log.info({ error }, 'conversation cannot be posted to');
  return answerElsewhere(parts, request);
}

async function answerElsewhere(parts: AnnouncerParts, request: ContactRequest): Promise<Announced> {
  if (request.responseUrl === undefined) return postDirectly(parts, request);
  // A response_url has five uses: they are for the outcome and for what is pressed on it.
  if (request.state !== 'settled') return { kind: 'waiting' };
  const message = drawFor(parts, request, 'response');
  const failure = await answerWith(request, message, { replace: false });
  if (failure === undefined) return { kind: 'shown', place: { kind: 'response' } };
  if (failure.kind !== 'refused') return later(parts, request, failure);
  return postDirectly(parts, request);
}

async function postDirectly(parts: AnnouncerParts, request: ContactRequest): Promise<Announced> {
  const posted = await postMessage(
    parts.client,
    request.askedBy,
    drawFor(parts, request, 'direct'),
  );
  return posted.kind === 'posted'
    ? { kind: 'shown', place: { kind: 'direct', ...posted.at } }
    : later(parts, request, posted);
}

function later(
  { log }: AnnouncerParts,
  { showFailures }: ContactRequest,
  failure: SlackFailure,
  { postUncertain } = { postUncertain: failure.kind === 'unclear' },
): Announced {
  log.warn({ error: errorOf(failure), showFailures }, 'message not shown yet');
  return failure.kind === 'rateLimited'
    ? { kind: 'later', afterMs: failure.afterMs, postUncertain }
    : { kind: 'later', postUncertain };
}
