import { WebClient, type WebClientOptions } from '@slack/web-api';
import { array, object, string } from 'yup';
import type { Clock } from '../domain/clock';
import { readServerDate } from '../domain/server-date';
import { type SlackAccess, tryOnce } from './clients';
import { readSlackFailure, type SlackFailure } from './slack-failure';

/** Who the app is in Slack (`auth.test`). */
export interface Bot {
  readonly userId: string;
  readonly botId: string;
  /** Its name, for `/invite @…`. */
  readonly name: string;
}

/** What Slack tells about a bot token. */
export interface BotFacts {
  readonly bot: Bot;
  /** What the token may do; undefined where Slack did not tell. */
  readonly scopes: readonly string[] | undefined;
}

/** What one question to Slack came to. */
export interface SlackAnswer<T> {
  readonly answer: { readonly kind: 'told'; readonly value: T } | SlackFailure;
  /** How far Slack's clock is ahead, in ms; undefined where no answer told. */
  readonly clockAheadMs: number | undefined;
}

const AUTH_TEST_MS = 5_000;
const CONNECTION_MS = 10_000;

const authTestSchema = object({
  user_id: string().required(),
  bot_id: string().required(),
  user: string().required(),
  response_metadata: object({ scopes: array(string().defined()).default(undefined) }).default(
    undefined,
  ),
});

/**
 * Asks who the token belongs to and what it may do
 * (docs.slack.dev/reference/methods/auth.test; the scopes come in the header `x-oauth-scopes`).
 */
export function askBot(access: SlackAccess, clock: Clock): Promise<SlackAnswer<BotFacts>> {
  return ask(access, clock, AUTH_TEST_MS, async (options) => {
    const told = await new WebClient(access.botToken, options).auth.test();
    const facts = authTestSchema.validateSync(told, { strict: true });
    const { user_id, bot_id, user, response_metadata } = facts;
    const bot = { userId: user_id, botId: bot_id, name: user };
    return { bot, scopes: response_metadata?.scopes };
  });
}

/** Asks for an address to connect to, and connects to none: the token is right when there is one. */
export function askForConnection(
  { appToken, ...access }: Omit<SlackAccess, 'botToken'> & { readonly appToken: string },
  clock: Clock,
): Promise<SlackAnswer<undefined>> {
  return ask(access, clock, CONNECTION_MS, async (options) => {
    await new WebClient(appToken, options).apps.connections.open({});
    return undefined;
  });
}

async function ask<T>(
  access: Omit<SlackAccess, 'botToken'>,
  clock: Clock,
  timeoutMs: number,
  question: (options: WebClientOptions) => Promise<T>,
): Promise<SlackAnswer<T>> {
  let clockAheadMs: number | undefined;
  const listening: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    clockAheadMs = readServerDate(response.headers.get('date'), clock.now());
    return response;
  };
  try {
    const value = await question({ ...tryOnce(access, timeoutMs), fetch: listening });
    return { answer: { kind: 'told', value }, clockAheadMs };
  } catch (error) {
    return { answer: readSlackFailure(error), clockAheadMs };
  }
}
