import type { SlashCommand } from '../../control/snapshot';

interface CommandListProps {
  readonly id: string;
  readonly commands: readonly SlashCommand[];
  readonly chosen: SlashCommand;
  readonly onChoose: (command: SlashCommand) => void;
}

/** The commands that what is typed may become; the focus stays in the composer. */
export function CommandList({ id, commands, chosen, onChoose }: CommandListProps) {
  return (
    <div className="sl-commands" role="listbox" id={id} aria-label="Commands">
      {commands.map((each) => (
        <div
          key={each.command}
          id={optionId(id, each)}
          className="sl-command"
          role="option"
          aria-selected={each === chosen}
          tabIndex={-1}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(each);
          }}
        >
          <b>{each.command}</b> <span>{each.usageHint}</span>
          <p>{each.description}</p>
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, { command }: SlashCommand): string {
  return `${list}-${command.slice(1)}`;
}
