import type { Middleware, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { readSuggestionPayload } from '../slack/payloads';
import type { ListenerParts } from './parts';

/** What the skill group's picker offers for what somebody types. */
export function skillGroupPickerListener({
  pickers,
}: ListenerParts): Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>> {
  return async ({ ack, body }) => {
    await ack(pickers.skillGroups(readSuggestionPayload(body).typed));
  };
}

/** What the agent's picker offers. */
export function agentPickerListener({
  pickers,
}: ListenerParts): Middleware<SlackOptionsMiddlewareArgs<'block_suggestion'>> {
  return async ({ ack, body }) => {
    const { typed, chosenGroup } = readSuggestionPayload(body);
    await ack(pickers.agents(typed, chosenGroup));
  };
}
