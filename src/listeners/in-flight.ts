import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/** The listeners that run now: Bolt stops without waiting for them. */
export interface InFlight {
  /** Counts every payload from its arrival until its listeners are done. */
  readonly middleware: Middleware<AnyMiddlewareArgs>;
  /** Resolves when no listener runs. */
  idle(): Promise<void>;
}

export function createInFlight(): InFlight {
  let running = 0;
  let waiting: (() => void)[] = [];

  function leave(): void {
    running -= 1;
    if (running > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  return {
    async middleware({ next }) {
      running += 1;
      try {
        await next();
      } finally {
        leave();
      }
    },
    async idle() {
      if (running > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
