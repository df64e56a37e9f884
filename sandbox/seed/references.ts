import type { Seed } from './seed-schema';

/** What does not fit together in a seed, each in words with its place. */
export function misfits(seed: Seed): readonly string[] {
  return [...danglingReferences(seed), ...repetitions(seed), ...oddSessions(seed)];
}

/** What the seed names without saying what it is. */
function danglingReferences({ slack, desk }: Seed): readonly string[] {
  const people = new Set(slack.people.map(({ id }) => id));
  const groups = new Set(desk.groups.map(({ id }) => id));
  const agents = new Set(desk.agents.map(({ mail }) => mail));
  const customers = new Set(desk.customers.map(({ id }) => id));
  const accounts = new Set(desk.accounts.map(({ id }) => id));
  return [
    ...slack.conversations.flatMap(({ name, members }) =>
      missing(members, people, `conversation ${name}: nobody is`),
    ),
    ...desk.accounts.flatMap((account) =>
      missing(account.groups, groups, `account ${account.id}: there is no group`),
    ),
    ...desk.agents.flatMap((agent) =>
      missing(agent.groups, groups, `agent ${agent.mail}: there is no group`),
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

/** IDs that stand for two: the later would hide the earlier. */
function repetitions({ slack, desk }: Seed): readonly string[] {
  return [
    ...repeated(slack.people, ({ id }) => id, 'slack.people'),
    ...repeated(slack.conversations, ({ id }) => id, 'slack.conversations'),
    ...repeated(desk.groups, ({ id }) => id, 'desk.groups'),
    ...repeated(desk.accounts, ({ id }) => id, 'desk.accounts'),
    ...repeated(desk.agents, ({ mail }) => mail, 'desk.agents'),
    ...repeated(desk.customers, ({ id }) => id, 'desk.customers'),
    ...repeated(desk.sessions, (each) => `${each.customer} with ${each.account}`, 'desk.sessions'),
  ];
}

function repeated<T>(all: readonly T[], keyOf: (item: T) => string | number, place: string) {
  const keys = all.map(keyOf);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twice].map((key) => `${place}: ${key} stands there twice`);
}

/** An agent is there exactly in the states that have one. */
function oddSessions({ desk }: Seed): readonly string[] {
  return desk.sessions.flatMap(({ customer, state, agent }) => {
    const hasAgent = state === 'Agent' || state === 'WaitingForAgentAnswering';
    if (hasAgent === (agent !== '')) return [];
    return [`session of ${customer}: ${state} ${hasAgent ? 'needs an agent' : 'has no agent'}`];
  });
}
