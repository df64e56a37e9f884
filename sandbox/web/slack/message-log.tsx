import { type ReactNode, useEffect, useRef } from 'react';
import { MessageItem } from './message-item';
import { dayOf, type ListedMessage, sentAt } from './message-list';
import { useSlackPage } from './slack-page';

interface MessageLogProps {
  readonly label: string;
  readonly listed: readonly ListedMessage[];
  /** Whether the messages already stand in a thread. */
  readonly inThread?: boolean;
  readonly children?: ReactNode;
}

/** Messages, oldest first; a new one is scrolled to and said politely. */
export function MessageLog({ label, listed, inThread = false, children }: MessageLogProps) {
  const { now } = useSlackPage();
  const end = useRef<HTMLDivElement>(null);
  const count = listed.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message more is what it is about.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <div className="sl-log" role="log" aria-label={label} tabIndex={0}>
      {children}
      {listed.map((each) => (
        <div key={each.message.ts}>
          {each.beginsDay && <Day words={dayOf(sentAt(each.message.ts), now)} />}
          <MessageItem listed={each} inThread={inThread} />
        </div>
      ))}
      <div className="sl-log-end" ref={end} />
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
