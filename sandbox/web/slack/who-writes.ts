import type { SlackSnapshot } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';
import { directMessagesId } from '../../slack/people';

/** What Slack says where nobody can write; undefined where a person can. */
export function whyNotWriting(
  { id, name, isArchived }: Conversation,
  person: Person,
  { app }: SlackSnapshot,
): string | undefined {
  if (isArchived) return `You are viewing #${name}, an archived channel.`;
  if (id !== directMessagesId(person.id) || app.takesMessages) return undefined;
  return 'Sending messages to this app has been turned off.';
}
