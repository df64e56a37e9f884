import type { SlackSnapshot } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';
import { directMessagesId, sees } from '../../slack/people';

/** Whether the app is there for a person: for people of other companies it is not. */
export function seesApp({ kind }: Person): boolean {
  return kind !== 'stranger';
}

/** What a person sees; of the app's messages, their own, even before there are any. */
export function conversationsOf(person: Person, slack: SlackSnapshot): readonly Conversation[] {
  const id = directMessagesId(person.id);
  const seen = slack.conversations.filter((each) => sees(person, each));
  if (!seesApp(person)) return seen.filter((each) => each.id !== id);
  if (seen.some((each) => each.id === id)) return seen;
  const name = slack.app.name;
  return [
    ...seen,
    { id, name, kind: 'im', botIsMember: true, isArchived: false, members: [person.id] },
  ];
}
