import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { readFieldChange } from '../slack/form-sight';
import type { ListenerParts } from './parts';

/** A field of an open form was changed: what the form says of its customer follows. */
export function fieldListener({
  looks,
}: ListenerParts): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    await ack();
    looks.changed(readFieldChange(body));
  };
}
