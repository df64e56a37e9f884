interface Delay {
  readonly timer: NodeJS.Timeout;
  readonly ended: () => void;
}

/** Delays that end with their owner, so that a closed stand-in keeps no process alive. */
export class Timers {
  readonly #running = new Set<Delay>();

  /**
   * Runs `then` after `ms`, or `ended` when all delays are ended before. The returned function
   * calls the delay off, so that neither runs.
   */
  after(ms: number, then: () => void, ended: () => void = () => {}): () => void {
    const timer = setTimeout(() => {
      this.#running.delete(delay);
      then();
    }, ms);
    const delay: Delay = { timer, ended };
    this.#running.add(delay);
    return () => {
      clearTimeout(timer);
      this.#running.delete(delay);
    };
  }

  /** Ends every delay, and those that begin because of it. */
  clear(): void {
    // A set's iteration comes to what is added meanwhile.
    for (const delay of this.#running) {
      clearTimeout(delay.timer);
      this.#running.delete(delay);
      delay.ended();
    }
  }
}
