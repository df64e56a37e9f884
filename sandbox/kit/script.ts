/** As good as endless, and, unlike `Infinity`, JSON can say it. */
export const UNTIL_FORGOTTEN = Number.MAX_SAFE_INTEGER;

/** Which calls a step is for. */
export interface For {
  /** A method or command; any when absent. */
  readonly name?: string | undefined;
  /** How many calls it is for; 1 when absent, `Infinity` for all. */
  readonly times?: number | undefined;
}

/** A step that no call, or not every call, has taken yet. */
export interface Planned<Step> {
  readonly step: Step;
  readonly name: string | undefined;
  /** How many calls it is still for; `UNTIL_FORGOTTEN` for all. */
  readonly left: number;
}

/** Steps told in advance: each call takes the oldest one that is for it. */
export class Script<Step> {
  #planned: readonly Planned<Step>[] = [];

  /** What is still to come, oldest first. */
  get planned(): readonly Planned<Step>[] {
    return this.#planned;
  }

  add(step: Step, { name, times = 1 }: For = {}): void {
    const left = Math.min(times, UNTIL_FORGOTTEN);
    this.#planned = [...this.#planned, { step, name, left }];
  }

  /** The step for a call of `name`, used up by one; undefined when none is for it. */
  take(name: string): Step | undefined {
    const taken = this.#planned.find((each) => (each.name ?? name) === name);
    if (taken === undefined || taken.left === UNTIL_FORGOTTEN) return taken?.step;
    const rest = taken.left > 1 ? [{ ...taken, left: taken.left - 1 }] : [];
    this.#planned = this.#planned.flatMap((each) => (each === taken ? rest : [each]));
    return taken.step;
  }

  clear(): void {
    this.#planned = [];
  }
}
