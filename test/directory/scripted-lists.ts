import type { DirectoryLists, ListAnswer } from '../../src/desk/directory-lists';
import type { CustomerServiceAccount, DeskAgent, SkillGroup } from '../../src/domain/directory';

export const ALICE: DeskAgent = { mail: 'alice@example.com', name: 'Alice', groups: [9465] };
export const BOB: DeskAgent = { mail: 'bob@example.com', name: 'Bob', groups: [] };
export const BILLING: SkillGroup = { id: 9465, name: 'Billing' };
export const SUPPORT: CustomerServiceAccount = { id: '@support', name: 'Support' };
export const DOWN = { kind: 'notListed', why: 'ECONNREFUSED' } as const;

export function listed<Item>(...items: Item[]): ListAnswer<Item> {
  return { kind: 'listed', items, skipped: 0 };
}

/** Lists that the test writes; counts how often they were read. */
export class ScriptedLists implements DirectoryLists {
  reads = 0;
  /** Set to hold the answers back. */
  gate: Promise<void> | undefined;
  answers = {
    groups: listed(BILLING) as ListAnswer<SkillGroup>,
    agents: listed(ALICE) as ListAnswer<DeskAgent>,
    accounts: listed(SUPPORT) as ListAnswer<CustomerServiceAccount>,
    loads: listed(['alice@example.com', 2] as const) as ListAnswer<readonly [string, number]>,
    queues: listed([9465, 3] as const) as ListAnswer<readonly [number, number]>,
  };

  async groups() {
    this.reads += 1;
    await this.gate;
    return this.answers.groups;
  }
  agents = async () => this.answers.agents;
  accounts = async () => this.answers.accounts;
  loads = async () => this.answers.loads;
  queues = async () => this.answers.queues;
  isClosed = false;
  close(): void {
    this.isClosed = true;
  }

  fail(): void {
    this.answers = { groups: DOWN, agents: DOWN, accounts: DOWN, loads: DOWN, queues: DOWN };
  }
}
