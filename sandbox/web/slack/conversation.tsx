import type { Conversation as SlackConversation } from '../../slack/options';
import { directMessagesId } from '../../slack/people';
import { AppTabs } from './app-tabs';
import { commandsFor } from './commands';
import { Composer } from './composer';
import { Hash, Lock } from './icons';
import { listMessages } from './message-list';
import { MessageLog } from './message-log';
import { nameOf, titleOf } from './names';
import { PlaceHeader } from './place-header';
import { useSlackPage } from './slack-page';
import { conversationsOf } from './who-sees';
import { whyNotWriting } from './who-writes';

/** A conversation with its messages and the composer. */
export function Conversation({ id }: { readonly id: string }) {
  const { slack, person } = useSlackPage();
  const conversation = conversationsOf(person, slack).find((each) => each.id === id);
  if (conversation === undefined) return null;
  const title = titleOf(conversation, person, slack);
  const listed = listMessages(slack.messages, id, person.id);
  return (
    <>
      <PlaceHeader title={<Title conversation={conversation} />}>
        <Facts conversation={conversation} />
      </PlaceHeader>
      <MessageLog key={id} label={`Messages in ${title}`} listed={listed}>
        <Beginning conversation={conversation} title={title} />
      </MessageLog>
      <Composer channel={conversation} label={`Message ${title}`} />
    </>
  );
}

interface ConversationProps {
  readonly conversation: SlackConversation;
}

function Title({ conversation }: ConversationProps) {
  const { slack, person } = useSlackPage();
  return (
    <>
      {conversation.kind === 'public' && <Hash />}
      {conversation.kind === 'private' && <Lock />}
      {nameOf(conversation, person, slack)}
    </>
  );
}

function Facts({ conversation }: ConversationProps) {
  const { slack, person } = useSlackPage();
  if (conversation.id === directMessagesId(person.id)) return <AppTabs />;
  if (conversation.isArchived) return <span className="sl-tag">archived</span>;
  if (conversation.kind === 'im') return null;
  const words = conversation.botIsMember ? 'is a member' : 'is not a member';
  return <span className="sl-tag">{`${slack.app.name} ${words}`}</span>;
}

function Beginning({ conversation, title }: ConversationProps & { readonly title: string }) {
  const { slack, person } = useSlackPage();
  const withApp = conversation.id === directMessagesId(person.id);
  const canWrite = whyNotWriting(conversation, person, slack) === undefined;
  return (
    <div className="sl-beginning">
      <p className="sl-beginning-title">{title}</p>
      <p>{withApp ? slack.app.description : `This is the very beginning of ${title}.`}</p>
      {(canWrite ? commandsFor(person, slack) : []).map(({ command, description }) => (
        <p key={command}>
          Type <code>{command}</code> below: {description.toLowerCase()}.
        </p>
      ))}
    </div>
  );
}
