import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { SlashCommand } from '../../control/snapshot';
import type { Conversation } from '../../slack/options';
import { CommandList, optionId } from './command-list';
import { matchingCommands, offeredCommands, typedCommand } from './commands';
import { Send } from './icons';
import { useSlackPage } from './slack-page';
import { SlackbotLine } from './slackbot-line';
import { useDoing } from './use-doing';
import { appMessagesOf } from './who-sees';

interface ComposerProps {
  readonly channel: Conversation;
  readonly label: string;
  readonly threadTs?: string;
}

/** Where a person writes; what is half typed waits in its conversation for their return. */
export function Composer({ channel, label, threadTs }: ComposerProps) {
  const { slack, person } = useSlackPage();
  const key = [person.id, channel.id, threadTs].join();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  if (channel.isArchived) {
    return (
      <p className="sl-archived">{`You are viewing #${channel.name}, an archived channel.`}</p>
    );
  }
  if (channel.id === appMessagesOf(person.id) && !slack.app.takesMessages) {
    return <p className="sl-archived">Sending messages to this app has been turned off.</p>;
  }
  return (
    <Writing
      key={key}
      channel={channel.id}
      label={label}
      threadTs={threadTs}
      // Slack takes no slash commands in threads (docs.slack.dev, "Slash commands").
      commands={threadTs === undefined ? offeredCommands(person, channel, slack) : []}
      text={texts[key] ?? ''}
      setText={(text) => setTexts((all) => ({ ...all, [key]: text }))}
    />
  );
}

interface WritingProps {
  readonly channel: string;
  readonly label: string;
  readonly threadTs: string | undefined;
  readonly commands: readonly SlashCommand[];
  readonly text: string;
  readonly setText: (text: string) => void;
}

function Writing(props: WritingProps) {
  const { label, text, setText, commands } = props;
  const [chosen, setChosen] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const list = useId();
  const { send, isBusy, trouble, dismiss } = useSending(props);
  const matching = isHidden ? [] : matchingCommands(text, commands);
  const highlighted = matching[Math.min(chosen, matching.length - 1)];
  const complete = (command: SlashCommand): void => setText(`${command.command} `);
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = keyMeaning(event, text, highlighted);
    if (key === 'type') return;
    event.preventDefault();
    if (key === 'complete' && highlighted !== undefined) complete(highlighted);
    if (key === 'hide') setHidden(true);
    if (key === 'next') setChosen((now) => (now + 1) % matching.length);
    if (key === 'previous') setChosen((now) => (now + matching.length - 1) % matching.length);
    if (key === 'send') send();
  };
  return (
    <div className="sl-composer">
      {trouble !== undefined && <SlackbotLine words={trouble} onDismiss={dismiss} />}
      {highlighted !== undefined && (
        <CommandList id={list} commands={matching} chosen={highlighted} onChoose={complete} />
      )}
      <Hint command={typedCommand(text, commands)} text={text} />
      <div className="sl-writing">
        <textarea
          aria-label={label}
          placeholder={label}
          rows={Math.min(8, text.split('\n').length)}
          value={text}
          readOnly={isBusy}
          aria-autocomplete="list"
          aria-controls={highlighted && list}
          aria-activedescendant={highlighted && optionId(list, highlighted)}
          onChange={(event) => {
            setText(event.target.value);
            setHidden(false);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <SendButton isOff={isBusy || text.trim() === ''} onSend={send} />
      </div>
    </div>
  );
}

function SendButton({ isOff, onSend }: { readonly isOff: boolean; readonly onSend: () => void }) {
  return (
    <button
      type="button"
      className="sl-send"
      aria-label="Send"
      aria-disabled={isOff}
      onClick={onSend}
    >
      <Send />
    </button>
  );
}

function Hint({
  command,
  text,
}: {
  readonly command: SlashCommand | undefined;
  readonly text: string;
}) {
  if (command === undefined || text === command.command) return null;
  return (
    <p className="sl-hint-line">
      <b>{command.command}</b> {command.usageHint}
    </p>
  );
}

/** Sends once at a time; what was typed stays until Slack has taken it. */
function useSending({ channel, threadTs, text, setText }: WritingProps) {
  const { control, person } = useSlackPage();
  const { isBusy, trouble, run, dismiss } = useDoing();
  const sending = useRef(false);
  const send = async (): Promise<void> => {
    if (sending.current || text.trim() === '') return;
    sending.current = true;
    const thread = threadTs === undefined ? {} : { threadTs };
    const answer = await run(() =>
      control('slack/type', { user: person.id, channel, text, ...thread }),
    );
    sending.current = false;
    if (answer !== undefined && answer.personSees === undefined) setText('');
  };
  return { send: () => void send(), isBusy, trouble, dismiss };
}

type Meaning = 'type' | 'send' | 'complete' | 'hide' | 'next' | 'previous';

/** What a key means: with commands offered, the arrows, Tab, Enter and Escape are for them. */
export function keyMeaning(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'> & { nativeEvent: { isComposing: boolean } },
  text: string,
  highlighted: SlashCommand | undefined,
): Meaning {
  const { key, shiftKey } = event;
  // Enter ends the choice of a Chinese or Japanese input method, and nothing else.
  if (shiftKey || event.nativeEvent.isComposing) return 'type';
  if (key === 'Enter') return highlighted && highlighted.command !== text ? 'complete' : 'send';
  if (highlighted === undefined) return 'type';
  if (key === 'Tab') return 'complete';
  if (key === 'Escape') return 'hide';
  if (key === 'ArrowDown') return 'next';
  return key === 'ArrowUp' ? 'previous' : 'type';
}
