import { appSettings, type TransportName } from '../../sandbox/app/app-settings';
import { type DeskStandIn, startDesk } from '../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../sandbox/desk/options';
import type { Undo } from '../../sandbox/kit/undo';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';

/** A Slack and a Desk in which much goes on at once. */
export interface Town {
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  /** The app's settings, all but where it listens and keeps its requests. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Seconds; soon, so that a short run has alerts. */
const ACCEPT_ALERT = 8;
/** Of the shape of a real one. */
const SIGNING_SECRET = '5a7d0b0c0ffee0000000000000005a7d';
const CHANNELS = 40;
const ASKERS = 120;
const AGENTS = 6;
const SCOPES = [
  ...['commands', 'chat:write', 'chat:write.public'],
  ...['channels:history', 'groups:history'],
];

/**
 * Agents have to accept, and are known in Slack; a second contact for one customer is no refusal.
 * `others`: where Desk is another one.
 */
export async function startTown(
  transport: TransportName,
  undo: Undo,
  others: DeskOptions = {},
): Promise<Town> {
  const agents = Array.from({ length: AGENTS }, (_, n) => `agent.${n}@example.com`);
  const people = [
    ...Array.from({ length: ASKERS }, (_, n) => ({ id: `UASKER${n}`, name: `asker-${n}` })),
    ...agents.map((_, n) => ({ id: `UAGENT${n}`, name: `agent-${n}` })),
  ];
  const slack = await startSlack({
    ...{ signingSecret: SIGNING_SECRET, scopes: SCOPES, people },
    conversations: channelIds().map((id) => ({ id, kind: 'public', botIsMember: true })),
  });
  undo.add(() => slack.close());
  const desk = await startDesk({
    ...{ anyCustomer: true, refuseRepeats: false, serviceMode: 'manual', agents },
    accounts: ['@support'],
    ...others,
  });
  undo.add(() => desk.close());
  const settings = {
    ...appSettings({ slack, desk, transport, dataDir: '', accounts: ['@support'] }),
    ACCEPT_ALERT: String(ACCEPT_ALERT),
    AGENT_ADDRESSES: agents.map((mail, n) => `UAGENT${n}=${mail}`).join(','),
  };
  return { slack, desk, settings };
}

export function channelIds(): readonly string[] {
  return Array.from({ length: CHANNELS }, (_, n) => `C_TOWN_${n}`);
}

/** Who asks for the nth time. */
export function asker(n: number): string {
  return `UASKER${n % ASKERS}`;
}
