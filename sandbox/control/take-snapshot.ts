import type { RunningApp } from '../app/running-app';
import type { DeskStandIn } from '../desk/desk-stand-in';
import type { Manifest } from '../manifest';
import type { SlackStandIn } from '../slack/slack-stand-in';
import type { DeskSnapshot, SlackSnapshot, Snapshot } from './snapshot';

const LATEST_RECORDS = 100;
/** In each conversation. */
const LATEST_MESSAGES = 200;

/** The app's process, as far as the page steers it. */
export type SteeredApp = Pick<RunningApp, 'snapshot' | 'kill' | 'start'>;

/** All that the page shows and steers. */
export interface SandboxParts {
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  readonly app: SteeredApp;
  readonly manifest: Manifest;
  /** The name of the Slack workspace. */
  readonly workspace: string;
}

/** Takes snapshots of the parts. `now`: milliseconds since the Unix epoch. */
export function createSnapshot(parts: SandboxParts, now: () => number): () => Snapshot {
  return () => ({
    at: now(),
    slack: slackSnapshot(parts),
    desk: deskSnapshot(parts),
    app: parts.app.snapshot,
  });
}

function slackSnapshot({ slack, manifest, workspace: name }: SandboxParts): SlackSnapshot {
  const { workspace } = slack;
  return {
    team: { id: workspace.ids.team, name },
    app: {
      botUser: workspace.ids.botUser,
      name: manifest.name,
      description: manifest.description,
      botName: manifest.botName,
      hasHomeTab: manifest.hasHomeTab,
      takesMessages: manifest.takesMessages,
      commands: manifest.commands,
    },
    people: [...workspace.people.values()],
    conversations: [...workspace.conversations.values()],
    messages: [...workspace.conversations.keys()]
      .flatMap((id) => slack.messages(id).slice(-LATEST_MESSAGES))
      .toSorted((one, other) => Number(one.ts) - Number(other.ts)),
    views: slack.openViews,
    homes: Object.fromEntries(slack.homes),
    calls: slack.calls.slice(-LATEST_RECORDS),
    deliveries: slack.deliveries.slice(-LATEST_RECORDS),
    scopes: { inManifest: manifest.scopes, granted: slack.scopes },
    delivery: slack.delivery,
    faults: slack.faults,
    connections: slack.connections,
  };
}

function deskSnapshot({ desk }: SandboxParts): DeskSnapshot {
  const { state } = desk;
  return {
    customers: [...state.customers.values()],
    agents: [...state.agents.values()],
    groups: [...state.groups.values()],
    accounts: [...state.accounts.values()].map((each) => ({ ...each, groups: [...each.groups] })),
    sessions: [...state.sessions.values()],
    contactFeature: state.contactFeature,
    serviceMode: state.serviceMode,
    acceptSeconds: state.acceptSeconds,
    spelling: state.spelling,
    next: desk.planned.map(({ step, name, left }) => ({ answer: step, command: name, left })),
    calls: desk.calls.slice(-LATEST_RECORDS),
    contacts: [...desk.contacts.values()].flat(),
  };
}
