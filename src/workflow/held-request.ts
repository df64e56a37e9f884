import type { ContactRequest, Transition } from '../domain/contact-request';
import type { RequestStore } from '../store/request-store';

/**
 * A request that this process works on. Its writes go out one after the other, each from the
 * result of the one before, so that two strands of one story never overwrite each other.
 */
export interface HeldRequest {
  readonly current: ContactRequest;
  /** Another process has changed the request. */
  readonly isLost: boolean;
  /** Somebody may have posted the message without having saved its place. */
  postUncertain: boolean;
  /**
   * Writes what `next` makes of the current request.
   *
   * @returns false when another process has changed the request: whoever gets false stops.
   * @throws what the store throws when it cannot write.
   */
  write(next: (current: ContactRequest) => Transition): Promise<boolean>;
}

export function holdRequest(store: RequestStore, request: ContactRequest): HeldRequest {
  let current = request;
  let lost = false;
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function writeNow(next: (current: ContactRequest) => Transition): Promise<boolean> {
    if (lost) return false;
    const saved = await store.save(next(current));
    if (saved === undefined) lost = true;
    else current = saved;
    return !lost;
  }

  return {
    get current() {
      return current;
    },
    get isLost() {
      return lost;
    },
    postUncertain: request.postUncertain ?? false,
    write(next) {
      const write = lastWrite.then(() => writeNow(next));
      lastWrite = write.catch(() => undefined);
      return write;
    },
  };
}
