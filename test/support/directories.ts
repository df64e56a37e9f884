import type { CustomerServiceAccount, Directory } from '../../src/domain/directory';

/** A Desk that has listed these customer service accounts and nothing else. */
export function directoryWith(...accounts: CustomerServiceAccount[]): Directory {
  return { groups: [], agents: [], accounts, loads: new Map(), queues: new Map() };
}
