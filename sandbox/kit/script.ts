/** Which calls a step is for. */
export interface For {
  /** A method or command; any when absent. */
  readonly name?: string;
  /** How many calls it is for; 1 when absent, `Infinity` for all. */
  readonly times?: number;
}

/** Steps told in advance: each call takes the oldest one that is for it. */
export class Script<Step> {
  #entries: { readonly step: Step; readonly name: string | undefined; left: number }[] = [];

  add(step: Step, { name, times = 1 }: For = {}): void {
    this.#entries.push({ step, name, left: times });
  }

  /** The step for a call of `name`, used up by one; undefined when none is for it. */
  take(name: string): Step | undefined {
    const entry = this.#entries.find((each) => each.name === undefined || each.name === name);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#entries = this.#entries.filter((each) => each !== entry);
    return entry.step;
  }

  clear(): void {
    this.#entries = [];
  }
}
