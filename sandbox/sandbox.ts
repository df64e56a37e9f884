import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { type AppSettings, appSettings } from './app/app-settings';
import { freePort } from './app/free-port';
import { RunningApp } from './app/running-app';
import type { SandboxOptions } from './arguments';
import { createHandlers } from './control/handlers';
import { bundlePage } from './control/page';
import { controlServer, listenOn } from './control/server';
import { createSnapshot } from './control/take-snapshot';
import { type DeskStandIn, startDesk } from './desk/desk-stand-in';
import { Changes } from './kit/changes';
import { Undo } from './kit/undo';
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
 * @throws Error when the asked-for port is taken; nothing is left behind then.
 */
export async function startSandbox(
  options: SandboxOptions,
  seed: Seed,
  environment: NodeJS.ProcessEnv,
): Promise<Sandbox> {
  const undo = new Undo();
  try {
    return await start(options, seed, environment, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
}

async function start(
  options: SandboxOptions,
  seed: Seed,
  environment: NodeJS.ProcessEnv,
  undo: Undo,
): Promise<Sandbox> {
  const changes = new Changes();
  const changed = (): void => changes.announce();
  const manifest = readManifest(join(ROOT, 'manifest.yml'));
  const slack = await startSlack(slackOptions(seed, manifest));
  undo.add(() => slack.close());
  const desk = await startDesk(deskOptions(seed));
  undo.add(() => desk.close());
  slack.onChange(changed);
  desk.onChange(changed);
  const settings = await settingsFor(options, seed, { slack, desk }, undo);
  const app = new RunningApp(options.transport, settings, environment, changed);
  const parts = { slack, desk, app, manifest, workspace: seed.slack.workspace };
  const control = controlServer({
    page: await bundlePage(join(__dirname, 'web')),
    handlers: createHandlers(parts),
    snapshot: createSnapshot(parts, Date.now),
    onChange: (listener) => changes.watch(listener),
  });
  const url = await serve(control, options.port, undo);
  app.start();
  undo.add(() => app.stop());
  return { url, slack, desk, app, ready: () => app.started(), close: () => undo.all() };
}

/** What the app runs with, its own folder and port included. */
async function settingsFor(
  { transport, language }: SandboxOptions,
  seed: Seed,
  { slack, desk }: Pick<Sandbox, 'slack' | 'desk'>,
  undo: Undo,
): Promise<AppSettings> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  undo.add(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  if (transport === 'http') slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  const accounts = seed.desk.accounts.map(({ id }) => id);
  return {
    ...seed.app,
    ...appSettings({ slack, desk, transport, dataDir, accounts }),
    PORT: String(port),
    APP_LANGUAGE: language,
  };
}

/** Serves the page and its interface; gives the address. */
async function serve(control: Express, port: number | undefined, undo: Undo): Promise<string> {
  const server = await listenSomewhere(control, port);
  undo.add(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
