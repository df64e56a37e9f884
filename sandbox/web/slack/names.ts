import type { SlackSnapshot } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';
import { directMessagesId } from '../../slack/people';

/** Who a user ID is: a person, or the app. */
export function nameOfUser(user: string, slack: SlackSnapshot): string {
  if (user === slack.app.botUser) return slack.app.name;
  return slack.people.find(({ id }) => id === user)?.realName ?? user;
}

/** A conversation's name without a sign before it: of a direct message, who the others are. */
export function nameOf(conversation: Conversation, person: Person, slack: SlackSnapshot): string {
  if (conversation.kind !== 'im') return conversation.name;
  if (conversation.id === directMessagesId(person.id)) return slack.app.name;
  const others = conversation.members.filter((id) => id !== person.id);
  const names = others.map((id) => nameOfUser(id, slack));
  return names.length > 0 ? names.join(', ') : conversation.name;
}

/** `#general`; a private channel or a direct message stands without a sign. */
export function titleOf(conversation: Conversation, person: Person, slack: SlackSnapshot): string {
  const name = nameOf(conversation, person, slack);
  return conversation.kind === 'public' ? `#${name}` : name;
}
