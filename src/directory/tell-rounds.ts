import type { ListAnswer } from '../desk/directory-lists';
import type { Directory } from '../domain/directory';
import type { Log } from '../domain/log';

/** What Desk answered in one round, by list. */
export type Answers = Readonly<Record<string, ListAnswer<unknown>>>;

/**
 * Writes what each round came to: at most one warning, and nothing but a line for debugging where
 * it is the same as the round before. `directory`: what is known now.
 */
export function createRoundLog(
  log: Log,
): (answers: Answers, directory: Directory | undefined) => void {
  let before = '';
  return (answers, directory) => {
    const trouble = troubleIn(answers);
    const sizes = directory && sizesOf(directory);
    const told = JSON.stringify([trouble, sizes]);
    const isNew = told !== before;
    before = told;
    if (trouble !== undefined) {
      const { event, ...fields } = trouble;
      log[isNew ? 'warn' : 'debug'](fields, event);
    }
    if (sizes !== undefined) log[isNew ? 'info' : 'debug'](sizes, 'directory listed');
  };
}

/**
 * Writes what another process has read, and nothing but a line for debugging where there is as much
 * of everything as before. `directory`: undefined where that one knew nothing either.
 */
export function createSharedRoundLog(log: Log): (directory: Directory | undefined) => void {
  let before = '';
  return (directory) => {
    const sizes = directory && sizesOf(directory);
    const told = JSON.stringify([sizes]);
    const isNew = told !== before;
    before = told;
    const fields = { ...sizes, by: 'another process' };
    if (sizes === undefined) log[isNew ? 'warn' : 'debug'](fields, 'Desk list not read');
    else log[isNew ? 'info' : 'debug'](fields, 'directory listed');
  };
}

function troubleIn(answers: Answers) {
  const notRead: Record<string, string> = {};
  const incomplete: string[] = [];
  for (const [list, answer] of Object.entries(answers)) {
    if (answer.kind === 'notListed') notRead[list] = answer.why;
    else if (answer.isIncomplete) incomplete.push(list);
  }
  const some = incomplete.length > 0 ? { incomplete } : {};
  if (Object.keys(notRead).length > 0) return { event: 'Desk list not read', notRead, ...some };
  return incomplete.length > 0 ? { event: 'Desk list is incomplete', ...some } : undefined;
}

function sizesOf({ groups, agents, accounts }: Directory) {
  return { groups: groups.length, agents: agents.length, accounts: accounts.length };
}
