import type { PlainTextElement, PlainTextOption } from '@slack/types';
import type { DeskAgent, Directory, SkillGroup } from '../domain/directory';
import { isAgentMail } from '../domain/formats';
import type { ChoiceTexts } from '../texts/texts';
import { cut, oneLine } from './mrkdwn';
import { plainText } from './plain-text';

/**
 * The longest text, value and group label, in UTF-16 units
 * (docs.slack.dev/reference/block-kit/composition-objects/option-object, option-group-object). The
 * page now grants a value 150; 75, its earlier limit, is within either.
 */
const TEXT_MAX = 75;

/** What stays of a long name, whatever stands behind it. */
const NAME_LEAST = 20;

/** How busy Desk is. */
export type Busy = Pick<Directory, 'loads' | 'queues'>;

/**
 * The option that stands for a skill group before anybody has chosen: the same one that is offered
 * for it, or its number alone where `directory` does not know it.
 */
export function optionOfSkillGroup(
  id: number,
  directory: Directory | undefined,
  texts: ChoiceTexts,
): PlainTextOption {
  const group = directory?.groups.find((each) => each.id === id);
  return skillGroupOption(group ?? { id, name: '' }, directory, texts);
}

/**
 * The option that stands for an agent before anybody has chosen: the same one that is offered, or
 * the e-mail address alone where `directory` does not know it. Undefined for an address that no
 * option can have as its value.
 */
export function optionOfAgent(
  mail: string,
  directory: Directory | undefined,
  texts: ChoiceTexts,
): PlainTextOption | undefined {
  if (!isChoosableMail(mail)) return undefined;
  const agent = directory?.agents.find((each) => each.mail === mail);
  return agentOption(agent ?? { mail, name: '' }, directory, texts);
}

/** A skill group, by its name where `directory` knows it; at most 75 characters. */
export function skillGroupLabel(id: number, directory: Directory | undefined): string {
  const name = directory?.groups.find((group) => group.id === id)?.name ?? '';
  return label(name, String(id), []);
}

/** `busy`: undefined where nothing is known. */
export function skillGroupOption(
  { id, name, members }: SkillGroup,
  busy: Busy | undefined,
  texts: ChoiceTexts,
): PlainTextOption {
  const waiting = busy?.queues.get(id);
  const facts = [
    ...(members === undefined ? [] : [texts.agents(members)]),
    ...(waiting === undefined ? [] : [texts.waiting(waiting)]),
  ];
  return { text: plainText(label(name, String(id), facts)), value: String(id) };
}

/** `busy`: undefined where nothing is known. */
export function agentOption(
  { mail, name }: Pick<DeskAgent, 'mail' | 'name'>,
  busy: Busy | undefined,
  texts: ChoiceTexts,
): PlainTextOption {
  const customers = busy?.loads.get(mail);
  const facts = customers === undefined ? [] : [texts.customers(customers)];
  return { text: plainText(label(name === mail ? '' : name, mail, facts)), value: mail };
}

/** A customer service account, by its name where `directory` knows it. */
export function accountOption(id: string, directory: Directory | undefined): PlainTextOption {
  const name = directory?.accounts.find((account) => account.id === id)?.name ?? '';
  return { text: plainText(label(name === id ? '' : name, id, [])), value: id };
}

/** What stands over the agents of a skill group, or of none. */
export function agentsLabel(group: SkillGroup | undefined, texts: ChoiceTexts): PlainTextElement {
  if (group === undefined) return plainText(texts.noSkillGroup);
  const { id, name } = group;
  return plainText(label(name, isNameless(name) ? texts.namelessSkillGroup(id) : String(id), []));
}

/** Whether an e-mail address can be the value of an option, and be submitted. */
export function isChoosableMail(mail: string): boolean {
  return mail.length <= TEXT_MAX && isAgentMail(mail) && oneLine(mail) === mail;
}

export function isNameless(name: string): boolean {
  return oneLine(name) === '';
}

/** "name (id) · fact · fact". A long name is cut, and facts that do not fit whole are left out. */
function label(name: string, id: string, facts: readonly string[]): string {
  const named = oneLine(name);
  const own = named === '' ? id : ` (${id})`;
  const told = [own, ...facts].join(' · ');
  const rest = Math.min(named.length, NAME_LEAST) + told.length <= TEXT_MAX ? told : own;
  return cut(`${cut(named, Math.max(NAME_LEAST, TEXT_MAX - rest.length))}${rest}`, TEXT_MAX);
}
