import { measureDeskLoad } from './kit/desk-load';
import { inSeconds } from './kit/figures';
import { postgresPrograms, startPostgresCluster } from './kit/postgres-cluster';
import type { Measurement } from './measurement';

const PROCESSES = [1, 2, 4];
const AGENTS = 5_000;
const SESSIONS = 100;
const WATCH_MS = 20_000;

/** What several processes on one database cost Desk. */
export const replicas: Measurement = {
  name: 'replicas',
  async run({ environment, say }) {
    const programs = postgresPrograms(environment['PATH']);
    if (programs === undefined) {
      say('replicas: left out, because there is no PostgreSQL server to start here');
      return [];
    }
    const rows: string[][] = [];
    for (const processes of PROCESSES) {
      say(`replicas: ${processes}; this takes about a minute`);
      const cluster = await startPostgresCluster(programs);
      const what = { processes, agents: AGENTS, sessions: SESSIONS, watchMs: WATCH_MS };
      const load = await measureDeskLoad({ ...what, cluster, environment }).finally(cluster.close);
      const { listCalls, listedAfterMs, looks, looksAtMost } = load;
      const lists = [String(listCalls), inSeconds(listedAfterMs)];
      rows.push([String(processes), ...lists, String(looks), String(looksAtMost)]);
    }
    return [
      {
        title: `Desk's calls with ${AGENTS} agents and ${SESSIONS} sessions`,
        columns: [
          ...['Processes', 'Calls for the lists', 'All knew them after'],
          ...[`Looks at sessions in ${inSeconds(WATCH_MS)}`, 'In one second, at most'],
        ],
        rows,
      },
    ];
  },
};
