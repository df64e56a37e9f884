import { isFields } from '../../kit/fields';
import { say } from '../api/response-url-endpoint';
import { readContent } from '../content';
import { type Delivery, isAcked } from '../delivery';
import { commandPayload } from '../payloads';
import { type CommandReaction, reactionTo, type TypedCommand } from '../person';
import { type InteractionParts, occasion } from './interaction';

/** A person types a slash command; the ack's text or blocks become a message. */
export async function typeCommand(
  typed: TypedCommand,
  parts: InteractionParts,
): Promise<CommandReaction> {
  const { text, user, channel, command = '/contact-customer' } = typed;
  const now = occasion(user, channel, parts.workspace);
  const responseUrl = parts.newResponseUrl({ user, conversation: channel, source: undefined });
  const payload = commandPayload(now, { command, text }, responseUrl);
  const deliveries = await parts.deliver({ kind: 'command', payload }, typed);
  const sees = deliveries.map((each) => afterAck(each, { ...typed, command }, parts));
  const reaction = reactionTo(deliveries, sees[0]);
  return { ...reaction, triggerId: now.triggerId, responseUrl };
}

/** Shows what the ack says; returns the error that the person sees instead, if any. */
function afterAck(
  delivery: Delivery,
  { text, user, channel, command }: TypedCommand,
  { workspace }: InteractionParts,
): string | undefined {
  const failed = (why: string): string => `${command} failed with the error "${why}"`;
  if (delivery.timedOut) return failed('operation_timeout');
  if (!isAcked(delivery)) return failed('dispatch_failed');
  const { ackBody } = delivery;
  if (ackBody === '') return undefined;
  const said = isFields(ackBody) ? ackBody : { text: ackBody };
  const content = readContent(said);
  if (content.kind === 'refused') return failed('invalid_command_response');
  const inChannel = said['response_type'] === 'in_channel';
  if (inChannel) {
    const typed = { channel, user, text: `${command} ${text}`.trim(), blocks: [] };
    const publicly = { metadata: undefined, visibleTo: undefined, threadTs: undefined };
    workspace.messages.add({ ...typed, ...publicly, via: 'command' });
  }
  if (content.text || content.blocks?.length) {
    say(content, { user, conversation: channel }, inChannel, 'ack', workspace);
  }
  return undefined;
}
