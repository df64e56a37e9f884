import type { DeskOptions } from '../../sandbox/desk/options';

const GIVEN_NAMES = ['Alice', 'Bo', 'Carmen', 'Dmitri', 'Émile', 'Fatima', '王伟', '李娜', 'Noa'];
const FAMILY_NAMES = ['Novak', 'Becker', 'Nair', 'Ortega', 'Zhang', 'Lind', 'Obi', 'Suzuki'];

/** An agent whom nobody reaches: to ask for them makes the app list Desk anew. */
export const OFFLINE_AGENT = 'offline@example.com';

/** A Desk with `count` agents in `groupCount` skill groups. */
export function largeDesk(count: number, groupCount: number): DeskOptions {
  const groups = Array.from({ length: groupCount }, (_, n) => ({
    id: 9_000 + n,
    name: `${['Billing', 'Technical support', 'Key accounts', '售后'][n % 4]} ${n}`,
  }));
  const agents = Array.from({ length: count - 1 }, (_, n) => ({
    mail: `agent.${n}@example.com`,
    name: `${GIVEN_NAMES[n % GIVEN_NAMES.length]} ${FAMILY_NAMES[(n * 5) % FAMILY_NAMES.length]}`,
    groups: [9_000 + (n % groupCount)],
    load: n % 4,
  }));
  const offline = { mail: OFFLINE_AGENT, name: 'Olga Off', status: 'offline', groups: [] } as const;
  return { anyCustomer: true, groups, agents: [...agents, offline], accounts: ['@support'] };
}
