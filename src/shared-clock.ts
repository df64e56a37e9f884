import type { Clock } from './domain/clock';
import type { Log } from './domain/log';

/** One that goes as those of the other processes on the same store do. */
export interface SharedClock extends Clock {
  /** It goes on, but is not set right any more. */
  stop(): void;
}

const SET_EVERY_MS = 10_000;
/** An answer that took longer says too little about the time. */
const ANSWER_WITHIN_MS = 1_000;
/** Whoever runs the machine should know: its log and Slack's signatures go by its own clock. */
const WORTH_SAYING_MS = 3_000;

/**
 * Every lease ends by this clock, so that a machine whose own clock is ahead takes nothing from the
 * others that they still hold. `askTime`: the time of what the processes share, in milliseconds since
 * the Unix epoch; without it `own` is the clock, as for processes on one machine.
 */
export async function openSharedClock(
  own: Clock,
  askTime: (() => Promise<number>) | undefined,
  log: Log,
): Promise<SharedClock> {
  const stopping = new AbortController();
  let aheadMs = 0;
  let saidMs = 0;

  async function set(ask: () => Promise<number>): Promise<void> {
    try {
      const askedAt = own.now();
      const theirs = await ask();
      const tookMs = own.now() - askedAt;
      if (tookMs < 0 || tookMs > ANSWER_WITHIN_MS) return;
      aheadMs = Math.round(askedAt + tookMs / 2 - theirs);
      if (Math.abs(aheadMs - saidMs) < WORTH_SAYING_MS) return;
      saidMs = aheadMs;
      log.warn({ aheadMs }, 'clock differs from the database');
    } catch (error) {
      log.warn({ error }, 'database not asked for the time');
    }
  }

  async function keepSetting(ask: () => Promise<number>): Promise<void> {
    while (!stopping.signal.aborted) {
      await own.sleep(SET_EVERY_MS, stopping.signal);
      if (!stopping.signal.aborted) await set(ask);
    }
  }

  if (askTime !== undefined) {
    await set(askTime);
    void keepSetting(askTime);
  }
  return {
    now: () => own.now() - aheadMs,
    sleep: (ms, signal) => own.sleep(ms, signal),
    stop: () => stopping.abort(),
  };
}
