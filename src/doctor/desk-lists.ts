import type { DeskProbe, ProbeAnswer } from '../desk/desk-probe';
import { assertNever } from '../domain/assert-never';
import type { CheckName } from '../domain/checkup';
import type { CustomerServiceAccount } from '../domain/directory';
import { blameOf, isDesksOwn } from './desk-blame';

export const LISTS = ['accounts', 'groups', 'agents', 'loads', 'queues'] as const;
export type ListName = (typeof LISTS)[number];

/** What Desk's answers say about the caller. */
export type Verdict =
  | { readonly kind: 'letIn' }
  | { readonly kind: 'silent'; readonly why: string }
  | {
      readonly kind: 'refused';
      readonly check: CheckName;
      readonly code: number;
      readonly info: string;
    }
  /** Every answer was about one call alone, such as "too often". */
  | { readonly kind: 'undecided' };

export interface ReadLists {
  readonly verdict: Verdict;
  /** What each list came to that was asked for. */
  readonly answers: Partial<Record<ListName, ProbeAnswer<unknown>>>;
  readonly accounts: ProbeAnswer<CustomerServiceAccount>;
}

/**
 * Asks for one list after the other until Desk has let the caller in or has not; only then for the
 * others: signatures that fail again and again lock the account (70050).
 */
export async function readLists(probe: DeskProbe): Promise<ReadLists> {
  const accounts = await probe.accounts();
  const answers: Partial<Record<ListName, ProbeAnswer<unknown>>> = { accounts };
  let verdict = verdictOf(accounts);
  for (const list of LISTS) {
    if (verdict.kind !== 'undecided') break;
    answers[list] ??= await probe[list]();
    verdict = verdictOf(answers[list]);
  }
  if (verdict.kind === 'letIn') await readTheRest(probe, answers);
  return { verdict, answers, accounts };
}

async function readTheRest(
  probe: DeskProbe,
  answers: Partial<Record<ListName, ProbeAnswer<unknown>>>,
): Promise<void> {
  const rest = LISTS.filter((list) => answers[list] === undefined);
  await Promise.all(
    rest.map(async (list) => {
      answers[list] = await probe[list]();
    }),
  );
}

function verdictOf(answer: ProbeAnswer<unknown>): Verdict {
  switch (answer.kind) {
    case 'read':
    case 'unreadable':
      return { kind: 'letIn' };
    case 'noAnswer':
      return { kind: 'silent', why: answer.why };
    default: {
      const { code, info } = answer;
      const check = blameOf(code)?.check;
      if (check !== undefined) return { kind: 'refused', check, code, info };
      return { kind: isDesksOwn(code) ? 'letIn' : 'undecided' };
    }
  }
}

/** What keeps the rest from being checked; undefined where nothing does. */
export function firstToMend(verdict: Verdict): CheckName | undefined {
  switch (verdict.kind) {
    case 'letIn':
      return undefined;
    case 'silent':
      return 'desk.reachable';
    case 'refused':
      return verdict.check;
    case 'undecided':
      return 'desk.lists.accounts';
    default:
      return assertNever(verdict);
  }
}
