import { createSharedReadings, type SharedReadings } from '../../src/directory/shared-readings';
import type { Clock } from '../../src/domain/clock';
import type { Log } from '../../src/domain/log';
import { createHeldLease } from '../../src/store/held-lease';
import { MemoryLeases } from '../support/memory-leases';
import { MemorySharedLists } from '../support/memory-shared-lists';

export const DESK = '1400000000';
export const TURN_MS = 15_000;
export const TURN = 'list Desk';

/** The store of several processes that read Desk for each other. */
export class SharedStore {
  readonly leases = new MemoryLeases();
  readonly lists = new MemorySharedLists();
  #processes = 0;

  /** One more process's way to it. */
  processOf(clock: Clock, log: Log): SharedReadings {
    this.#processes += 1;
    const holder = `process-${this.#processes}`;
    const turn = createHeldLease(this.leases, clock, { name: TURN, holder, forMs: TURN_MS });
    return createSharedReadings({ store: this.lists, turn, desk: DESK, clock, log });
  }

  /** From now on the store rejects everything, until it is `back`. */
  goAway(): { back(): void } {
    const away = () => Promise.reject(new Error('the store does not answer'));
    this.leases.before = away;
    this.lists.before = away;
    return {
      back: () => {
        this.leases.before = undefined;
        this.lists.before = undefined;
      },
    };
  }
}
