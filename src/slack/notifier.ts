import type { WebClient } from '@slack/web-api';
import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import type { Texts } from '../texts/texts';
import { type Posted, postMessage } from './deliver-message';
import type { Message } from './message';
import { agentMessage, alertText } from './notices';
import { findPermalink } from './permalink';

/** What became of something that was to be said once. */
export type Notified =
  | { readonly kind: 'said' }
  /** Slack has not taken it, and asks to wait for so long. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** Refused, or nobody knows: it is not said again. */
  | { readonly kind: 'notSaid'; readonly error: string };

/** Tells those who are part of a session. No method rejects because of what Slack does. */
export interface Notifier {
  /** Writes to the Slack user `person` that the customer is theirs. */
  tellAgent(request: ContactRequest, person: string): Promise<Notified>;
  /** Tells whoever asked, in the message's thread, that no agent has accepted yet. */
  alertUnaccepted(request: ContactRequest): Promise<Notified>;
}

/** When to try again where Slack cannot be reached, in ms. */
const UNREACHABLE_MS = 5_000;

export interface NotifierParts {
  /** Without retries of its own: a repeated `chat.postMessage` is a second message. */
  readonly client: WebClient;
  readonly texts: Texts;
  readonly names: () => Directory | undefined;
  /** Where agents work in Desk, for a link. */
  readonly workspaceUrl: string | undefined;
}

export function createNotifier({ client, texts, names, workspaceUrl }: NotifierParts): Notifier {
  return {
    async tellAgent(request, person) {
      const messageUrl = await findPermalink(client, request.place);
      const links = { messageUrl, workspaceUrl };
      const message = agentMessage(request, texts, { links, directory: names() });
      return notifiedBy(await postMessage(client, person, message));
    },
    async alertUnaccepted(request) {
      const { place, askedBy } = request;
      const draw = (said: 'inThread' | 'directly') =>
        inOneSection(alertText(request, texts, names(), said));
      // Where the message has no place of its own there is no thread, but always the person.
      const isInThread = place !== undefined && place.kind !== 'response';
      const posted = isInThread
        ? await postMessage(client, place.channel, draw('inThread'), place.ts)
        : undefined;
      // Archived meanwhile, say: the person is still to know.
      const isTaken = posted !== undefined && posted.kind !== 'refused';
      return notifiedBy(isTaken ? posted : await postMessage(client, askedBy, draw('directly')));
    },
  };
}

function inOneSection(text: string): Pick<Message, 'text' | 'blocks'> {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

function notifiedBy(posted: Posted): Notified {
  switch (posted.kind) {
    case 'posted':
      return { kind: 'said' };
    case 'rateLimited':
      return { kind: 'later', afterMs: posted.afterMs };
    case 'unreachable':
      return { kind: 'later', afterMs: UNREACHABLE_MS };
    case 'refused':
    case 'unclear':
      return { kind: 'notSaid', error: posted.error };
    default:
      return assertNever(posted);
  }
}
