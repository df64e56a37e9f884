import type { Gauge, Registry } from 'prom-client';
import type { OpenCounts } from '../store/request-store';
import { PREFIX, type PromClient } from './definitions';

/** What is asked for when the figures are read. */
export interface StateSources {
  readonly countOpen: () => Promise<OpenCounts>;
  /** Each part that the app cannot do its work without, and whether it works now. */
  readonly ready: Readonly<Record<string, () => Promise<boolean>>>;
}

type Read = (sources: StateSources) => Promise<void>;

/** What is counted when somebody reads the figures. What cannot be read is left out, never 0. */
export function defineGauges({ Gauge }: PromClient, registry: Registry, sources: StateSources) {
  const define = (name: string, help: string, labelNames: string[], read: Read) => {
    return new Gauge({
      name: PREFIX + name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        try {
          await read(sources);
        } catch {
          // Whoever looks for what is due says so in the log, each second.
          forget(this);
        }
      },
    });
  };
  const requests = define(
    'requests',
    'Requests that wait for something, by state, in the whole store.',
    ['state'],
    async ({ countOpen }) => {
      const { accepted, calling, notShown, followed } = await countOpen();
      const states = { accepted, calling, not_shown: notShown, followed };
      for (const [state, count] of Object.entries(states)) requests.set({ state }, count);
    },
  );
  const unconfirmed = define(
    'unconfirmed_open',
    'Requests of the last 24 hours that are unconfirmed, in the whole store.',
    [],
    async ({ countOpen }) => unconfirmed.set((await countOpen()).unconfirmed),
  );
  const ready = define('ready', 'Whether a part works now: 1 or 0.', ['part'], async (given) => {
    for (const [part, works] of Object.entries(given.ready)) {
      ready.set({ part }, Number(await works().catch(() => false)));
    }
  });
}

function forget(gauge: Gauge): void {
  gauge.reset();
  // Without labels a reset leaves a 0 behind.
  gauge.remove({});
}
