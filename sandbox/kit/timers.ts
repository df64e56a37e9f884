/** Delays that end with their owner, so that a closed stand-in keeps no process alive. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  /** Runs `then` after `ms`, unless cleared before. */
  after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      then();
    }, ms);
    this.#running.add(timer);
  }

  clear(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
