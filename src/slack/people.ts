import type { WebClient } from '@slack/web-api';
import type { Clock } from '../domain/clock';
import { isAgentMail } from '../domain/formats';
import type { Log } from '../domain/log';
import type { AgentAddresses } from './agent-addresses';
import { createAnswerMemory } from './answer-memory';
import { createPeopleLookups, type Lookup } from './people-lookups';

/** Who in Slack is which agent of Desk. No method rejects because of what Slack does. */
export interface People {
  /** The Slack user (ID) who signs in to Desk with `mail`; undefined where nobody is known. */
  personOf(mail: string): Promise<string | undefined>;
  /** The address that a Slack user (ID) signs in to Desk with; undefined where it is not known. */
  mailOf(person: string): Promise<string | undefined>;
}

/** The same, with the reason why an address is not known. */
export interface SlackPeople extends People {
  lookUpMailOf(person: string): Promise<Lookup>;
  /** What is known without asking Slack; undefined where it would have to be asked. */
  knownMailOf(person: string): Lookup | undefined;
}

export interface PeopleParts {
  /** One of its own: see `createPeopleClient`. */
  readonly client: WebClient;
  /** They go before what Slack says. */
  readonly overrides: AgentAddresses;
  readonly clock: Clock;
  readonly log: Log;
}

const KEEP_FOUND_MS = 60 * 60_000;
const KEEP_NOBODY_MS = 5 * 60_000;

/** Matches by the e-mail address in the Slack profile; answers are kept in memory. */
export function createPeople({ client, overrides, clock, log }: PeopleParts): SlackPeople {
  const lookups = createPeopleLookups(client, clock, log);
  const byMail = new Map([...overrides].map(([person, mail]) => [mail.toLowerCase(), person]));
  // Whoever has an override signs in with that address, and nobody else does.
  const mails = createAnswerMemory(
    async (person) =>
      unless(await lookups.mailOf(person), (mail) => byMail.has(mail.toLowerCase())),
    keepMs,
    clock,
  );
  const persons = createAnswerMemory(
    async (mail) =>
      isAgentMail(mail)
        ? unless(await lookups.byMail(mail), (person) => overrides.has(person))
        : NOBODY,
    keepMs,
    clock,
  );
  const overridden = (person: string): Lookup | undefined => {
    const mail = overrides.get(person);
    return mail === undefined ? undefined : { kind: 'found', value: mail };
  };
  const lookUpMailOf = async (person: string): Promise<Lookup> =>
    overridden(person) ?? mails.get(person);
  return {
    async personOf(mail) {
      const key = mail.toLowerCase();
      return byMail.get(key) ?? foundIn(await persons.get(key));
    },
    async mailOf(person) {
      return foundIn(await lookUpMailOf(person));
    },
    lookUpMailOf,
    knownMailOf: (person) =>
      overridden(person) ??
      mails.known(person) ??
      (lookups.lackScope() ? { kind: 'missingScope' } : undefined),
  };
}

const NOBODY: Lookup = { kind: 'nobody' };

function unless(found: Lookup, isSomebodyElse: (value: string) => boolean): Lookup {
  return found.kind === 'found' && isSomebodyElse(found.value) ? NOBODY : found;
}

function keepMs({ kind }: Lookup): number {
  if (kind === 'found') return KEEP_FOUND_MS;
  return kind === 'nobody' ? KEEP_NOBODY_MS : 0;
}

function foundIn(found: Lookup): string | undefined {
  return found.kind === 'found' ? found.value : undefined;
}
