import assert from 'node:assert/strict';
import type { ChaosOptions } from '../../bench/chaos/options';
import { type ChaosReport, runChaos } from '../../bench/chaos/run-chaos';
import { type DeskLoad, measureDeskLoad } from '../../bench/kit/desk-load';
import {
  type PostgresCluster,
  postgresPrograms,
  startPostgresCluster,
} from '../../bench/kit/postgres-cluster';

const SEED = Number(process.env['CHAOS_SEED'] ?? 20_261_123);

type Run = Pick<ChaosOptions, 'processes' | 'seconds' | 'perSecond' | 'transport'>;

/** Short ones; `npm run bench -- chaos` makes longer ones. */
const RUNS: readonly Run[] = [
  { processes: 2, seconds: 20, perSecond: 1.5, transport: 'socket' },
  { processes: 4, seconds: 25, perSecond: 2, transport: 'http' },
];

describe('processes on one PostgreSQL that are killed, paused, cut off, and lose their database', function () {
  this.timeout(600_000);

  for (const run of RUNS) {
    const { processes, transport } = run;
    it(`lose and double nothing and tell the truth: ${processes} over ${transport} (seed ${SEED})`, async function () {
      const report = await chaos(run);
      if (report === undefined) return this.skip();
      const { asked, troubles, wrongs, ownEnds, left, alerts, directMessages } = report;
      process.stdout.write(`      ${JSON.stringify({ troubles, saved: asked.acked.length })}\n`);
      assert.deepEqual(wrongs, []);
      assert.deepEqual(
        { left, ownEnds, givenUp: asked.givenUp },
        { left: 0, ownEnds: [], givenUp: [] },
      );
      assert.ok(asked.acked.length > 25, `${asked.acked.length} requests`);
      for (const [trouble, times] of Object.entries(troubles)) assert.ok(times > 0, trouble);
      assert.ok(alerts > 0 && directMessages > 0, `${alerts} alerts, ${directMessages} told`);
    });
  }
});

describe('Desk', function () {
  this.timeout(600_000);

  it('is asked no more by four processes on one PostgreSQL than by one', async function () {
    const [one, four] = [await loadOf(1), await loadOf(4)];
    if (one === undefined || four === undefined) return this.skip();
    process.stdout.write(`      ${JSON.stringify({ one, four })}\n`);
    // 10 pages of agents, 10 of their loads, and 3 short lists.
    assert.equal(one.listCalls, 23);
    assert.equal(four.listCalls, 23);
    // Some come closer together than they left, on a slow machine; four by themselves make twenty.
    for (const { looksAtMost } of [one, four]) assert.ok(looksAtMost <= 8, `${looksAtMost}`);
    assert.ok(four.looks <= 42 && four.looks >= 5, `${four.looks} looks in 8 s`);
  });
});

function loadOf(processes: number): Promise<DeskLoad | undefined> {
  const load = { processes, agents: 1_000, sessions: 40, watchMs: 8_000 };
  return withCluster((cluster) => measureDeskLoad({ ...load, cluster, environment: process.env }));
}

function chaos(run: Run): Promise<ChaosReport | undefined> {
  const say = (line: string) => void process.stdout.write(`      ${line}\n`);
  return withCluster((cluster) =>
    runChaos({ ...run, seed: SEED, cluster, environment: process.env, say }),
  );
}

async function withCluster<T>(use: (cluster: PostgresCluster) => Promise<T>) {
  const programs = postgresPrograms(process.env['PATH']);
  if (programs === undefined) {
    process.stdout.write(
      '  replicas are not tested here: there is no PostgreSQL server to start\n',
    );
    return undefined;
  }
  const cluster = await startPostgresCluster(programs);
  try {
    return await use(cluster);
  } finally {
    await cluster.close();
  }
}
