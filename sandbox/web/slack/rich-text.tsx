import {
  type Block,
  Message,
  type MessageProps,
  type RichTextBlockElement,
} from 'slack-blocks-to-jsx';
import { type Reading, readMrkdwn, readPlainText } from './mrkdwn';
import { type SlackPage, useSlackPage } from './slack-page';
import { conversationsOf } from './who-sees';

interface TextObject {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
  readonly verbatim?: boolean;
}

/** A text object of a block; a section's markdown links bare names unless it says `verbatim`. */
export function Text({ text }: { readonly text: TextObject }) {
  const page = useSlackPage();
  if (text.type === 'plain_text') return <RichText elements={readPlainText(text.text)} />;
  const automatic = text.verbatim !== true;
  return <RichText elements={readMrkdwn(text.text, reading(page, automatic, automatic))} />;
}

/** The text of a message without blocks; what the app writes is sent with names left alone. */
export function MessageText({
  text,
  isTyped,
}: {
  readonly text: string;
  readonly isTyped: boolean;
}) {
  const page = useSlackPage();
  return <RichText elements={readMrkdwn(text, reading(page, true, isTyped))} />;
}

/** A block that the library draws as Slack does, as it is. */
export function LibraryBlock({ block }: { readonly block: Block }) {
  const page = useSlackPage();
  return (
    <Message
      withoutWrapper
      unstyled
      theme="light"
      logo=""
      name=""
      blocks={[block]}
      data={namesIn(page)}
      hooks={hooksOf(page)}
    />
  );
}

function RichText({ elements }: { readonly elements: RichTextBlockElement[] }) {
  return <LibraryBlock block={{ type: 'rich_text', elements }} />;
}

function reading({ person, slack }: SlackPage, linkUrls: boolean, linkNames: boolean): Reading {
  const channels = conversationsOf(person, slack).filter(({ kind }) => kind !== 'im');
  return { linkUrls, linkNames, channels: new Map(channels.map(({ id, name }) => [name, id])) };
}

function namesIn({ person, slack }: SlackPage): NonNullable<MessageProps['data']> {
  return {
    users: [
      ...slack.people.map(({ id, realName }) => ({ id, name: realName })),
      { id: slack.app.botUser, name: slack.app.name },
    ],
    channels: conversationsOf(person, slack).map(({ id, name }) => ({ id, name })),
  };
}

function hooksOf({ person, slack, go }: SlackPage): NonNullable<MessageProps['hooks']> {
  const kinds = new Map(conversationsOf(person, slack).map(({ id, kind }) => [id, kind]));
  return {
    user: ({ id, name }) => (
      <span className={id === person.id ? 'sl-mention sl-mention-self' : 'sl-mention'}>
        @{name}
      </span>
    ),
    channel: ({ id, name }) =>
      kinds.has(id) ? (
        <button
          type="button"
          className="sl-mention"
          onClick={() => go({ kind: 'conversation', id })}
        >
          {kinds.get(id) === 'public' ? `#${name}` : name}
        </button>
      ) : (
        <span className="sl-mention">private channel</span>
      ),
    // The library prints the bare name of an emoji that it does not know.
    emoji: (data, parse) => {
      const drawn = parse(data);
      return drawn === data.name ? `:${data.name}:` : drawn;
    },
  };
}
