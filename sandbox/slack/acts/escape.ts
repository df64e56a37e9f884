import type { Conversation, Person } from '../options';
import { sees } from '../people';
import { IDS, type Workspace } from '../workspace';

/** Where something is typed. */
export interface Typing {
  readonly person: Person;
  readonly workspace: Workspace;
}

/** Endings by which Slack takes a bare word for a link; it knows many more. */
const DOMAINS = 'com|org|net|io|dev|app|co|cn|edu|gov';

/** Mentions of many people at once (docs.slack.dev, "Formatting message text"). */
const EVERYBODY: readonly string[] = ['channel', 'here', 'everyone'];

/** Whatever Slack turns into something else, tried in this order at each place of a text. */
const TOKENS = new RegExp(
  [
    '<([@#])([A-Z0-9_]+)(?:\\|[^<>]*)?>',
    '(https?://[^\\s<>|]*[^\\s<>|.,!?)])',
    // Begins only where a word does: else a long word would be read again from each character.
    '(?<![\\w.+-])([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)',
    `(?<![\\w.@/-])((?:[\\w-]+\\.)+(?:${DOMAINS}))(?![\\w.-])`,
    '(?<![\\w.])([@#])([\\w-]+(?:\\.[\\w-]+)*)',
    '[&<>]',
  ].join('|'),
  'g',
);

/**
 * A command's text as `should_escape` sends it: `<@U123|name>`, `<#C1|name>`, `<mailto:a@b.c|a@b.c>`,
 * `<!channel>` (docs.slack.dev, "Slash commands").
 */
export function escapeCommand(text: string, typing: Typing): string {
  return escaped(text, typing, ({ id, name }) => `<@${id}|${name}>`);
}

/** What a person writes as a message holds it: `<@U123>`, `<#C1|name>`, `<!channel>`
 * (docs.slack.dev, "Formatting message text"). */
export function escapeMessage(text: string, typing: Typing): string {
  return escaped(text, typing, ({ id }) => `<@${id}>`);
}

/** Whom `@name` or `<@U123>` means: the app's bot, too. */
export function findUser(named: string, { people, settings }: Workspace) {
  const bot = { id: IDS.botUser, name: settings.botName };
  const is = ({ id, name }: { id: string; name: string }) => id === named || name === named;
  return [bot, ...people.values()].find(is);
}

function escaped(
  text: string,
  typing: Typing,
  mention: (user: { readonly id: string; readonly name: string }) => string,
): string {
  const linked = (sign: string, named: string): string | undefined => {
    if (sign === '#') return channelLink(findConversation(named, typing));
    const user = findUser(named, typing.workspace);
    return user && mention(user);
  };
  return text.replace(TOKENS, (...match: string[]) => {
    const [whole = '', pickedSign, pickedId, url, mail, domain, sign, name] = match;
    if (url) return `<${plain(url)}>`;
    if (mail) return `<mailto:${mail}|${mail}>`;
    if (domain) return `<http://${domain}|${domain}>`;
    if (sign === '@' && EVERYBODY.includes(name ?? '')) return `<!${name}>`;
    const link = linked(pickedSign ?? sign ?? '', pickedId ?? name ?? '');
    return link ?? plain(whole);
  });
}

function findConversation(named: string, { person, workspace }: Typing): Conversation | undefined {
  return [...workspace.conversations.values()].find(
    (each) =>
      each.kind !== 'im' && (each.id === named || each.name === named) && sees(person, each),
  );
}

function channelLink(conversation: Conversation | undefined): string | undefined {
  return conversation && `<#${conversation.id}|${conversation.name}>`;
}

function plain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
