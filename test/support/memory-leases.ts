import type { LeaseClaim, Leases } from '../../src/store/leases';

/** Keeps leases as the SQL store does, in memory. Without a hook every effect is immediate. */
export class MemoryLeases implements Leases {
  readonly #held = new Map<string, { readonly holder: string; readonly endsAt: number }>();
  /** How often somebody has asked for one. */
  asked = 0;
  /** What happens before an answer; what it throws is the answer, and nothing is changed. */
  before: (() => Promise<void> | void) | undefined;

  async hold({ name, holder, now, forMs }: LeaseClaim): Promise<boolean> {
    this.asked += 1;
    if (this.before) await this.before();
    const held = this.#held.get(name);
    const isFree = held === undefined || held.endsAt <= now || held.endsAt > now + 2 * forMs;
    if (!isFree && held.holder !== holder) return false;
    this.#held.set(name, { holder, endsAt: now + forMs });
    return true;
  }

  async release(name: string, holder: string): Promise<void> {
    if (this.before) await this.before();
    if (this.#held.get(name)?.holder === holder) this.#held.delete(name);
  }

  /** Who has it, whether or not it has run out. */
  holderOf(name: string): string | undefined {
    return this.#held.get(name)?.holder;
  }
}
