import type { Message } from '../../slack/types';
import { sentAt } from './message-list';

/** The `ts` up to which a conversation was read, by person and conversation. */
export type ReadMarks = ReadonlyMap<string, string>;

/** The marks with everything in `channel` read by `person`. */
export function markRead(
  marks: ReadMarks,
  messages: readonly Message[],
  channel: string,
  person: string,
): ReadMarks {
  const last = lastSeen(messages, channel, person);
  const key = keyOf(channel, person);
  return last === undefined || marks.get(key) === last ? marks : new Map(marks).set(key, last);
}

/** Whether somebody else wrote, since the person last looked, what the person sees. */
export function hasUnread(
  marks: ReadMarks,
  messages: readonly Message[],
  channel: string,
  person: string,
): boolean {
  const read = sentAt(marks.get(keyOf(channel, person)) ?? '0');
  return messages.some(
    (message) =>
      message.channel === channel &&
      message.user !== person &&
      sentAt(message.ts) > read &&
      isFor(message, person),
  );
}

function lastSeen(messages: readonly Message[], channel: string, person: string) {
  return messages
    .filter((message) => message.channel === channel && isFor(message, person))
    .reduce<string | undefined>(
      (last, { ts }) => (last === undefined || sentAt(ts) > sentAt(last) ? ts : last),
      undefined,
    );
}

function isFor({ visibleTo }: Message, person: string): boolean {
  return visibleTo === undefined || visibleTo === person;
}

function keyOf(channel: string, person: string): string {
  return `${person} ${channel}`;
}
