import { type KeyboardEvent, useId, useState } from 'react';
import type { SlashCommand } from '../../control/snapshot';
import type { Conversation } from '../../slack/options';
import { CommandList, optionId } from './command-list';
import { matchingCommands, offeredCommands, typedCommand } from './commands';
import { Send } from './icons';
import { useSlackPage } from './slack-page';
import { SlackbotLine } from './slackbot-line';
import { whyNotWriting } from './who-writes';
import { placeKey, type Rewrite, send, type Writing, writingAt } from './writings';

interface ComposerProps {
  readonly channel: Conversation;
  readonly label: string;
  readonly threadTs?: string;
}

/** Where a person writes; what is half typed waits in its conversation for their return. */
export function Composer({ channel, label, threadTs }: ComposerProps) {
  const { slack, person, control, writings, rewrite } = useSlackPage();
  const key = placeKey(person.id, channel.id, threadTs);
  const why = whyNotWriting(channel, person, slack);
  if (why !== undefined) return <p className="sl-archived">{why}</p>;
  const writing = writingAt(writings, key);
  const change: Rewrite = (to) => rewrite(key, to);
  const place = {
    user: person.id,
    channel: channel.id,
    ...(threadTs !== undefined && { threadTs }),
  };
  return (
    <WritingArea
      key={key}
      label={label}
      // Slack takes no slash commands in threads (docs.slack.dev, "Slash commands").
      commands={threadTs === undefined ? offeredCommands(person, channel, slack) : []}
      writing={writing}
      rewrite={change}
      onSend={() => void send(writing, change, (text) => control('slack/type', { ...place, text }))}
    />
  );
}

interface WritingProps {
  readonly label: string;
  readonly commands: readonly SlashCommand[];
  readonly writing: Writing;
  readonly rewrite: Rewrite;
  readonly onSend: () => void;
}

function WritingArea({ label, commands, writing, rewrite, onSend }: WritingProps) {
  const { text, isBusy, trouble } = writing;
  const list = useId();
  const { matching, highlighted, complete, type, onKeyDown } = useCommands({
    commands,
    text,
    setText: (next) => rewrite({ text: next }),
    onSend,
  });
  return (
    <div className="sl-composer">
      {trouble !== undefined && (
        <SlackbotLine words={trouble} onDismiss={() => rewrite({ trouble: undefined })} />
      )}
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
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <SendButton isOff={isBusy || text.trim() === ''} onSend={onSend} />
      </div>
    </div>
  );
}

interface Typing {
  readonly commands: readonly SlashCommand[];
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly onSend: () => void;
}

/** The commands that what is typed may become, and the keys that choose among them. */
function useCommands({ commands, text, setText, onSend }: Typing) {
  const [chosen, setChosen] = useState(0);
  const [isHidden, setHidden] = useState(false);
  const matching = isHidden ? [] : matchingCommands(text, commands);
  const highlighted = matching[Math.min(chosen, matching.length - 1)];
  const complete = (command: SlashCommand): void => setText(`${command.command} `);
  const type = (next: string): void => {
    setText(next);
    setHidden(false);
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = keyMeaning(event, text, highlighted);
    if (key === 'type') return;
    event.preventDefault();
    if (key === 'complete' && highlighted !== undefined) complete(highlighted);
    if (key === 'hide') setHidden(true);
    if (key === 'next') setChosen((now) => (now + 1) % matching.length);
    if (key === 'previous') setChosen((now) => (now + matching.length - 1) % matching.length);
    if (key === 'send') onSend();
  };
  return { matching, highlighted, complete, type, onKeyDown };
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
