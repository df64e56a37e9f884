import type { Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { assertNever } from '../domain/assert-never';
import { readCommandText } from '../slack/command-text';
import { readCommandPayload } from '../slack/payloads';
import { notUnderstoodReply, usageReply } from '../slack/replies';
import { openDefaultsForm } from './defaults';
import { tellCheckup } from './doctor';
import { openContactForm } from './open-form';
import type { ListenerParts } from './parts';
import { reply } from './reply';

/** `/contact-customer …`: opens the form, or says privately how the command is used. */
export function commandListener(parts: ListenerParts): Middleware<SlackCommandMiddlewareArgs> {
  const { texts, log } = parts;
  return async ({ ack, body }) => {
    await ack();
    const command = readCommandPayload(body);
    const read = readCommandText(command.text);
    switch (read.kind) {
      case 'open':
        return openContactForm(parts, command, read.prefill);
      case 'defaults':
        return openDefaultsForm(parts, command);
      case 'doctor':
        return tellCheckup(parts, command.responseUrl);
      case 'help':
        return reply(log, command.responseUrl, usageReply(texts));
      case 'notUnderstood': {
        const answer = notUnderstoodReply(texts, read.misunderstandings);
        return reply(log, command.responseUrl, answer);
      }
      default:
        return assertNever(read);
    }
  };
}
