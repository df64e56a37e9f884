import type { Clock } from '../domain/clock';
import type { Log } from '../domain/log';
import type { RequestStore } from '../store/request-store';

const DAY_MS = 24 * 60 * 60_000;
/** A start has more urgent things to do. */
const FIRST_AFTER_MS = 10 * 60_000;
const EVERY_MS = 60 * 60_000;
/** Few, because in SQLite everything else waits for a step, and a pause lets it go ahead. */
const STEP = 50;
const PAUSE_MS = 250;

/** Deletes requests that have been done for long. */
export interface Retention {
  start(): void;
  /** Begins no further step; one that runs is short, and safe to break off. */
  stop(): void;
}

export interface RetentionParts {
  readonly store: Pick<RequestStore, 'deleteDone'>;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1, so that processes that start together do not delete together. */
  readonly random: () => number;
  /** How long a request is kept after its last change, in days; 0 for ever. */
  readonly days: number;
}

/**
 * Nobody is elected to do it: every process deletes, each step is one transaction, and what one has
 * taken the others pass by. With a request goes the key that makes two deliveries of its form one
 * request. Slack delivers again within seconds, but a form whose answer was lost may stay open over
 * days and then be sent again: the shortest retention is a week.
 */
export function createRetention(parts: RetentionParts): Retention {
  const stopping = new AbortController();
  return {
    start() {
      if (parts.days > 0) void deleteHourly(parts, stopping.signal);
    },
    stop: () => stopping.abort(),
  };
}

async function deleteHourly(parts: RetentionParts, stopping: AbortSignal): Promise<void> {
  const { clock, log, random } = parts;
  await clock.sleep(FIRST_AFTER_MS * (1 + random()), stopping);
  while (!stopping.aborted) {
    try {
      await deleteOld(parts, stopping);
    } catch (error) {
      if (!stopping.aborted) log.warn({ error }, 'old requests not deleted');
    }
    await clock.sleep(EVERY_MS, stopping);
  }
}

async function deleteOld(
  { store, clock, log, days }: RetentionParts,
  stopping: AbortSignal,
): Promise<void> {
  const before = clock.now() - days * DAY_MS;
  let deleted = 0;
  try {
    for (let step = STEP; step === STEP && !stopping.aborted; ) {
      step = await store.deleteDone(before, STEP);
      deleted += step;
      if (step === STEP) await clock.sleep(PAUSE_MS, stopping);
    }
  } finally {
    if (deleted > 0) log.info({ deleted, days }, 'old requests deleted');
  }
}
