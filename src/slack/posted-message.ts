import type { WebClient } from '@slack/web-api';
import { array, mixed, object, string } from 'yup';
import type { ContactRequest, Place } from '../domain/contact-request';
import { REQUEST_METADATA } from './ids';
import { readSlackFailure, type SlackFailure } from './slack-failure';

/** `notFound` also where the history may not be read: then the message is posted again. */
export type FoundMessage =
  | { readonly kind: 'found'; readonly place: Place }
  | { readonly kind: 'notFound' }
  | Exclude<SlackFailure, { kind: 'refused' }>;

/** Slack's advice for one page of a history. */
const PAGE_SIZE = 200;
/** A lease has room for two pages and a post; in a busier channel the message is posted again. */
const MAX_PAGES = 2;
/** How far this machine's clock may be ahead of Slack's, in seconds. */
const CLOCK_TOLERANCE_S = 60;

const pageSchema = object({
  messages: array(
    object({
      ts: string().required(),
      // Other apps' metadata may have any shape.
      metadata: mixed().nullable(),
    }).required(),
  ).default([]),
  response_metadata: object({ next_cursor: string() }).default(undefined),
});

function isAbout(requestId: string, metadata: unknown): boolean {
  const ours = object({
    event_type: string().oneOf([REQUEST_METADATA]).required(),
    event_payload: object({ request_id: string().oneOf([requestId]).required() }).required(),
  }).required();
  return ours.isValidSync(metadata, { strict: true });
}

/**
 * Looks in the conversation for the message of a request whose place was not saved, by the metadata
 * that every message carries. Needs a history scope and membership.
 */
export async function findPostedMessage(
  client: WebClient,
  request: ContactRequest,
): Promise<FoundMessage> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await readPage(client, request, cursor);
    if (read.kind !== 'page') return read.kind === 'refused' ? { kind: 'notFound' } : read;
    if (read.ts !== undefined) return { kind: 'found', place: placeOf(request, read.ts) };
    if (read.next === undefined) return { kind: 'notFound' };
    cursor = read.next;
  }
  return { kind: 'notFound' };
}

async function readPage(client: WebClient, request: ContactRequest, cursor?: string) {
  try {
    const answer = await client.conversations.history({
      channel: request.conversation,
      oldest: String(Math.floor(request.askedAt / 1000) - CLOCK_TOLERANCE_S),
      include_all_metadata: true,
      limit: PAGE_SIZE,
      ...(cursor !== undefined && { cursor }),
    });
    const page = pageSchema.validateSync(answer);
    const message = page.messages.find(({ metadata }) => isAbout(request.id, metadata));
    return {
      kind: 'page' as const,
      ts: message?.ts,
      next: page.response_metadata?.next_cursor || undefined,
    };
  } catch (error) {
    return readSlackFailure(error);
  }
}

function placeOf({ conversation }: ContactRequest, ts: string): Place {
  return { kind: 'message', channel: conversation, ts };
}
