import { initialState } from '../../slack/form-state';
import type { Message } from '../../slack/types';
import { Avatar } from './avatar';
import { Reply } from './icons';
import { LiveBlocks } from './live-blocks';
import { type ListedMessage, sentAt, timeOf } from './message-list';
import { nameOfUser } from './names';
import { MessageText } from './rich-text';
import { useSlackPage } from './slack-page';

interface MessageItemProps {
  readonly listed: ListedMessage;
  readonly inThread: boolean;
}

/** One message with its sender, its blocks and what can be done with it. */
export function MessageItem({ listed, inThread }: MessageItemProps) {
  const { slack } = useSlackPage();
  const { message, continues } = listed;
  const name = nameOfUser(message.user, slack);
  const isPrivate = message.visibleTo !== undefined;
  return (
    <article
      className={isPrivate ? 'sl-message sl-message-private' : 'sl-message'}
      aria-label={name}
    >
      {continues ? <Time message={message} /> : <Avatar user={message.user} name={name} />}
      <div className="sl-message-body">
        {isPrivate && <p className="sl-only-you">Only visible to you</p>}
        {!continues && <Sender message={message} name={name} />}
        <Content message={message} />
        {!inThread && <Replies listed={listed} />}
      </div>
      {!inThread && !isPrivate && <ReplyButton message={message} name={name} />}
    </article>
  );
}

interface SenderProps {
  readonly message: Message;
  readonly name: string;
}

function Sender({ message, name }: SenderProps) {
  const { slack } = useSlackPage();
  const kind = slack.people.find(({ id }) => id === message.user)?.kind;
  return (
    <p className="sl-sender">
      <b>{name}</b>
      {message.user === slack.app.botUser && <span className="sl-badge">APP</span>}
      {kind === 'guest' && <span className="sl-badge">guest</span>}
      {kind === 'stranger' && <span className="sl-badge">other company</span>}
      <Time message={message} />
    </p>
  );
}

function Time({ message }: { readonly message: Message }) {
  const at = sentAt(message.ts);
  return (
    <time className="sl-time" dateTime={new Date(at).toISOString()}>
      {timeOf(at)}
    </time>
  );
}

function Content({ message }: { readonly message: Message }) {
  const { slack } = useSlackPage();
  const { blocks, channel, ts } = message;
  const isTyped = message.user !== slack.app.botUser;
  return (
    <div className={message.via === 'join' ? 'sl-content sl-join' : 'sl-content'}>
      {blocks.length === 0 ? (
        <MessageText text={message.text} isTyped={isTyped} />
      ) : (
        <LiveBlocks
          on={{ kind: 'message', channel, ts }}
          form={{ id: ts, blocks, state: initialState(blocks, channel) }}
        />
      )}
      {message.edited > 0 && <span className="sl-edited">(edited)</span>}
    </div>
  );
}

function Replies({ listed: { message, replies } }: { readonly listed: ListedMessage }) {
  const { openSide } = useSlackPage();
  const last = replies.at(-1);
  if (last === undefined) return null;
  const { channel, ts } = message;
  return (
    <button
      type="button"
      className="sl-replies"
      onClick={() => openSide({ kind: 'thread', channel, ts })}
    >
      <b>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</b>
      <span>Last at {timeOf(sentAt(last.ts))}</span>
    </button>
  );
}

function ReplyButton({ message: { channel, ts }, name }: SenderProps) {
  const { openSide } = useSlackPage();
  return (
    <button
      type="button"
      className="sl-icon-button sl-reply"
      aria-label={`Reply to ${name} in a thread`}
      title="Reply in thread"
      onClick={() => openSide({ kind: 'thread', channel, ts })}
    >
      <Reply />
    </button>
  );
}
