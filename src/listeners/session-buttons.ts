import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { assertNever } from '../domain/assert-never';
import { readButtonValue } from '../slack/ids';
import { readPressPayload } from '../slack/payloads';
import { privately, sessionNotEndedReply } from '../slack/replies';
import type { SessionPressed } from '../workflow/follow/session-press';
import type { ListenerParts } from './parts';
import { reply } from './reply';

/** "Refresh" and "End session". */
export function sessionListener(
  parts: ListenerParts,
  act: 'refresh' | 'endSession',
): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    await ack();
    const {
      value,
      user: by,
      responseUrl,
      conversation: channel,
      messageTs: ts,
    } = readPressPayload(body);
    const button = readButtonValue(value);
    const presser = { by, responseUrl, message: { channel, ts } };
    const pressed: SessionPressed =
      button === undefined
        ? { kind: 'outdated' }
        : await parts.workflow[act](button.requestId, presser);
    await answer(parts, responseUrl, pressed);
  };
}

async function answer(
  { texts, log }: ListenerParts,
  responseUrl: string,
  pressed: SessionPressed,
): Promise<void> {
  switch (pressed.kind) {
    case 'done':
    case 'repeated':
      return;
    case 'outdated':
      return reply(log, responseUrl, privately(texts.session.over));
    case 'unknown':
      return reply(log, responseUrl, privately(texts.session.notTold));
    case 'refused':
      return reply(log, responseUrl, sessionNotEndedReply(texts, pressed.code));
    case 'notSaved':
      return reply(log, responseUrl, privately(texts.replies.pressNotSaved));
    default:
      return assertNever(pressed);
  }
}
