import type { WebClient } from '@slack/web-api';
import { object, string, ValidationError } from 'yup';
import type { ContactRequest } from '../domain/contact-request';
import type { Message } from './message';
import { respond } from './response-url';
import { readSlackFailure, type SlackFailure } from './slack-failure';

/** Where in Slack a message stands. */
interface At {
  readonly channel: string;
  readonly ts: string;
}

export type Posted = { readonly kind: 'posted'; readonly at: At } | SlackFailure;

export type Refusal = Extract<SlackFailure, { kind: 'refused' }>;

const postedSchema = object({ channel: string().required(), ts: string().required() });

/**
 * Posts to a conversation, or to a user's direct messages by their ID (chat.postMessage); in the
 * thread of the message at `threadTs` where one is given.
 */
export async function postMessage(
  client: WebClient,
  channel: string,
  message: Pick<Message, 'text' | 'blocks'> & Partial<Message>,
  threadTs?: string,
): Promise<Posted> {
  try {
    const answer = await client.chat.postMessage({
      channel,
      parse: 'none',
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
      ...message,
    });
    return { kind: 'posted', at: postedSchema.validateSync(answer, { stripUnknown: true }) };
  } catch (error) {
    if (error instanceof ValidationError) return { kind: 'unclear', error: 'unreadable answer' };
    return readSlackFailure(error);
  }
}

/** Redraws a message in place (chat.update); `undefined` when it is done. */
export async function updateMessage(
  client: WebClient,
  { channel, ts }: At,
  message: Message,
): Promise<SlackFailure | undefined> {
  try {
    await client.chat.update({ channel, ts, parse: 'none', ...message });
    return undefined;
  } catch (error) {
    return readSlackFailure(error);
  }
}

/** Answers through the request's `response_url`, for everybody in the conversation. */
export async function answerWith(
  { responseUrl }: ContactRequest,
  { text, blocks }: Message,
  { replace }: { replace: boolean },
): Promise<SlackFailure | undefined> {
  if (responseUrl === undefined) return { kind: 'refused', error: 'no response_url' };
  const responded = await respond(responseUrl, {
    response_type: 'in_channel',
    ...(replace && { replace_original: true }),
    text,
    blocks,
  });
  return responded.kind === 'done' ? undefined : responded;
}
