/** What a probe gives while the awaited state is not there yet. */
type NotYet = undefined | null | false;

/** Lets tests wait for a state, not for a while: every change asks the waiting probes again. */
export class Changes {
  readonly #waiting = new Set<() => void>();
  readonly #abandon = new Set<(reason: string) => void>();

  /** Says that something a probe can see has changed. */
  announce(): void {
    for (const ask of [...this.#waiting]) ask();
  }

  /** Runs `ask` after every change, until the returned function is called. */
  watch(ask: () => void): () => void {
    this.#waiting.add(ask);
    return () => this.#waiting.delete(ask);
  }

  /**
   * Resolves to the first answer of `probe` that is not undefined, null or false.
   *
   * @throws Error after `timeoutMs`, with what `describe` says about the state at that moment; or
   *   whatever `probe` throws.
   */
  waitFor<T>(
    probe: () => T | NotYet,
    describe: () => string,
    timeoutMs: number,
  ): Promise<Exclude<T, NotYet>> {
    return new Promise((resolve, reject) => {
      // Born here, so that its stack names the waiting test.
      const failure = new Error();
      let timer: NodeJS.Timeout | undefined;
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(ask);
        this.#abandon.delete(abandon);
        end();
      };
      const abandon = (reason: string): void => {
        failure.message = `${reason}\n${describe()}`;
        settle(() => reject(failure));
      };
      const ask = (): void => {
        try {
          const found = probe();
          if (found === undefined || found === null || found === false) return;
          settle(() => resolve(found as Exclude<T, NotYet>));
        } catch (error) {
          settle(() => reject(error));
        }
      };
      timer = setTimeout(() => abandon(`not reached within ${timeoutMs} ms`), timeoutMs);
      this.#waiting.add(ask);
      this.#abandon.add(abandon);
      ask();
    });
  }

  /** Rejects whoever still waits. */
  close(): void {
    for (const abandon of [...this.#abandon]) abandon('closed while waiting');
  }
}

/** The end of each record as text: what a failed wait prints has to be read by somebody. */
export function printLatest(records: Readonly<Record<string, readonly unknown[]>>): string {
  const latest = Object.entries(records).map(([name, all]) => [name, all.slice(-20)]);
  return JSON.stringify(Object.fromEntries(latest), null, 2);
}
