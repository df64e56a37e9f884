import type { Log } from '../domain/log';
import { type ResponseUrlMessage, respond } from '../slack/response-url';

/** Answers one person privately. A failure is logged: there is nowhere else to say it. */
export async function reply(
  log: Log,
  responseUrl: string,
  message: ResponseUrlMessage,
): Promise<void> {
  const responded = await respond(responseUrl, message);
  if (responded.kind !== 'done') log.warn({ failure: responded }, 'private reply not delivered');
}
