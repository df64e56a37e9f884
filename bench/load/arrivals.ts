/** Where a request is seen on its way. */
export type Stage = 'desk' | 'message';

const WAIT_MS = 60_000;

/** When each customer was first seen, by stage; times are those of `performance.now()`. */
export class Arrivals {
  readonly #seen: Readonly<Record<Stage, Map<string, number>>> = {
    desk: new Map(),
    message: new Map(),
  };
  readonly #awaited = new Map<string, (at: number) => void>();

  note(stage: Stage, customer: string, at: number): void {
    const seen = this.#seen[stage];
    if (seen.has(customer)) return;
    seen.set(customer, at);
    this.#awaited.get(`${stage} ${customer}`)?.(at);
  }

  /** Resolves to when it was seen. @throws Error where that takes longer than a minute. */
  async of(stage: Stage, customer: string): Promise<number> {
    const seen = this.#seen[stage].get(customer);
    if (seen !== undefined) return seen;
    const key = `${stage} ${customer}`;
    try {
      return await new Promise((resolve, reject) => {
        const late = () => reject(new Error(`${customer} was not seen: ${stage}`));
        const timer = setTimeout(late, WAIT_MS);
        this.#awaited.set(key, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      });
    } finally {
      this.#awaited.delete(key);
    }
  }
}
