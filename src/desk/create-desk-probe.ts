import { readServerDate } from '../domain/server-date';
import { ACCOUNT_PARAMETER } from './contact-user';
import type { DeskSettings } from './create-desk';
import type { DeskProbe, ProbeAnswer } from './desk-probe';
import { isFields } from './lists/fields';
import { ACCOUNTS, AGENTS, GROUPS, type ListCommand, LOADS, QUEUES } from './lists/list-commands';
import { whyNotListed } from './lists/why-not-listed';
import { isConnectionLost, type Reply } from './reply';
import { Transport, type TransportParts } from './transport';

/** For one call, and for a new connection, in ms. */
const CALL_MS = 4_000;
const CONNECT_MS = 3_000;

/**
 * Looks at the Desk REST API at `settings.url` over connections of its own.
 *
 * @throws Error when the settings cannot sign a call or hold no URL. It never holds the key.
 */
export function createDeskProbe(settings: DeskSettings, parts: TransportParts): DeskProbe {
  const { clock } = parts;
  let clockAheadMs: number | undefined;
  const onDate = (header: unknown) => {
    clockAheadMs = readServerDate(header, clock.now());
  };
  const transport = new Transport({ ...settings, connectMs: CONNECT_MS }, { ...parts, onDate });

  function call(command: string, body: object): Promise<Reply> {
    const endBefore = clock.now() + CALL_MS;
    return transport.call(command, body, { timeoutMs: CALL_MS, endBefore, sendBefore: endBefore });
  }

  async function read<Item>(list: ListCommand<Item>): Promise<ProbeAnswer<Item>> {
    const first = await call(list.command, list.parametersOf(0, 0));
    // It changes nothing, so a connection that broke is worth another try.
    const again = isConnectionLost(first);
    return answerOf(list, again ? await call(list.command, list.parametersOf(0, 0)) : first);
  }

  return {
    accounts: () => read(ACCOUNTS),
    groups: () => read(GROUPS),
    agents: () => read(AGENTS),
    loads: () => read(LOADS),
    queues: () => read(QUEUES),
    clockAheadMs: () => clockAheadMs,
    spellings: ACCOUNT_PARAMETER,
    close: () => transport.close(),
  };
}

function answerOf<Item>(list: ListCommand<Item>, reply: Reply): ProbeAnswer<Item> {
  if (reply.kind === 'noAnswer' && reply.noAnswer.kind === 'code') {
    const { code, info } = reply.noAnswer;
    return { kind: 'code', code, info };
  }
  if (reply.kind !== 'answer') return { kind: 'noAnswer', why: whyNotListed(reply) };
  const { code, info, body } = reply;
  if (code !== 0) return { kind: 'code', code, info };
  const entries = list.partOf(body)?.entries;
  if (entries === undefined) return { kind: 'unreadable' };
  const items = entries.map((entry) => (isFields(entry) ? list.itemOf(entry) : undefined));
  return { kind: 'read', items: items.filter((item) => item !== undefined) };
}
