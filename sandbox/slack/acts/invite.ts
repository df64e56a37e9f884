import type { Conversation, Person } from '../options';
import { IDS, type Workspace } from '../workspace';
import { findUser } from './escape';

/**
 * Makes the bot a member, as `/invite @contact-customer` does; people stay where they are. Returns
 * what Slack tells the person instead, if anything.
 */
export function invite(
  named: string,
  person: Person,
  conversation: Conversation,
  workspace: Workspace,
): string | undefined {
  const { botName } = workspace.settings;
  const name = /^<@(\w+)(?:\|[^<>]*)?>$/.exec(named)?.[1] ?? named.replace(/^@/, '');
  if (conversation.kind === 'im') return 'You cannot invite anybody to a direct message.';
  if (person.kind !== 'member') return 'You do not have permission to invite people here.';
  if (findUser(name, workspace)?.id !== IDS.botUser) return `Here, /invite takes only @${botName}.`;
  if (conversation.botIsMember) return `@${botName} is already in this channel.`;
  conversation.botIsMember = true;
  workspace.messages.add({
    channel: conversation.id,
    user: IDS.botUser,
    text: `was added to #${conversation.name} by <@${person.id}>.`,
    blocks: [],
    metadata: undefined,
    visibleTo: undefined,
    via: 'join',
    threadTs: undefined,
  });
  return undefined;
}
