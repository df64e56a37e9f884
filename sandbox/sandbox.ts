import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { appSettings } from './app/app-settings';
import { freePort } from './app/free-port';
import { RunningApp } from './app/running-app';
import type { SandboxOptions } from './arguments';
import { createHandlers } from './control/handlers';
import { bundlePage } from './control/page';
import { controlServer, listenOn } from './control/server';
import { createSnapshot } from './control/take-snapshot';
import { type DeskStandIn, startDesk } from './desk/desk-stand-in';
import { Changes } from './kit/changes';
import { readManifest } from './manifest';
import { deskOptions, slackOptions } from './seed/options';
import type { Seed } from './seed/seed-schema';
import { type SlackStandIn, startSlack } from './slack/slack-stand-in';

const ROOT = join(__dirname, '..');
const USUAL_PORT = 4000;

/** Slack, Desk, the app between them, and the page that shows all three. */
export interface Sandbox {
  /** The page's address. */
  readonly url: string;
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  readonly app: RunningApp;
  /** Resolves once the app has started. @throws Error, with what the app printed, when it ends. */
  ready(): Promise<void>;
  /** Ends the app, the stand-ins and the page, and removes the app's store. */
  close(): Promise<void>;
}

/**
 * Starts everything; `environment` is the process's own, of which no setting reaches the app.
 *
 * @throws Error when the asked-for port is taken.
 */
export async function startSandbox(
  options: SandboxOptions,
  seed: Seed,
  environment: NodeJS.ProcessEnv,
): Promise<Sandbox> {
  const changes = new Changes();
  const changed = (): void => changes.announce();
  const manifest = readManifest(join(ROOT, 'manifest.yml'));
  const [slack, desk, dataDir, port] = await Promise.all([
    startSlack(slackOptions(seed, manifest)),
    startDesk(deskOptions(seed)),
    mkdtemp(join(tmpdir(), 'sandbox-')),
    freePort(),
  ]);
  const accounts = seed.desk.accounts.map(({ id }) => id);
  const { transport, language } = options;
  const settings = {
    ...appSettings({ slack, desk, transport, dataDir, accounts }),
    PORT: String(port),
    APP_LANGUAGE: language,
  };
  if (transport === 'http') slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  const app = new RunningApp(transport, settings, environment, changed);
  slack.onChange(changed);
  desk.onChange(changed);
  const parts = { slack, desk, app, manifest, workspace: seed.slack.workspace };
  const control = controlServer({
    page: await bundlePage(join(__dirname, 'web')),
    handlers: createHandlers(parts),
    snapshot: createSnapshot(parts, Date.now),
    onChange: (changed) => changes.watch(changed),
  });
  const server = await listenSomewhere(control, options.port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slack,
    desk,
    app,
    ready: () => app.started(),
    async close() {
      await app.stop();
      server.closeAllConnections();
      server.close();
      await Promise.all([slack.close(), desk.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** On the asked-for port and no other; without one, on the usual or any free one. */
async function listenSomewhere(control: Express, port?: number): Promise<Server> {
  try {
    return await listenOn(control, port ?? USUAL_PORT);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (port !== undefined) throw new Error(`port ${port} is taken. Choose another with --port.`);
    return listenOn(control, 0);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
