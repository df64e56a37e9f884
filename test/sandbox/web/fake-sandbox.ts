import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bundlePage } from '../../../sandbox/control/page';
import { controlServer, listenOn } from '../../../sandbox/control/server';
import type { SlackSnapshot } from '../../../sandbox/control/snapshot';
import { Changes } from '../../../sandbox/kit/changes';
import { DESK, slackOf } from './slack/page';

const WEB = join(__dirname, '..', '..', '..', 'sandbox', 'web');
const APP = { transport: 'socket', language: 'en', state: 'running', log: [] } as const;

/** A request of the page that waits for the test's answer. */
interface Asked {
  readonly name: string;
  readonly answer: (body: object) => void;
}

/** The real page, before a sandbox that a test plays. */
export interface FakeSandbox {
  readonly url: string;
  /** What the page has asked for since `begin`, oldest first. */
  readonly asked: () => readonly Asked[];
  /** Resolves to the first request of a name, once it is there. */
  readonly waitFor: (name: string) => Promise<Asked>;
  /** Forgets everything, and shows Slack as `slackOf` has it. */
  readonly begin: () => void;
  /** Tells the page how Slack stands now. */
  readonly show: (slack: Partial<SlackSnapshot>) => void;
  readonly close: () => void;
}

const NAMES = ['slack/type', 'slack/submit', 'slack/close'] as const;

/** Bundles the page and serves it on any free port of 127.0.0.1. */
export async function startFakeSandbox(): Promise<FakeSandbox> {
  const changes = new Changes();
  let slack = slackOf();
  let asked: readonly Asked[] = [];
  const ask = (name: string) => () =>
    new Promise<object>((answer) => {
      asked = [...asked, { name, answer }];
      changes.announce();
    });
  const app = controlServer({
    page: await bundlePage(WEB),
    handlers: Object.fromEntries(NAMES.map((name) => [name, ask(name)])),
    snapshot: () => ({ at: 0, slack, desk: DESK, app: APP }),
    onChange: (changed) => changes.watch(changed),
  });
  const server: Server = await listenOn(app, 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    waitFor: (name) =>
      changes.waitFor(
        () => asked.find((each) => each.name === name),
        () => JSON.stringify(asked),
        5_000,
      ),
    begin: () => {
      slack = slackOf();
      asked = [];
    },
    show: (more) => {
      slack = { ...slack, ...more };
      changes.announce();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
