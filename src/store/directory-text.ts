import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { CustomerServiceAccount, DeskAgent, Directory, SkillGroup } from '../domain/directory';

/** 20,000 agents are 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
const pack = promisify(gzip);
const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** A directory as a text that a database keeps: JSON, compressed to about a tenth, in base64. */
export async function toText(directory: Directory): Promise<string> {
  const { groups, agents, accounts, loads, queues } = directory;
  const json = JSON.stringify({
    groups: groups.map(({ id, name, members }) => [id, name, members ?? null]),
    agents: agents.map((agent) => [agent.mail, agent.name, agent.groups]),
    accounts: accounts.map(({ id, name, isDefault }) => [id, name, isDefault ?? false]),
    loads: [...loads],
    queues: [...queues],
  });
  return (await pack(json)).toString('base64');
}

/** @throws Error when it is not what `toText` makes. It quotes nothing of it. */
export async function fromText(text: string): Promise<Directory> {
  try {
    const json = await unpack(Buffer.from(text, 'base64'), { maxOutputLength: MAX_BYTES });
    return directoryIn(JSON.parse(json.toString('utf8')));
  } catch {
    throw new Error('the lists cannot be read');
  }
}

/** By hand: a schema would take a second for 20,000 agents, and hold everything up meanwhile. */
function directoryIn(saved: Partial<Record<keyof Directory, unknown>>): Directory {
  return {
    groups: entriesIn(saved.groups).map(groupIn),
    agents: entriesIn(saved.agents).map(agentIn),
    accounts: entriesIn(saved.accounts).map(accountIn),
    loads: new Map(entriesIn(saved.loads).map(([mail, count]) => [textIn(mail), wholeIn(count)])),
    queues: new Map(entriesIn(saved.queues).map(([id, count]) => [wholeIn(id), wholeIn(count)])),
  };
}

function groupIn([id, name, members]: readonly unknown[]): SkillGroup {
  const group = { id: wholeIn(id), name: textIn(name) };
  return members === null ? group : { ...group, members: wholeIn(members) };
}

function agentIn([mail, name, groups]: readonly unknown[]): DeskAgent {
  return { mail: textIn(mail), name: textIn(name), groups: listIn(groups).map(wholeIn) };
}

function accountIn([id, name, isDefault]: readonly unknown[]): CustomerServiceAccount {
  const account = { id: textIn(id), name: textIn(name) };
  return isDefault === true ? { ...account, isDefault } : account;
}

function entriesIn(value: unknown): readonly (readonly unknown[])[] {
  return listIn(value).map(listIn);
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('no list');
  return value;
}

function textIn(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

function wholeIn(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new TypeError('no whole number');
  return Number(value);
}
