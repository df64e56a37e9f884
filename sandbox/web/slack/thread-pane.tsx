import { Composer } from './composer';
import { listThread } from './message-list';
import { MessageLog } from './message-log';
import { titleOf } from './names';
import { Pane } from './pane';
import { useSlackPage } from './slack-page';
import { conversationsOf } from './who-sees';

interface ThreadPaneProps {
  readonly channel: string;
  readonly ts: string;
}

/** A message with its replies, and a composer of its own. */
export function ThreadPane({ channel, ts }: ThreadPaneProps) {
  const { slack, person } = useSlackPage();
  const conversation = conversationsOf(person, slack).find(({ id }) => id === channel);
  if (conversation === undefined) return null;
  const title = titleOf(conversation, person, slack);
  return (
    <Pane label="Thread" detail={title}>
      <MessageLog
        key={ts}
        label={`Thread in ${title}`}
        listed={listThread(slack.messages, channel, ts, person.id)}
        inThread
      />
      <Composer channel={conversation} label="Reply…" threadTs={ts} />
    </Pane>
  );
}
