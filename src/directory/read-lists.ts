import type { DirectoryLists, ListAnswer } from '../desk/directory-lists';
import type { Directory } from '../domain/directory';

type Lists = Omit<DirectoryLists, 'close'>;
type ListAnswers = { readonly [List in keyof Lists]: Awaited<ReturnType<Lists[List]>> };

/** Asks Desk for every list. */
export async function readLists(lists: Lists): Promise<ListAnswers> {
  const [groups, agents, accounts, loads, queues] = await Promise.all([
    lists.groups(),
    lists.agents(),
    lists.accounts(),
    lists.loads(),
    lists.queues(),
  ]);
  return { groups, agents, accounts, loads, queues };
}

/** What is known after `answers`, where `known` was before; undefined where nothing at all is. */
export function directoryOf(
  answers: ListAnswers,
  known: Directory | undefined,
): Directory | undefined {
  const nothing = Object.values(answers).every(({ kind }) => kind === 'notListed');
  if (nothing && known === undefined) return undefined;
  const { groups, agents, accounts, loads, queues } = answers;
  return {
    groups: itemsOf(groups) ?? known?.groups ?? [],
    agents: itemsOf(agents) ?? known?.agents ?? [],
    accounts: itemsOf(accounts) ?? known?.accounts ?? [],
    // How busy somebody was some minutes ago says nothing.
    loads: new Map(itemsOf(loads) ?? []),
    queues: new Map(itemsOf(queues) ?? []),
  };
}

/** Whether every list could be read. */
export function isWhole(answers: ListAnswers): boolean {
  return Object.values(answers).every(({ kind }) => kind === 'listed');
}

function itemsOf<Item>(answer: ListAnswer<Item>): readonly Item[] | undefined {
  return answer.kind === 'listed' ? answer.items : undefined;
}
