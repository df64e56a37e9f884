import type { DeskStandIn } from '../../sandbox/desk/desk-stand-in';
import type { SlackStandIn } from '../../sandbox/slack/slack-stand-in';
import type { Message } from '../../sandbox/slack/types';
import type { Disk } from '../kit/disk';

/** Where is to be seen what people were told, and what Desk did. */
export interface Scene {
  readonly slack: Pick<SlackStandIn, 'messages'>;
  readonly desk: Pick<DeskStandIn, 'contacts'>;
}

/** What became of every request, beside what really happened. */
export interface Judgement {
  /** How many messages say that the customer was contacted, was not, or may have been. */
  readonly said: Readonly<Record<Saying, number>>;
  readonly alerts: number;
  readonly directMessages: number;
  /** In words; none where all is well. */
  readonly wrongs: readonly string[];
}

type Saying = 'contacted' | 'not contacted' | 'unconfirmed' | 'nothing yet';

/** All that was said about one customer. */
interface Said {
  readonly messages: Message[];
  readonly alerts: Message[];
  /** By agent. */
  readonly direct: Map<string, number>;
}

/** Compares what people were told with what Desk did, and with what is on disk. */
export async function judge(
  { slack, desk }: Scene,
  acked: readonly string[],
  disk: Pick<Disk, 'rows'>,
): Promise<Judgement> {
  const all = sortByCustomer(slack.messages());
  const said = { contacted: 0, 'not contacted': 0, unconfirmed: 0, 'nothing yet': 0 };
  const wrongs: string[] = [];
  for (const customer of acked) {
    const about = all.get(customer) ?? newSaid();
    const contacts = desk.contacts.get(customer)?.length ?? 0;
    const text = about.messages[0]?.text ?? '';
    said[sayingOf(text)] += 1;
    const wrong = wrongWith(about, contacts);
    wrongs.push(...wrong.map((each) => `${customer}: ${each} (“${text.split('\n')[0]}”)`));
  }
  wrongs.push(...(await wrongOnDisk(disk, acked)));
  return {
    said,
    wrongs,
    alerts: sum(all, ({ alerts }) => alerts.length),
    directMessages: sum(all, ({ direct }) => [...direct.values()].reduce((a, b) => a + b, 0)),
  };
}

/** How many of those who were told that their request is saved see no outcome yet. */
export function unsettled({ slack }: Pick<Scene, 'slack'>, acked: readonly string[]): number {
  const all = sortByCustomer(slack.messages());
  const textOf = (customer: string) => all.get(customer)?.messages[0]?.text ?? '';
  return acked.filter((customer) => sayingOf(textOf(customer)) === 'nothing yet').length;
}

/** How many requests any process has still something to do with. */
export async function leftToDo(disk: Pick<Disk, 'rows'>): Promise<number> {
  const [row] = await disk.rows(
    "select count(*) as n from contact_requests where due_at is not null or state != 'settled'",
  );
  return Number(row?.['n']);
}

function sortByCustomer(messages: readonly Message[]): ReadonlyMap<string, Said> {
  const all = new Map<string, Said>();
  for (const message of messages) {
    const customer = /chaos-\d+x/.exec(message.text)?.[0];
    if (customer === undefined || message.via !== 'chat.postMessage') continue;
    const said = all.get(customer) ?? newSaid();
    all.set(customer, said);
    if (message.channel.startsWith('D')) {
      said.direct.set(message.channel, (said.direct.get(message.channel) ?? 0) + 1);
    } else if (message.threadTs === undefined) said.messages.push(message);
    else said.alerts.push(message);
  }
  return all;
}

function newSaid(): Said {
  return { messages: [], alerts: [], direct: new Map() };
}

function sayingOf(text: string): Saying {
  if (/was not contacted/.test(text)) return 'not contacted';
  if (/^Unconfirmed/.test(text)) return 'unconfirmed';
  const contacted = /was assigned to|is with a|is waiting for|in the queue|has ended|but named no/;
  return contacted.test(text) ? 'contacted' : 'nothing yet';
}

function wrongWith({ messages, alerts, direct }: Said, contacts: number): string[] {
  const saying = sayingOf(messages[0]?.text ?? '');
  const told = Math.max(0, ...direct.values());
  return [
    ...(messages.length === 1 ? [] : [`${messages.length} messages`]),
    ...(contacts <= 1 ? [] : [`contacted ${contacts} times`]),
    ...(saying === 'nothing yet' ? ['no outcome'] : []),
    ...(saying === 'contacted' && contacts === 0 ? ['was never contacted'] : []),
    ...(saying === 'not contacted' && contacts > 0 ? ['was contacted all the same'] : []),
    ...(alerts.length <= 1 ? [] : [`${alerts.length} alerts`]),
    ...(told <= 1 ? [] : [`an agent was told ${told} times`]),
  ];
}

async function wrongOnDisk(disk: Pick<Disk, 'rows'>, acked: readonly string[]): Promise<string[]> {
  const rows = await disk.rows(
    'select customer, count(*) as requests from contact_requests group by customer',
  );
  const requests = new Map(rows.map((row) => [row['customer'], Number(row['requests'])]));
  return acked
    .filter((customer) => requests.get(customer) !== 1)
    .map((customer) => `${customer}: ${requests.get(customer) ?? 0} requests on disk`);
}

function sum(all: ReadonlyMap<string, Said>, of: (said: Said) => number): number {
  return [...all.values()].reduce((total, said) => total + of(said), 0);
}
