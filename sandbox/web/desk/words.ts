import { assertNever } from '../../../src/domain/assert-never';
import type { DeskSnapshot } from '../../control/snapshot';
import type { Agent } from '../../desk/state';

/** How an agent's status reads, in the order in which the choices are shown. */
export const STATUSES: readonly (readonly [Agent['status'], string])[] = [
  ['online', 'Online'],
  ['busy', 'Busy'],
  ['break', 'On a break'],
  ['offline', 'Offline'],
];

/** Where a customer stands, such as `with Mei Lin`; `timeZone` as Intl names it. */
export function sessionWords(
  session: DeskSnapshot['sessions'][number] | undefined,
  agents: readonly Agent[],
  timeZone?: string,
): string {
  const state = session?.state ?? 'NotInSession';
  const agent = agentName(session?.agent ?? '', agents);
  switch (state) {
    case 'NotInSession':
      return 'with nobody';
    case 'Chatbot':
      return 'with the bot';
    case 'WaitingForAgentAnswering':
      return `waiting for ${agent}${untilWords(session?.acceptBy, timeZone)}`;
    case 'Queueing':
      return 'queueing';
    case 'Agent':
      return `with ${agent}`;
    default:
      return assertNever(state);
  }
}

function untilWords(acceptBy: number | undefined, timeZone: string | undefined): string {
  return acceptBy === undefined ? '' : ` until ${clockTime(acceptBy, timeZone)}`;
}

/** An agent by name; whoever Desk does not know by e-mail. */
export function agentName(mail: string, agents: readonly Agent[]): string {
  if (mail === '') return 'an agent';
  return agents.find((agent) => agent.mail === mail)?.name ?? mail;
}

export function contactedWords(times: number): string {
  if (times === 0) return 'never contacted';
  return times === 1 ? 'contacted once' : `contacted ${times} times`;
}

/** How many agents a skill group has. */
export function membersWords(agents: number): string {
  return agents === 1 ? '1 agent' : `${agents} agents`;
}

/** What an agent has to do; JSON has no infinity, so that no limit arrives as null. */
export function loadWords({ load, limit }: Pick<Agent, 'load' | 'limit'>): string {
  return Number.isFinite(limit) ? `${load} of ${limit} sessions` : `${load} sessions, no limit`;
}

/** A person's initials: at most two letters. */
export function initials(name: string): string {
  const words = name.split(/[\s@._-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** A customer's sessions, one for each customer service account that they are writing with. */
export function sessionsOf(customer: string, desk: DeskSnapshot): DeskSnapshot['sessions'] {
  return desk.sessions.filter(
    (session) => session.customer === customer && session.state !== 'NotInSession',
  );
}

/** The time of day with seconds; `timeZone` as Intl names it, by default the reader's own. */
export function clockTime(at: number, timeZone?: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour12: false, ...zone(timeZone) });
}

/** A date with the time of day, from seconds since the Unix epoch. */
export function dateTime(seconds: number, timeZone?: string): string {
  return new Date(seconds * 1000).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone(timeZone),
  });
}

function zone(timeZone: string | undefined): Intl.DateTimeFormatOptions {
  return timeZone === undefined ? {} : { timeZone };
}
