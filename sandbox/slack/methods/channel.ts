import { type Refusal, refused } from '../content';
import type { Conversation } from '../options';
import type { Workspace } from '../workspace';

/** A conversation that the app knows. */
export interface Found {
  readonly kind: 'found';
  readonly conversation: Conversation;
}

/** The conversation, if the app knows that there is one: it is public, or the bot is a member. */
export function visible(channel: unknown, workspace: Workspace): Found | Refusal {
  const conversation =
    typeof channel === 'string' ? workspace.conversations.get(channel) : undefined;
  const isVisible = conversation?.kind === 'public' || conversation?.botIsMember === true;
  return isVisible ? { kind: 'found', conversation } : refused('channel_not_found');
}

/** The conversation, if the app's bot is a member of it. */
export function readable(channel: unknown, workspace: Workspace): Found | Refusal {
  const found = visible(channel, workspace);
  if (found.kind === 'refused' || found.conversation.botIsMember) return found;
  return refused('not_in_channel');
}

/**
 * The conversation, if the app may post there. A user ID means the app's messages to them, which
 * people of other companies do not have.
 */
export function writable(channel: unknown, workspace: Workspace): Found | Refusal {
  const person = typeof channel === 'string' ? workspace.people.get(channel) : undefined;
  if (person?.kind === 'stranger') return refused('channel_not_found');
  const id = person === undefined ? channel : workspace.directMessages(person.id).id;
  const conversation = typeof id === 'string' ? workspace.conversations.get(id) : undefined;
  const found =
    conversation?.kind === 'public' && workspace.has('chat:write.public')
      ? { kind: 'found' as const, conversation }
      : readable(id, workspace);
  if (found.kind === 'refused') return found;
  return found.conversation.isArchived ? refused('is_archived') : found;
}
