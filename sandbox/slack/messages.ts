import { initialState, keepTyped } from './form-state';
import type { Message, StateValues } from './types';

/** A message to be stored; Slack adds `ts` and counts edits and replies. */
export type NewMessage = Omit<Message, 'ts' | 'edited' | 'replies'>;

/** Every message as it stands now. */
export class Messages {
  readonly #byChannel = new Map<string, Map<string, Message>>();
  /** What people have chosen in messages; each sees their own choice only. */
  readonly #chosen = new Map<string, StateValues>();
  readonly #postedAt = new Map<string, number[]>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Oldest first; of every conversation when none is named. */
  in(channel?: string): readonly Message[] {
    const channels = channel === undefined ? [...this.#byChannel.keys()] : [channel];
    return channels.flatMap((each) => [...(this.#byChannel.get(each)?.values() ?? [])]);
  }

  find(channel: string, ts: string): Message | undefined {
    return this.#byChannel.get(channel)?.get(ts);
  }

  /** The message that begins the thread of `ts`; undefined where there can be no thread. */
  rootOf(channel: string, ts: string): Message | undefined {
    const message = this.find(channel, ts);
    if (message === undefined || message.visibleTo !== undefined) return undefined;
    return message.threadTs === undefined ? message : this.find(channel, message.threadTs);
  }

  /** `state.values` of a message as one person sees it. */
  stateOf(message: Message, user: string): StateValues {
    const chosen = this.#chosen.get(keyOf(message, user)) ?? {};
    return keepTyped(chosen, initialState(message.blocks, message.channel));
  }

  choose(message: Message, user: string, state: StateValues): void {
    this.#chosen.set(keyOf(message, user), state);
  }

  add(message: NewMessage): Message {
    this.#count += 1;
    const seconds = Math.floor(this.#now() / 1000);
    const ts = `${seconds}.${String(this.#count % 1_000_000).padStart(6, '0')}`;
    const added: Message = { ...message, ts, edited: 0 };
    const channel = this.#byChannel.get(message.channel) ?? new Map<string, Message>();
    this.#byChannel.set(message.channel, channel.set(ts, added));
    this.#countReplies(added);
    return added;
  }

  change(message: Message, changes: Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>>): void {
    Object.assign(message, changes);
    message.edited += 1;
  }

  remove(message: Message): void {
    this.#byChannel.get(message.channel)?.delete(message.ts);
    this.#countReplies(message);
  }

  /** What one person alone sees counts for nobody. */
  #countReplies({ channel, threadTs }: Message): void {
    const root = threadTs === undefined ? undefined : this.find(channel, threadTs);
    if (root === undefined) return;
    root.replies = this.in(channel)
      .filter((each) => each.threadTs === root.ts && each.visibleTo === undefined)
      .map(({ user, ts }) => ({ user, ts }));
  }

  /** Whether one more post keeps within `limit` a second; if so, it counts. */
  mayPost(channel: string, limit: number): boolean {
    if (limit === Number.POSITIVE_INFINITY) return true;
    const recent = (this.#postedAt.get(channel) ?? []).filter((at) => this.#now() - at < 1_000);
    const may = recent.length < limit;
    this.#postedAt.set(channel, may ? [...recent, this.#now()] : recent);
    return may;
  }
}

/** Names a message as one person sees it. */
export function keyOf({ channel, ts }: Message, user: string): string {
  return `${channel} ${ts} ${user}`;
}
