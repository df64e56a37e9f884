import type { Conversation, Person, PersonSpec } from './options';

/** The workspace in which the app is installed. */
export const HOME_TEAM = { id: 'T0STANDIN', domain: 'stand-in' } as const;
/** Another company's workspace. */
const OTHER_TEAM = { id: 'T0OTHER', domain: 'other-company' } as const;

/** Somebody with every default filled in. */
export function personOf({ id, name, realName, kind, email }: PersonSpec): Person {
  return {
    id,
    name,
    realName: realName ?? name,
    kind: kind ?? 'member',
    ...(email === undefined ? {} : { email }),
  };
}

/** A person's direct messages with the app. */
export function directMessagesId(person: string): string {
  return `D_${person}`;
}

/** The workspace that somebody belongs to. */
export function teamOf({ kind }: Person): { readonly id: string; readonly domain: string } {
  return kind === 'stranger' ? OTHER_TEAM : HOME_TEAM;
}

/**
 * Whether somebody can open a conversation: every member a public one; guests, people of other
 * companies and everybody else only what they are in (slack.com/help, "Understand guest roles in
 * Slack").
 */
export function sees({ id, kind }: Person, conversation: Conversation): boolean {
  const isOpen = conversation.kind === 'public' && kind === 'member';
  return isOpen || conversation.members.includes(id);
}
