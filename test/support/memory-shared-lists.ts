import type { SharedLists, SharedRound } from '../../src/store/shared-lists';

/** Keeps lists as the SQL store does, in memory. Without a hook every effect is immediate. */
export class MemorySharedLists implements SharedLists {
  readonly #rounds = new Map<string, SharedRound>();
  /** What happens before an answer; what it throws is the answer, and nothing is changed. */
  before: (() => Promise<void> | void) | undefined;

  async latest(desk: string, known: number): Promise<SharedRound | undefined> {
    if (this.before) await this.before();
    const round = this.#rounds.get(desk);
    return round?.version === known ? undefined : round;
  }

  async save(desk: string, round: SharedRound): Promise<boolean> {
    if (this.before) await this.before();
    const last = this.#rounds.get(desk)?.version ?? round.version - 1;
    if (last !== round.version - 1) return false;
    this.#rounds.set(desk, Object.freeze({ ...round }));
    return true;
  }
}
