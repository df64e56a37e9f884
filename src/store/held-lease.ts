import type { Clock } from '../domain/clock';
import type { LeaseClaim, Leases } from './leases';

/** A right that one of the processes on a store has at a time, as one of them sees it. */
export interface HeldLease {
  /**
   * Whether it is this process's now; takes or prolongs it where that is due. A process that slept
   * past its end is told so.
   *
   * @throws what the store throws when it does not answer.
   */
  isMine(): Promise<boolean>;
  /** Lets another process have it at once. It never rejects: at worst the lease runs out. */
  release(): Promise<void>;
}

/** Shares of its length after which a lease is prolonged: two tries may fail. */
const PROLONGED_AFTER = 1 / 3;

export function createHeldLease(
  leases: Leases,
  clock: Clock,
  { name, holder, forMs }: Omit<LeaseClaim, 'now'>,
): HeldLease {
  let heldAt: number | undefined;
  /** A clock that was set back says nothing about how long it was. */
  const isWithin = (share: number): boolean => {
    if (heldAt === undefined) return false;
    const heldForMs = clock.now() - heldAt;
    return heldForMs >= 0 && heldForMs < forMs * share;
  };
  return {
    async isMine() {
      if (isWithin(PROLONGED_AFTER)) return true;
      const now = clock.now();
      heldAt = (await leases.hold({ name, holder, now, forMs })) ? now : undefined;
      // The answer may have taken longer than what it gives.
      return isWithin(1);
    },
    async release() {
      if (heldAt === undefined) return;
      heldAt = undefined;
      await leases.release(name, holder).catch(() => undefined);
    },
  };
}
