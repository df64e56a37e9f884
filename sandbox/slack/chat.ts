import type { Fields } from '../kit/fields';
import { type Content, type Refusal, readContent, refused } from './content';
import {
  fail,
  failWith,
  type MethodAnswer,
  type MethodContext,
  rateLimited,
  succeed,
} from './method';
import type { Conversation } from './options';
import { messageShape } from './shapes';
import type { Message } from './types';
import { IDS, type Workspace } from './workspace';

/** A longer text cannot replace another: bytes after escaping, as `chat.update` counts them. */
const UPDATE_TEXT_LIMIT_BYTES = 4_000;

/** `chat.postMessage` (docs.slack.dev). A user ID as `channel` means the app's messages to them. */
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
  const threadTs = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : undefined;
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

/** `chat.update`: what is left out stays as it was. */
export function update(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = writable(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const message = updatable(found.conversation.id, args['ts'], workspace);
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

/** The conversation, if the app's bot is a member of it. */
export function readable(
  channel: unknown,
  workspace: Workspace,
): { readonly kind: 'found'; readonly conversation: Conversation } | Refusal {
  const conversation =
    typeof channel === 'string' ? workspace.conversations.get(channel) : undefined;
  if (conversation === undefined) return refused('channel_not_found');
  if (conversation.botIsMember) return { kind: 'found', conversation };
  // What the app cannot see does not exist for it.
  return refused(conversation.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
}

function writable(channel: unknown, workspace: Workspace): ReturnType<typeof readable> {
  const isPerson = typeof channel === 'string' && workspace.people.has(channel);
  const id = isPerson ? workspace.directMessages(channel).id : channel;
  const conversation = typeof id === 'string' ? workspace.conversations.get(id) : undefined;
  const found =
    conversation?.kind === 'public' && workspace.has('chat:write.public')
      ? { kind: 'found' as const, conversation }
      : readable(id, workspace);
  if (found.kind === 'refused') return found;
  return found.conversation.isArchived ? refused('is_archived') : found;
}

function updatable(
  channel: string,
  ts: unknown,
  { messages }: Workspace,
): { readonly kind: 'found'; readonly message: Message } | Refusal {
  const message = typeof ts === 'string' ? messages.find(channel, ts) : undefined;
  // Ephemeral messages are not kept by Slack, so they cannot be found.
  if (message === undefined || message.visibleTo !== undefined) return refused('message_not_found');
  return message.user === IDS.botUser ? { kind: 'found', message } : refused('cant_update_message');
}

function isEmpty({ text, blocks }: Content): boolean {
  return !text && (blocks === undefined || blocks.length === 0);
}

function bytesEscaped(text: string): number {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return Buffer.byteLength(escaped);
}
