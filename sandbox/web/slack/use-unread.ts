import { useEffect, useState } from 'react';
import type { SlackSnapshot } from '../../control/snapshot';
import { useSlackPage } from './slack-page';
import { hasUnread, markRead, type ReadMarks } from './unread';

/** Tells which conversations have something new for the person; what was there before is read. */
export function useUnread(): (channel: string) => boolean {
  const { slack, person, place } = useSlackPage();
  const [marks, setMarks] = useState<ReadMarks>(() => allRead(slack));
  const here = place.kind === 'conversation' ? place.id : undefined;
  useEffect(() => {
    if (here === undefined) return;
    setMarks((before) => markRead(before, slack.messages, here, person.id));
  }, [slack.messages, here, person.id]);
  return (channel) => hasUnread(marks, slack.messages, channel, person.id);
}

function allRead({ people, conversations, messages }: SlackSnapshot): ReadMarks {
  return people.reduce(
    (marks, { id }) =>
      conversations.reduce((all, each) => markRead(all, messages, each.id, id), marks),
    new Map<string, string>() as ReadMarks,
  );
}
