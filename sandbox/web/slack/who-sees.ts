import type { SlackSnapshot } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';
import { sees } from '../../slack/people';

/** A person's own direct messages with the app; they may not have begun yet. */
export function appMessagesOf(person: string): string {
  return `D_${person}`;
}

/** What a person sees, with the app's messages even before there are any. */
export function conversationsOf(person: Person, slack: SlackSnapshot): readonly Conversation[] {
  const seen = slack.conversations.filter((each) => sees(person, each));
  const id = appMessagesOf(person.id);
  if (seen.some((each) => each.id === id)) return seen;
  const name = slack.app.name;
  return [
    ...seen,
    { id, name, kind: 'im', botIsMember: true, isArchived: false, members: [person.id] },
  ];
}
