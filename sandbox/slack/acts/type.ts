import { NotPossible } from '../not-possible';
import type { AppCommand, Conversation, Person } from '../options';
import { type Reaction, reactionTo, type TypedText } from '../person';
import type { Workspace } from '../workspace';
import { typeCommand } from './command';
import { escapeCommand, escapeMessage } from './escape';
import type { InteractionParts } from './interaction';
import { invite } from './invite';

/**
 * Slack's composer sends no more characters than this. No page says how many: it is what a `markdown`
 * block holds (docs.slack.dev, "Markdown block").
 */
const TEXT_LIMIT = 12_000;

/** Who types where. */
interface Composer {
  readonly person: Person;
  readonly conversation: Conversation;
}

/**
 * A person sends what they typed: words become a message, a slash command goes where it belongs.
 * `personSees` is what Slack itself says about it.
 *
 * @throws NotPossible for a conversation that the person does not see, a thread that is not there, and an
 *   empty text: nobody could send that.
 */
export async function typeText(typed: TypedText, parts: InteractionParts): Promise<Reaction> {
  const { workspace } = parts;
  const person = workspace.person(typed.user);
  const conversation = workspace.conversationFor(person, typed.channel);
  if (typed.text.trim() === '') throw new NotPossible('there is nothing to send');
  if (typed.text.length > TEXT_LIMIT) {
    return reactionTo([], 'Your message is too long: Slack sends no more than 12,000 characters.');
  }
  if (conversation.isArchived) {
    return reactionTo([], `You are viewing #${conversation.name}, an archived channel`);
  }
  const isWithApp = conversation.kind === 'im' && conversation.botIsMember;
  if (isWithApp && !workspace.settings.takesMessages) {
    return reactionTo([], 'Sending messages to this app has been turned off.');
  }
  if (typed.text.startsWith('/')) return runCommand(typed, { person, conversation }, parts);
  speak(typed, { person, conversation }, workspace);
  return reactionTo([]);
}

async function runCommand(
  typed: TypedText,
  { person, conversation }: Composer,
  parts: InteractionParts,
): Promise<Reaction> {
  const { workspace } = parts;
  const [, command = '', rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(typed.text.trim()) ?? [];
  const known = commandsOf(person, workspace).find((each) => each.command === command);
  if (known === undefined && command !== '/invite') return reactionTo([], notValid(command));
  if (typed.threadTs !== undefined) {
    return reactionTo([], `${command} is not supported in threads. Sorry!`);
  }
  if (known === undefined) return reactionTo([], invite(rest, person, conversation, workspace));
  const text = known.shouldEscape ? escapeCommand(rest, { person, workspace }) : rest;
  const { user, channel, threadTs: _, ...how } = typed;
  return typeCommand({ ...how, user, channel, command, text }, parts);
}

/**
 * The app's commands, as far as they are there for somebody: not for people of other companies
 * (slackapi/bolt-python#767). Guests have them, as the usual workspace setting says (slack.com/help,
 * "Manage app permissions in Slack").
 */
function commandsOf({ kind }: Person, workspace: Workspace): readonly AppCommand[] {
  const isThere = kind !== 'stranger' && workspace.has('commands');
  return isThere ? workspace.settings.commands : [];
}

function notValid(command: string): string {
  return [
    `${command} is not a valid command. In Slack, all messages that start with the "/" character`,
    'are interpreted as commands. If you are trying to send a message and not run a command, try',
    'preceding the "/" with an empty space.',
  ].join(' ');
}

function speak(typed: TypedText, { person, conversation }: Composer, workspace: Workspace): void {
  const { id: channel } = conversation;
  workspace.messages.add({
    channel,
    user: person.id,
    text: escapeMessage(typed.text.trim(), { person, workspace }),
    blocks: [],
    metadata: undefined,
    visibleTo: undefined,
    via: 'person',
    threadTs: typed.threadTs === undefined ? undefined : threadOf(channel, typed, workspace),
  });
}

function threadOf(channel: string, { threadTs = '' }: TypedText, { messages }: Workspace): string {
  const root = messages.rootOf(channel, threadTs);
  if (root === undefined) throw new NotPossible(`there is no thread ${threadTs}`);
  return root.ts;
}
