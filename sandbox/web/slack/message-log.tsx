import { type ReactNode, useRef } from 'react';
import { MessageItem } from './message-item';
import { dayOf, type ListedMessage, sentAt } from './message-list';
import { useSlackPage } from './slack-page';
import { useFollowEnd } from './use-follow-end';

interface MessageLogProps {
  readonly label: string;
  readonly listed: readonly ListedMessage[];
  /** Whether the messages already stand in a thread. */
  readonly inThread?: boolean;
  readonly children?: ReactNode;
}

/** Messages, oldest first; new ones are said politely, and shown to a reader who is at the end. */
export function MessageLog({ label, listed, inThread = false, children }: MessageLogProps) {
  const { now, person } = useSlackPage();
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const own = listed.findLast(({ message }) => message.user === person.id);
  useFollowEnd(log, content, own?.message.ts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <div className="sl-log" role="log" aria-label={label} tabIndex={0} ref={log}>
      <div ref={content}>
        {children}
        {listed.map((each) => (
          <div key={each.message.ts}>
            {each.beginsDay && <Day words={dayOf(sentAt(each.message.ts), now)} />}
            <MessageItem listed={each} inThread={inThread} />
          </div>
        ))}
        <div className="sl-log-end" />
      </div>
    </div>
  );
}

function Day({ words }: { readonly words: string }) {
  return (
    <p className="sl-day">
      <span>{words}</span>
    </p>
  );
}
