import type { KnownBlock } from '@slack/types';
import { readNetworkError, type SlackFailure } from './slack-failure';

/** What a `response_url` takes (docs.slack.dev/interactivity/handling-user-interaction). */
export interface ResponseUrlMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

export type Responded = { readonly kind: 'done' } | SlackFailure;

/** Slack answers these within a second; nobody waits longer than this, in ms. */
const TIMEOUT_MS = 3_000;

/**
 * Answers through a `response_url`, which works where the app is no member: at most 5 times within
 * 30 minutes. Never throws because of what Slack or the network does.
 */
export async function respond(url: string, message: ResponseUrlMessage): Promise<Responded> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return readAnswer(response, await response.text());
  } catch (error) {
    return readNetworkError(error);
  }
}

function readAnswer({ ok, status, headers }: Response, body: string): Responded {
  if (ok) return readRefusal(body) ?? { kind: 'done' };
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return { kind: 'rateLimited', afterMs: seconds > 0 ? seconds * 1000 : 1000 };
  }
  return status >= 500
    ? { kind: 'unclear', error: `HTTP status ${status}` }
    : { kind: 'refused', error: `HTTP status ${status}` };
}

/** A no may come with HTTP status 200, as from the Web API; a yes is `ok`, JSON or nothing at all. */
function readRefusal(body: string): SlackFailure | undefined {
  const [, error = 'unknown'] = /"error"\s*:\s*"([a-z0-9_]{1,80})"/.exec(body) ?? [];
  return /"ok"\s*:\s*false\b/.test(body) ? { kind: 'refused', error } : undefined;
}
