import { setTimeout } from 'node:timers/promises';
import { App, SocketModeReceiver } from '@slack/bolt';
import { type SlackStandIn, startSlack } from '../sandbox/slack/slack-stand-in';
import { IDS } from '../sandbox/slack/workspace';
import { createMessageClient } from '../src/slack/clients';
import { type ConnectionSettings, createSlackConnection } from '../src/slack/connection';
import { createSdkLogger } from '../src/slack/sdk-logger';
import { systemClock } from '../src/system-clock';
import { inMs, inSeconds } from './kit/figures';
import type { Measurement } from './measurement';

const REFRESHES = 5;
/** Longer than a refresh takes, and than a connection counts as new. */
const APART_MS = 14_000;
const TYPED_EVERY_MS = 50;

/** Something that receives commands, and acks them at once. */
interface Receiving {
  readonly connections: number;
  stop(): Promise<unknown>;
}

/** What became of one command. */
interface Typed {
  readonly ms: number;
  readonly failed: boolean;
}

/** How long commands fail while Slack refreshes the connections of Socket Mode, one after the other. */
export const reconnect: Measurement = {
  name: 'reconnect',
  async run({ say }) {
    const ways = [
      ['Slack’s client alone, 1 connection', libraryAlone],
      ['this app, 1 connection', (slack: SlackStandIn) => own(slack, 1)],
      ['this app, 2 connections', (slack: SlackStandIn) => own(slack, 2)],
    ] as const;
    const rows: string[][] = [];
    for (const [name, start] of ways) {
      say(`reconnect: ${name}; this takes ${(REFRESHES * APART_MS) / 1_000} s`);
      rows.push([name, ...(await measure(start))]);
    }
    const title = `${REFRESHES} routine refreshes, a command every ${TYPED_EVERY_MS} ms`;
    const columns = ['Held by', 'Commands', 'Failed', 'Time of errors', 'a refresh', 'Slowest ack'];
    return [{ title, columns, rows }];
  },
};

async function measure(start: (slack: SlackStandIn) => Promise<Receiving>): Promise<string[]> {
  const slack = await startSlack();
  const receiving = await start(slack);
  try {
    await slack.waitFor(() => slack.connections === receiving.connections);
    const typed = await typeWhile(slack, async () => {
      for (let left = REFRESHES; left > 0; left -= 1) {
        await setTimeout(APART_MS);
        slack.refreshOldest();
      }
      await setTimeout(APART_MS);
    });
    return figuresOf(typed);
  } finally {
    await receiving.stop();
    await slack.close();
  }
}

async function typeWhile(slack: SlackStandIn, work: () => Promise<void>): Promise<Typed[]> {
  const typing: Promise<Typed>[] = [];
  const timer = setInterval(() => typing.push(type(slack)), TYPED_EVERY_MS);
  await work();
  clearInterval(timer);
  return Promise.all(typing);
}

async function type(slack: SlackStandIn): Promise<Typed> {
  const at = performance.now();
  const command = { text: '', user: 'U_ALICE', channel: 'C_PUBLIC' };
  const { personSees } = await slack.command(command);
  return { ms: performance.now() - at, failed: personSees !== undefined };
}

function figuresOf(typed: readonly Typed[]): string[] {
  const failed = typed.filter((each) => each.failed);
  const errorsMs = failed.length * TYPED_EVERY_MS;
  const acked = typed.filter((each) => !each.failed).map(({ ms }) => ms);
  return [
    String(typed.length),
    String(failed.length),
    inSeconds(errorsMs),
    inMs(errorsMs / REFRESHES),
    inMs(Math.max(...acked)),
  ];
}

const QUIET = createSdkLogger({
  ...{ debug: () => undefined, info: () => undefined },
  ...{ warn: () => undefined, error: () => undefined },
});

async function libraryAlone(slack: SlackStandIn): Promise<Receiving> {
  const { appToken, botToken } = slack.workspace.settings;
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    ...{ appToken, logger: QUIET, installerOptions: { clientOptions } },
  });
  const app = new App({
    ...{ receiver, token: botToken, logger: QUIET, clientOptions, tokenVerificationEnabled: false },
    ...{ botId: IDS.bot, botUserId: IDS.botUser, deferInitialization: true, convoStore: false },
  });
  acknowledge(app);
  await app.init();
  await app.start();
  return { connections: 1, stop: () => app.stop() };
}

async function own(slack: SlackStandIn, connections: number): Promise<Receiving> {
  const { appToken, botToken } = slack.workspace.settings;
  const access = { apiUrl: slack.apiUrl, botToken, logger: QUIET };
  const settings: ConnectionSettings = {
    ...{ ...access, mode: { kind: 'socket', appToken }, port: 0, routes: [] },
    ...{ bot: { userId: IDS.botUser, botId: IDS.bot }, connections, apartMs: 1_000 },
  };
  const { app, start, stop } = createSlackConnection(
    settings,
    createMessageClient(access),
    systemClock,
  );
  acknowledge(app);
  await app.init();
  await start();
  return { connections, stop };
}

function acknowledge(app: App): void {
  app.command('/contact-customer', async ({ ack }) => ack());
}
