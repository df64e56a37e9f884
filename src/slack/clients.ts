import type { Logger } from '@slack/web-api';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Watch } from '../domain/observer';
import { WatchedClient } from './watched-client';

/** Nobody waits longer than this for a message, in ms. */
export const MESSAGE_TIMEOUT_MS = 5_000;
/** A trigger expires after 3 s; what is left is for telling the person. */
const VIEW_TIMEOUT_MS = 2_500;
/** A name is a convenience: nothing waits longer for one, in ms. */
const PEOPLE_TIMEOUT_MS = 2_000;

/** Where Slack is and how to speak to it. */
export interface SlackAccess {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly logger: Logger;
  /** Who sees the calls. Default nobody. */
  readonly watch?: Watch;
}

/**
 * Options for a client that tries once: the library's own retries may post a message several times
 * over, and its pause after a 429 holds up every other call of the same client.
 */
export function tryOnce(
  { apiUrl, logger }: Pick<SlackAccess, 'apiUrl' | 'logger'>,
  timeoutMs: number,
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

/** For chat.* and conversations.*. */
export function createMessageClient(access: SlackAccess): WebClient {
  return createClient(access, MESSAGE_TIMEOUT_MS);
}

/** For users.* only. */
export function createPeopleClient(access: SlackAccess): WebClient {
  return createClient(access, PEOPLE_TIMEOUT_MS);
}

/** For views.* only. */
export function createViewClient(access: SlackAccess): WebClient {
  return createClient(access, VIEW_TIMEOUT_MS);
}

function createClient(access: SlackAccess, timeoutMs: number): WebClient {
  const options = tryOnce(access, timeoutMs);
  return access.watch === undefined
    ? new WebClient(access.botToken, options)
    : new WatchedClient(access.botToken, options, access.watch);
}
