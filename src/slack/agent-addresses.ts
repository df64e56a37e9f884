import { mixed } from 'yup';
import { isAgentMail } from '../domain/formats';
import type { StartTexts } from '../texts/start-texts';
import { cut } from './mrkdwn';

/** The addresses that people sign in to Desk with, by their Slack user IDs. */
export type AgentAddresses = ReadonlyMap<string, string>;

export interface ReadAgentAddresses {
  readonly addresses: AgentAddresses;
  /** One for each entry that is wrong; the entry does not count then. */
  readonly mistakes: readonly string[];
}

/** Longer entries are not shown whole: nobody looks for a mistake in the tail of one. */
const SHOWN_MAX_LENGTH = 80;

/**
 * Reads `U012AB3CD=alice@desk.example.com, U045…=…`: Slack member IDs, as "Copy member ID" in a
 * profile gives them, and the addresses in Desk. Nobody has two addresses, and no address belongs
 * to two, whatever its case.
 */
export function readAgentAddresses(text: string, texts: StartTexts): ReadAgentAddresses {
  const addresses = new Map<string, string>();
  const taken = new Set<string>();
  const mistakes: string[] = [];
  for (const entry of text.split(',').map((each) => each.trim())) {
    if (entry === '') continue;
    const shown = cut(entry, SHOWN_MAX_LENGTH);
    const [, person = '', mail = ''] = /^([UW][A-Z0-9]{2,20})\s*=\s*(.+)$/.exec(entry) ?? [];
    if (person === '' || !isAgentMail(mail)) mistakes.push(texts.notAnAgentAddress(shown));
    else if (addresses.has(person)) mistakes.push(texts.memberTwice(shown));
    else if (taken.has(mail.toLowerCase())) mistakes.push(texts.addressTwice(shown));
    else {
      addresses.set(person, mail);
      taken.add(mail.toLowerCase());
    }
  }
  return { addresses, mistakes };
}

/** The setting's rule: its error names every entry that is wrong, not only the first. */
export function agentAddressesRule(texts: StartTexts) {
  const read = (typed: unknown) => readAgentAddresses(String(typed ?? ''), texts);
  return mixed<AgentAddresses>()
    .transform((_, typed: unknown) => read(typed).addresses)
    .test('entries', (_, { originalValue, createError }) => {
      const { mistakes } = read(originalValue);
      const message = texts.wrongAgentAddresses(mistakes.join('; '));
      return mistakes.length === 0 || createError({ message });
    })
    .default(() => new Map());
}
