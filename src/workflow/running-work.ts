import type { RequestLog } from '../domain/log';

/** The requests that this process works on at this moment. */
export interface RunningWork {
  /** How many there are. */
  readonly size: number;
  has(requestId: string): boolean;
  /**
   * Begins `work` in a turn of its own, after what runs for the same request. A failure is logged,
   * not thrown.
   */
  begin(requestId: string, work: () => Promise<void>): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/** `nextTurn`: see `WorkflowParts`. */
export function createRunningWork(log: RequestLog, nextTurn: () => Promise<void>): RunningWork {
  const running = new Map<string, Promise<void>>();
  let latestTurn: Promise<void> = Promise.resolve();

  async function finish(requestId: string, work: () => Promise<void>): Promise<void> {
    try {
      await log.about(requestId, work);
    } catch (error) {
      // What is saved decides how it goes on: the lease runs out and the request is resumed.
      log.error({ requestId, error }, 'work on request failed');
    }
  }

  async function forget(requestId: string, story: Promise<void>): Promise<void> {
    await story;
    if (running.get(requestId) === story) running.delete(requestId);
  }

  return {
    get size() {
      return running.size;
    },
    has: (requestId) => running.has(requestId),
    begin(requestId, work) {
      const before = running.get(requestId);
      latestTurn = latestTurn.then(nextTurn);
      const story = Promise.all([latestTurn, before]).then(() => finish(requestId, work));
      running.set(requestId, story);
      void forget(requestId, story);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
