import { assertNever } from '../domain/assert-never';
import type { CheckLine, CheckName } from '../domain/checkup';
import type { SettingName } from '../texts/start-texts';
import type { Texts } from '../texts/texts';
import { blameOf, codeText } from './desk-blame';
import { firstToMend, type ListName, type ReadLists, type Verdict } from './desk-lists';
import type { Lines } from './lines';
import type { Subject } from './subject';

/** The accounts in the settings; undefined where those that Desk lists are used. */
export type AccountsSubject = Subject<readonly string[] | undefined>;

/** What is known once Desk has been asked. */
export interface DeskFindings {
  readonly texts: Texts;
  readonly lines: Lines;
  readonly read: ReadLists;
}

const ACCOUNTS_SHOWN = 5;

/** What Desk's code means, and where the mistake may be. */
export function refusedLine(
  state: 'failed' | 'warning',
  name: CheckName,
  { code, info }: { readonly code: number; readonly info: string },
  { texts, lines }: DeskFindings,
): CheckLine {
  const { reason, advice } = codeText(code, info, texts);
  const settings: readonly SettingName[] = blameOf(code)?.settings ?? [];
  const places = settings.map((setting) => `${setting}: ${texts.start.where[setting]}`);
  const why = texts.doctor.desk.refused(reason, code);
  return lines[state](name, why, [advice, ...places].join(' '));
}

/** Whether a list can be read. */
export function listLine(list: ListName, found: DeskFindings): CheckLine {
  const { texts, lines, read } = found;
  const words = texts.doctor.desk;
  const name: CheckName = `desk.lists.${list}`;
  const answer = read.answers[list];
  const first = firstToMend(read.verdict);
  if (answer === undefined || isCallers(read.verdict)) {
    return lines.needs(name, first ?? 'desk.reachable');
  }
  switch (answer.kind) {
    case 'read':
      return lines.ok(name, words.listRead(answer.items.length));
    case 'code':
      return refusedLine('warning', name, answer, found);
    case 'unreadable':
      return lines.warning(name, words.listUnreadable, words.listMend);
    case 'noAnswer':
      return lines.warning(name, words.listNotRead(answer.why), words.listMend);
    default:
      return assertNever(answer);
  }
}

/** Whether the answers are about the caller, so that they say nothing about a list. */
function isCallers({ kind }: Verdict): boolean {
  return kind === 'silent' || kind === 'refused';
}

/** Whether the accounts to use are there. */
export function accountLine(accounts: AccountsSubject, found: DeskFindings): CheckLine {
  const { lines, read, texts } = found;
  const name: CheckName = 'desk.account';
  if (accounts.kind === 'unknown') return lines.needsSettings(name, accounts.settings);
  if (read.accounts.kind !== 'read') {
    return lines.needs(name, firstToMend(read.verdict) ?? 'desk.lists.accounts');
  }
  const words = texts.doctor.desk;
  const mend = `DESK_ACCOUNT: ${texts.start.where.DESK_ACCOUNT}`;
  const listed = read.accounts.items.map(({ id }) => id);
  if (accounts.value === undefined) {
    return listed.length === 0
      ? lines.warning(name, words.accountsNone, mend)
      : lines.ok(name, words.accountsOfDesk(namesOf(listed)));
  }
  const unknown = accounts.value.filter((account) => !listed.includes(account));
  return unknown.length > 0
    ? lines.failed(name, words.accountsUnknown(namesOf(unknown)), mend)
    : lines.ok(name, words.accountsRight(namesOf(accounts.value)));
}

function namesOf(ids: readonly string[]): string {
  const more = ids.length > ACCOUNTS_SHOWN ? ['…'] : [];
  return [...ids.slice(0, ACCOUNTS_SHOWN), ...more].join(', ');
}
