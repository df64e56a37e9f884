import type { Fields } from '../../kit/fields';
import { type Content, type Refusal, readContent, refused } from '../content';
import { sees } from '../people';
import { messageShape } from '../shapes';
import type { Message } from '../types';
import { IDS, type Workspace } from '../workspace';
import { writable } from './channel';
import {
  fail,
  failWith,
  type MethodAnswer,
  type MethodContext,
  rateLimited,
  succeed,
} from './method';

/** A longer text cannot replace another: bytes after escaping, as `chat.update` counts them. */
const UPDATE_TEXT_LIMIT_BYTES = 4_000;

/**
 * `chat.postMessage` (docs.slack.dev). A user ID as `channel` means the app's messages to them. A
 * reply to a message that is gone goes to the channel, without a word (slack-go/slack#1571).
 */
export function postMessage(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = writable(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const content = readContent(args);
  if (content.kind === 'refused') return failWith(content);
  if (isEmpty(content)) return fail('no_text');
  const channel = found.conversation.id;
  if (!workspace.messages.mayPost(channel, workspace.settings.postLimitPerSecond)) {
    return rateLimited(1);
  }
  const threadTs = workspace.messages.rootOf(channel, String(args['thread_ts']))?.ts;
  const message = workspace.messages.add({
    channel,
    user: IDS.botUser,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    metadata: content.metadata,
    visibleTo: undefined,
    via: 'chat.postMessage',
    threadTs,
  });
  return succeed({ channel, ts: message.ts, message: messageShape(message, true) });
}

/** `chat.postEphemeral`: seen by one person, who is in the conversation, and kept nowhere. */
export function postEphemeral(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = writable(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const person = workspace.people.get(String(args['user']));
  if (person === undefined || !sees(person, found.conversation)) return fail('user_not_in_channel');
  const content = readContent(args);
  if (content.kind === 'refused') return failWith(content);
  if (isEmpty(content)) return fail('no_text');
  const { ts: message_ts } = workspace.messages.add({
    channel: found.conversation.id,
    user: IDS.botUser,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    metadata: undefined,
    visibleTo: person.id,
    via: 'chat.postEphemeral',
    threadTs: workspace.messages.rootOf(found.conversation.id, String(args['thread_ts']))?.ts,
  });
  return succeed({ message_ts });
}

/** `chat.update`: what is left out stays as it was. */
export function update(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = writable(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const message = own(found.conversation.id, args['ts'], 'cant_update_message', workspace);
  if (message.kind === 'refused') return failWith(message);
  const content = readContent(args);
  if (content.kind === 'refused') return failWith(content);
  if (isEmpty(content) && content.metadata === undefined) return fail('no_text');
  if (bytesEscaped(content.text ?? '') > UPDATE_TEXT_LIMIT_BYTES) return fail('msg_too_long');
  const { message: before } = message;
  workspace.messages.change(before, {
    text: content.text ?? before.text,
    blocks: content.blocks ?? before.blocks,
    metadata: content.metadata ?? before.metadata,
  });
  const { channel, ts, text } = before;
  return succeed({ channel, ts, text, message: messageShape(before, true) });
}

/** `chat.delete`: the app's own messages only. */
export function remove(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = writable(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const message = own(found.conversation.id, args['ts'], 'cant_delete_message', workspace);
  if (message.kind === 'refused') return failWith(message);
  workspace.messages.remove(message.message);
  const { channel, ts } = message.message;
  return succeed({ channel, ts });
}

/** `error` is what Slack says where the message is somebody else's. */
function own(
  channel: string,
  ts: unknown,
  error: string,
  { messages }: Workspace,
): { readonly kind: 'found'; readonly message: Message } | Refusal {
  const message = typeof ts === 'string' ? messages.find(channel, ts) : undefined;
  // Ephemeral messages are not kept by Slack, so they cannot be found.
  if (message === undefined || message.visibleTo !== undefined) return refused('message_not_found');
  const isOwn = message.user === IDS.botUser && message.via !== 'join';
  return isOwn ? { kind: 'found', message } : refused(error);
}

function isEmpty({ text, blocks }: Content): boolean {
  return !text && (blocks === undefined || blocks.length === 0);
}

function bytesEscaped(text: string): number {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return Buffer.byteLength(escaped);
}
