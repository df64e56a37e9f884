import type { Seed } from './seed-schema';

/** What the seed names without saying what it is, each in words with its place. */
export function danglingReferences({ slack, desk }: Seed): readonly string[] {
  const people = new Set(slack.people.map(({ id }) => id));
  const groups = new Set(desk.groups.map(({ id }) => id));
  const agents = new Set(desk.agents.map(({ mail }) => mail));
  const customers = new Set(desk.customers.map(({ id }) => id));
  const accounts = new Set(desk.accounts.map(({ id }) => id));
  return [
    ...slack.conversations.flatMap(({ name, members }) =>
      missing(members, people, `conversation ${name}: nobody is`),
    ),
    ...[...desk.accounts.map(({ id, groups: g }) => [id, g] as const)].flatMap(([id, g]) =>
      missing(g, groups, `account ${id}: there is no group`),
    ),
    ...desk.agents.flatMap(({ mail, groups: g }) =>
      missing(g, groups, `agent ${mail}: there is no group`),
    ),
    ...desk.sessions.flatMap(({ customer, account, agent }) => [
      ...missing([customer], customers, 'session: there is no customer'),
      ...missing([account], accounts, 'session: there is no account'),
      ...missing(agent === '' ? [] : [agent], agents, 'session: there is no agent'),
    ]),
  ];
}

function missing<T>(named: readonly T[], known: ReadonlySet<T>, words: string): string[] {
  return named.filter((each) => !known.has(each)).map((each) => `${words} ${each}`);
}
