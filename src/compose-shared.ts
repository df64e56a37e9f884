import { randomUUID } from 'node:crypto';
import { createSharedReadings, type SharedReadings } from './directory/shared-readings';
import type { Given } from './given';
import { createHeldLease, type HeldLease } from './store/held-lease';

/** What the processes on one store do in turn. */
interface SharedParts {
  readonly readings: SharedReadings;
  readonly following: HeldLease;
}

/** Short, because so long nobody follows sessions after the process that did has died. */
const FOLLOWING_MS = 8_000;
/** Longer than any call to Desk with its repeat, and than the turn takes to be prolonged twice. */
const READING_MS = 15_000;

/** This process's way to take turns with the others. */
export function sharedPartsOf({ settings, store, log, clock }: Given): SharedParts {
  const holder = randomUUID();
  const turnTo = (name: string, forMs: number) =>
    createHeldLease(store.leases, clock, { name, holder, forMs });
  const desk = String(settings.DESK_SDKAPPID);
  return {
    following: turnTo('follow sessions', FOLLOWING_MS),
    readings: createSharedReadings({
      ...{ store: store.sharedLists, turn: turnTo(`list Desk ${desk}`, READING_MS) },
      ...{ desk, clock, log },
    }),
  };
}
