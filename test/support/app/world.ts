import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess } from '../../../sandbox/app/app-process';
import { appSettings } from '../../../sandbox/app/app-settings';
import { freePort } from '../../../sandbox/app/free-port';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { program } from './program';

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[^0-9a-f]/g, '0');
export const HISTORY_SCOPES = ['channels:history', 'groups:history'];

/** A process that was killed while it read Desk's lists keeps the others from it for 15 s. */
const LISTED_WITHIN_MS = 20_000;

export interface WorldOptions {
  readonly mode: 'socket' | 'http';
  readonly slack?: SlackOptions;
  readonly desk?: DeskOptions;
  /** PostgreSQL instead of SQLite. */
  readonly databaseUrl?: string | undefined;
  readonly settings?: Readonly<Record<string, string>>;
}

/** A Slack, a Desk, a folder for the store, and the app's processes between them. */
export interface World {
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  readonly dataDir: string;
  readonly apps: readonly AppProcess[];
  /** Starts a process and waits until it is ready; over HTTP, Slack delivers to the latest one. */
  start(
    settings?: Readonly<Record<string, string>>,
    preload?: readonly string[],
  ): Promise<AppProcess>;
  settings(): Readonly<Record<string, string>>;
  /** A channel with the bot in it, where nothing was posted: Slack takes one post a second in each. */
  newChannel(): string;
  close(): Promise<void>;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const slack = await startSlack({ signingSecret: SIGNING_SECRET, ...options.slack });
  const desk = await startDesk({ anyCustomer: true, ...options.desk });
  const dataDir = await mkdtemp(join(tmpdir(), 'contact-customer-'));
  const apps: AppProcess[] = [];
  const accounts = ['@support'];
  const settings = () => ({
    ...appSettings({ slack, desk, transport: options.mode, dataDir, accounts }),
    ...(options.databaseUrl !== undefined && { DATABASE_URL: options.databaseUrl }),
    ...options.settings,
  });
  return {
    slack,
    desk,
    dataDir,
    apps,
    settings,
    newChannel() {
      const { conversations } = slack.workspace;
      const id = `C_NEW_${conversations.size}`;
      const open = { kind: 'public', botIsMember: true, isArchived: false, members: [] } as const;
      conversations.set(id, { id, name: id.toLowerCase(), ...open });
      return id;
    },
    async start(more = {}, preload = []) {
      const port = await freePort();
      const app = new AppProcess(program({ ...settings(), PORT: String(port), ...more }, preload));
      apps.push(app);
      await app.started();
      // From then on the forms are what they stay: with pickers, or with fields to type in.
      await app.waitForLog(
        ({ event }) => event === 'directory listed' || event === 'Desk list not read',
        LISTED_WITHIN_MS,
      );
      if (options.mode === 'http') slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
      return app;
    },
    async close() {
      await Promise.all(apps.map((app) => app.kill('SIGKILL')));
      await Promise.all([slack.close(), desk.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
