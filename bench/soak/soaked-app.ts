import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppProcess } from '../../sandbox/app/app-process';
import { withoutSettings } from '../../sandbox/app/app-settings';
import { freePort } from '../../sandbox/app/free-port';
import type { Undo } from '../../sandbox/kit/undo';
import { leftToDo } from '../chaos/judge';
import type { Town } from '../chaos/town';
import { type Disk, sqliteDisk } from '../kit/disk';
import type { Sample } from './samples';

const ROOT = join(__dirname, '..', '..');
const PROBE = join(ROOT, 'bench', 'kit', 'probe.ts');
/** On a machine that has other work, too. */
const PROBED_WITHIN_MS = 60_000;

/** The app in a process of its own, on a SQLite file, that tells about itself. */
export interface SoakedApp {
  readonly process: AppProcess;
  readonly port: number;
  readonly disk: Disk;
  sample(): Promise<Sample>;
}

/** Starts what `npm run build` made; `undo` ends it and removes its file. */
export async function startSoakedApp(
  { settings }: Town,
  environment: NodeJS.ProcessEnv,
  undo: Undo,
): Promise<SoakedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'soak-'));
  undo.add(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const own = { ...settings, DATA_DIR: dataDir, PORT: String(port) };
  const app = new AppProcess({
    args: ['--expose-gc', '--import', 'tsx', '--import', PROBE, join(ROOT, 'dist', 'main.js')],
    cwd: ROOT,
    env: { ...withoutSettings(ROOT, environment), ...own },
  });
  undo.add(() => app.kill('SIGKILL'));
  await app.started();
  const disk = sqliteDisk(dataDir);
  return { process: app, port, disk, sample: sampler(app, disk) };
}

function sampler(app: AppProcess, disk: Disk): () => Promise<Sample> {
  const beganAt = performance.now();
  let probes = 0;
  return async () => {
    probes += 1;
    app.signal('SIGUSR2');
    const probed = await probedLine(app, probes);
    return {
      atMs: performance.now() - beganAt,
      ...{ rss: Number(probed['rss']), heap: Number(probed['heap']) },
      handles: Number(probed['handles']),
      ...{ store: await disk.size(), waiting: await leftToDo(disk) },
    };
  };
}

/** Looked for in the end of the log only: a long run's log is long. */
async function probedLine(app: AppProcess, nth: number): Promise<Record<string, unknown>> {
  const pattern = new RegExp(`^\\{"event":"probed","nth":${nth},.*\\}$`, 'm');
  const giveUpAt = performance.now() + PROBED_WITHIN_MS;
  while (performance.now() < giveUpAt && app.ended === undefined) {
    const line = pattern.exec(app.tail)?.[0];
    if (line !== undefined) return JSON.parse(line);
    await pause(20);
  }
  throw new Error(
    `the app does not answer: ${JSON.stringify(app.ended)} ${app.tail.slice(-1_000)}`,
  );
}
