import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess } from '../../sandbox/app/app-process';
import { appSettings, withoutSettings } from '../../sandbox/app/app-settings';
import { freePort } from '../../sandbox/app/free-port';
import { type DeskStandIn, startDesk } from '../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../sandbox/desk/options';
import { Undo } from '../../sandbox/kit/undo';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';

const ROOT = join(__dirname, '..', '..');
/** Of the shape of a real one. */
const SIGNING_SECRET = '5a7d0b0c0ffee0000000000000005a7d';

/** What the app's process says about itself, since it was last asked. */
export interface Probe {
  /** In milliseconds. */
  readonly longestBlockMs: number;
  /** Resident memory in bytes. */
  readonly rss: number;
}

/** The whole app in a process of its own, reached by signed HTTP, between a Slack and a Desk. */
export interface BenchApp {
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  readonly process: AppProcess;
  probe(): Promise<Probe>;
  /** Ends everything, and removes the app's store. */
  close(): Promise<void>;
}

/** Starts it. `environment` is the process's own, of which no setting reaches the app. */
export async function startBenchApp(
  options: DeskOptions,
  environment: NodeJS.ProcessEnv,
): Promise<BenchApp> {
  const undo = new Undo();
  try {
    return await start(options, environment, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
}

async function start(
  options: DeskOptions,
  environment: NodeJS.ProcessEnv,
  undo: Undo,
): Promise<BenchApp> {
  // Finer than a millisecond, which is as long as some answers take.
  const now = () => performance.timeOrigin + performance.now();
  const slack = await startSlack({ signingSecret: SIGNING_SECRET, now });
  undo.add(() => slack.close());
  const desk = await startDesk(options);
  undo.add(() => desk.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  undo.add(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  const accounts = [...desk.state.accounts.keys()];
  const settings = appSettings({ slack, desk, transport: 'http', dataDir, accounts });
  const app = new AppProcess({
    args: ['--import', 'tsx', '--import', join(__dirname, 'probe.ts'), join(ROOT, 'src/main.ts')],
    cwd: ROOT,
    env: { ...withoutSettings(ROOT, environment), ...settings, PORT: String(port) },
  });
  undo.add(() => app.kill('SIGKILL'));
  await app.started();
  return { slack, desk, process: app, probe: prober(app), close: () => undo.all() };
}

function prober(app: AppProcess): () => Promise<Probe> {
  let probes = 0;
  return async () => {
    probes += 1;
    const nth = probes;
    app.signal('SIGUSR2');
    const line = await app.waitForLog((each) => each['event'] === 'probed' && each['nth'] === nth);
    return { longestBlockMs: Number(line['longestBlockMs']), rss: Number(line['rss']) };
  };
}
