import type { ChaosReport } from './chaos/run-chaos';
import { runChaos } from './chaos/run-chaos';
import { toldFigures } from './chaos/told-figures';
import { inSeconds } from './kit/figures';
import { postgresPrograms, startPostgresCluster } from './kit/postgres-cluster';
import type { Measurement, Table } from './measurement';

const DEFAULTS = {
  minutes: 3,
  processes: 4,
  rate: 3,
  seed: 20_261_123,
  transport: 'http',
} as const;

/** Several processes on one database, which are killed, paused and cut off while people ask. */
export const chaos: Measurement = {
  name: 'chaos',
  onlyWhenNamed: true,
  async run({ environment, say, options }) {
    const { minutes, processes, rate, seed, transport } = { ...DEFAULTS, ...options };
    const programs = postgresPrograms(environment['PATH']);
    if (programs === undefined) throw new Error('there is no PostgreSQL server to start here');
    say('chaos: starts a PostgreSQL of its own');
    const cluster = await startPostgresCluster(programs);
    try {
      const run = { processes, perSecond: rate, seed, transport, seconds: minutes * 60 };
      const report = await runChaos({ ...run, cluster, environment, say });
      for (const wrong of wrongsIn(report)) say(`WRONG: ${wrong}`);
      return [troublesTable(report), requestsTable(report)];
    } finally {
      await cluster.close();
    }
  },
};

/** What must never be, in words. */
function wrongsIn({ wrongs, ownEnds, left }: ChaosReport): readonly string[] {
  const stuck = left === 0 ? [] : [`${left} requests are stuck`];
  return [...wrongs, ...stuck, ...ownEnds.map((end) => `a process ended by itself:\n${end}`)];
}

function troublesTable({ troubles }: ChaosReport): Table {
  return {
    title: 'Troubles',
    columns: Object.keys(troubles),
    rows: [Object.values(troubles).map(String)],
  };
}

function requestsTable(report: ChaosReport): Table {
  const { asked, settledAfterMs } = report;
  const figures = {
    ...toldFigures(asked, report),
    'Lost, doubled, mis-stated or stuck': wrongsIn(report).length,
  };
  return {
    title: 'Requests, and what people were told',
    columns: [...Object.keys(figures), 'All settled and shown after'],
    rows: [[...Object.values(figures).map(String), inSeconds(settledAfterMs)]],
  };
}
