import { assertNever } from '../domain/assert-never';
import type { ContactRequest, Place } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import type { MessageTexts, Texts } from '../texts/texts';
import { drawMessage, type Message } from './message';
import { conversationLink } from './mrkdwn';

/** What a message is drawn with, wherever it stands. */
export interface PlaceDrawing {
  readonly texts: Texts;
  /** The names that Desk has listed so far. */
  readonly names: () => Directory | undefined;
  /** The app's name in Slack, for `/invite @…`. */
  readonly botName: string;
}

/** Draws the message of a request for where it is to stand. */
export function drawFor(
  { texts, names, botName }: PlaceDrawing,
  request: ContactRequest,
  kind: Place['kind'],
): Message {
  const drawing = { texts, directory: names(), isLive: kind !== 'response' };
  switch (kind) {
    case 'message':
      return drawMessage(request, drawing);
    case 'direct':
    case 'response': {
      const note = noteFor(request, kind, texts.message, botName);
      return drawMessage(request, { ...drawing, note });
    }
    default:
      return assertNever(kind);
  }
}

/** What to do about a conversation that the app may not post in. */
function noteFor(
  { conversation }: ContactRequest,
  kind: 'direct' | 'response',
  texts: MessageTexts,
  botName: string,
): string {
  // Nobody can be invited to a direct message; Slack's IDs of those begin with D.
  if (conversation.startsWith('D')) return texts.cannotPostDirectly;
  return kind === 'direct'
    ? texts.cannotPost(conversationLink(conversation), botName)
    : texts.cannotPostHere(botName);
}
