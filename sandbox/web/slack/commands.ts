import type { SlackSnapshot, SlashCommand } from '../../control/snapshot';
import type { Conversation, Person } from '../../slack/options';

/** The commands that are there for a person: for people of other companies, none of the app's. */
export function commandsFor({ kind }: Person, slack: SlackSnapshot): readonly SlashCommand[] {
  const isThere = kind !== 'stranger' && slack.scopes.granted.includes('commands');
  return isThere ? slack.app.commands : [];
}

/** What a person can type after `/`: Slack's own `/invite` too, where the app is not in yet. */
export function offeredCommands(
  person: Person,
  conversation: Conversation,
  slack: SlackSnapshot,
): readonly SlashCommand[] {
  const { name, botName } = slack.app;
  const canInvite = person.kind === 'member' && conversation.kind !== 'im';
  if (!canInvite || conversation.botIsMember) return commandsFor(person, slack);
  const invite = { command: '/invite', description: `Add ${name} here`, usageHint: `@${botName}` };
  return [...commandsFor(person, slack), invite];
}

/** The commands that what is typed may become; none once it is more than a command's beginning. */
export function matchingCommands(
  typed: string,
  commands: readonly SlashCommand[],
): readonly SlashCommand[] {
  if (!/^\/\S*$/.test(typed)) return [];
  return commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
}

/** The command that what is typed begins with, as far as it is typed whole. */
export function typedCommand(
  typed: string,
  commands: readonly SlashCommand[],
): SlashCommand | undefined {
  const [first] = typed.split(/\s/, 1);
  return commands.find(({ command }) => command === first);
}
