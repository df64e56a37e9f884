import type { Directory } from '../domain/directory';
import { code, cut, escapeMrkdwn, mention, oneLine } from './mrkdwn';

/** A name longer than this is cut: what matters stands behind it. */
const NAME_MAX_LENGTH = 60;
/** Desk's own values have no documented limit. */
const ID_MAX_LENGTH = 200;

/** Where Slack would take a sign of an ID for markup: `*` and the like at a word's edge, emoji. */
const MARKUP = /(?<!\w)[*_~]|[*_~](?!\w)|:[\w+-]+:/;

/** An ID that markup would change is shown in code style; the others read better without. */
export function nameOf(id: string): string {
  return MARKUP.test(id) ? code(id.replaceAll('`', "'")) : escapeMrkdwn(id);
}

/** An agent for a message: mentioned or by name where they are known, always with the address. */
export function agentName(
  mail: string,
  person: string | undefined,
  directory: Directory | undefined,
): string {
  const address = nameOf(cut(mail, ID_MAX_LENGTH));
  if (person !== undefined) return `${mention(person)} (${address})`;
  const agent = directory?.agents.find((each) => each.mail === mail);
  return named(agent?.name, address);
}

/** A skill group for a message: by name where it is known, always with the number. */
export function skillGroupName(id: number, directory: Directory | undefined): string {
  return named(directory?.groups.find((group) => group.id === id)?.name, String(id));
}

function named(name: string | undefined, id: string): string {
  const shown = cut(oneLine(name ?? ''), NAME_MAX_LENGTH);
  return shown === '' ? id : `${nameOf(shown)} (${id})`;
}
