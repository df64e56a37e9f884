import type { Message } from '../../slack/types';

/** A message of a conversation, with what its neighbours mean for how it is drawn. */
export interface ListedMessage {
  readonly message: Message;
  /** Whether it is the first of its day. */
  readonly beginsDay: boolean;
  /** Whether the same sender wrote just before, so that name and avatar would be repeated. */
  readonly continues: boolean;
  /** Replies in its thread that the person sees. */
  readonly replies: readonly Message[];
}

/** Slack shows the sender anew after this long. */
const TOGETHER_MS = 5 * 60_000;

/** When a message was posted, in milliseconds since the Unix epoch. */
export function sentAt(ts: string): number {
  return Number(ts) * 1000;
}

/** The messages of a conversation that a person sees, without the replies in threads. */
export function listMessages(
  all: readonly Message[],
  channel: string,
  person: string,
): readonly ListedMessage[] {
  const seen = seenIn(all, channel, person);
  return neighbours(
    seen.filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts),
    seen,
  );
}

/** A thread as a person sees it: the message that began it, then the replies. */
export function listThread(
  all: readonly Message[],
  channel: string,
  threadTs: string,
  person: string,
): readonly ListedMessage[] {
  const inThread = seenIn(all, channel, person).filter(
    (message) => message.ts === threadTs || message.threadTs === threadTs,
  );
  return neighbours(inThread, []);
}

/** "Today", "Yesterday" or the date, in the reader's own zone. `at`, `now`: ms since the epoch. */
export function dayOf(at: number, now: number): string {
  const day = startOfDay(at);
  if (day === startOfDay(now)) return 'Today';
  // Noon of the day before, whatever the clocks did in between.
  if (day === startOfDay(startOfDay(now) - 43_200_000)) return 'Yesterday';
  return new Date(at).toLocaleDateString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
  });
}

/** The time of day in the reader's own zone, such as `3:04 PM`. */
export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}

function seenIn(all: readonly Message[], channel: string, person: string): readonly Message[] {
  return all
    .filter((message) => message.channel === channel)
    .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === person)
    .toSorted((a, b) => sentAt(a.ts) - sentAt(b.ts));
}

function neighbours(
  listed: readonly Message[],
  seen: readonly Message[],
): readonly ListedMessage[] {
  return listed.map((message, index) => {
    const before = listed[index - 1];
    const at = sentAt(message.ts);
    const beginsDay = before === undefined || startOfDay(sentAt(before.ts)) !== startOfDay(at);
    return {
      message,
      beginsDay,
      continues: !beginsDay && before !== undefined && continuesFrom(before, message),
      replies: seen.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts),
    };
  });
}

function continuesFrom(before: Message, message: Message): boolean {
  return (
    before.user === message.user &&
    before.visibleTo === message.visibleTo &&
    sentAt(message.ts) - sentAt(before.ts) < TOGETHER_MS
  );
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
