import type { DeskOptions } from '../../../sandbox/desk/options';

/** A Desk with a bit of everything. */
export const SEED: DeskOptions = {
  groups: [{ id: 9465, name: 'Billing' }, 9466, 9470],
  accounts: [
    { id: '@support', name: 'Support', groups: [9465, 9466] },
    { id: '@vip', groups: [9470] },
  ],
  agents: [
    { mail: 'a@example.com', name: 'Ada', groups: [9465], load: 2, limit: 5 },
    { mail: 'b@example.com', groups: [9465, 9466], status: 'break' },
    { mail: 'c@example.com', groups: [], status: 'offline' },
    'd@example.com',
  ],
  customers: [{ id: 'customer-1', name: 'Hana' }, 'customer-2'],
};
