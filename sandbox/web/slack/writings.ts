import type { Answered } from '../../control/requests';
import { errorWords, troubleIn } from './trouble';

/** What a person writes in one place, and what came of the last thing that they sent there. */
export interface Writing {
  readonly text: string;
  /** Whether Slack has not answered yet. */
  readonly isBusy: boolean;
  /** What Slack, or the sandbox, says against what was sent. */
  readonly trouble: string | undefined;
}

/** By `placeKey`. */
export type Writings = ReadonlyMap<string, Writing>;

/** Changes what is kept of one place, wherever the person is by then. */
export type Rewrite = (to: Partial<Writing>) => void;

const NOTHING: Writing = { text: '', isBusy: false, trouble: undefined };

/** A key unlike any other person's, conversation's or thread's. */
export function placeKey(person: string, channel: string, threadTs: string | undefined): string {
  return [person, channel, threadTs].join();
}

export function writingAt(writings: Writings, key: string): Writing {
  return writings.get(key) ?? NOTHING;
}

export function rewritten(writings: Writings, key: string, to: Partial<Writing>): Writings {
  return new Map(writings).set(key, { ...writingAt(writings, key), ...to });
}

/** Sends it, once at a time; what was typed stays until Slack has taken it. */
export async function send(
  { text, isBusy }: Writing,
  rewrite: Rewrite,
  type: (text: string) => Promise<Answered>,
): Promise<void> {
  if (isBusy || text.trim() === '') return;
  rewrite({ isBusy: true, trouble: undefined });
  const trouble = await type(text).then(troubleIn, errorWords);
  rewrite({ isBusy: false, trouble, ...(trouble === undefined && { text: '' }) });
}
