import type { WebClient } from '@slack/web-api';
import { object, string } from 'yup';
import type { Place } from '../domain/contact-request';

const answerSchema = object({ permalink: string().url().required() });

/**
 * The address of a message, for a link to it (chat.getPermalink, which needs no scope); undefined
 * where it has none or Slack does not tell.
 */
export async function findPermalink(
  client: WebClient,
  place: Place | undefined,
): Promise<string | undefined> {
  if (place?.kind !== 'message') return undefined;
  try {
    const { channel, ts } = place;
    const answer = await client.chat.getPermalink({ channel, message_ts: ts });
    return answerSchema.validateSync(answer).permalink;
  } catch {
    // A link is a convenience: without it the message says all that matters.
    return undefined;
  }
}
