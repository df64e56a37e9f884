import type { DeskProbe } from '../desk/desk-probe';
import { assertNever } from '../domain/assert-never';
import type { CheckLine, CheckName } from '../domain/checkup';
import type { Texts } from '../texts/texts';
import { clockLine } from './clock';
import {
  type AccountsSubject,
  accountLine,
  type DeskFindings,
  listLine,
  refusedLine,
} from './desk-list-lines';
import { firstToMend, LISTS, readLists } from './desk-lists';
import { linesIn } from './lines';
import type { Subject } from './subject';

/** Desk, and what it is called with. */
export interface DeskSubject {
  openProbe(): DeskProbe;
  /** Of the settings, for showing. */
  readonly host: string;
  readonly sdkAppId: string;
  readonly admin: string;
}

export interface DeskSubjects {
  readonly desk: Subject<DeskSubject>;
  readonly accounts: AccountsSubject;
}

interface Findings extends DeskFindings {
  readonly desk: DeskSubject;
}

/** What every call needs, in the order in which it is told. */
const CALLER_CHECKS = [
  'desk.reachable',
  'desk.host',
  'desk.signature',
  'desk.administrator',
  'desk.bought',
] as const satisfies readonly CheckName[];

const ALL_CHECKS = [
  ...CALLER_CHECKS,
  ...LISTS.map((list) => `desk.lists.${list}` as const),
  'desk.account',
  'desk.spelling',
  'desk.contact-feature',
  'desk.clock',
] as const;

/** Asks Desk what can be asked without contacting anybody. */
export async function checkDesk(subjects: DeskSubjects, texts: Texts): Promise<CheckLine[]> {
  const lines = linesIn(texts.doctor);
  const { desk } = subjects;
  if (desk.kind === 'unknown') {
    return ALL_CHECKS.map((name) => lines.needsSettings(name, desk.settings));
  }
  const probe = desk.value.openProbe();
  try {
    const read = await readLists(probe);
    const found: Findings = { texts, lines, read, desk: desk.value };
    return [
      ...CALLER_CHECKS.map((name) => callerLine(name, found)),
      ...LISTS.map((list) => listLine(list, found)),
      accountLine(subjects.accounts, found),
      ...byContactOnly(probe, found),
      deskClockLine(probe, found),
    ];
  } finally {
    probe.close();
  }
}

function callerLine(name: (typeof CALLER_CHECKS)[number], found: Findings): CheckLine {
  const { texts, lines, read, desk } = found;
  const { verdict } = read;
  if (verdict.kind === 'refused' && verdict.check === name) {
    return refusedLine('failed', name, verdict, found);
  }
  if (verdict.kind === 'silent' && name === 'desk.reachable') {
    const { unreachable, unreachableMend } = texts.doctor.desk;
    return lines.failed(name, unreachable(desk.host, verdict.why), unreachableMend);
  }
  const first = firstToMend(verdict);
  const isAnswered = name === 'desk.reachable' && verdict.kind !== 'silent';
  if (first === undefined || (isAnswered && first !== name)) {
    return lines.ok(name, rightWords(name, found));
  }
  return lines.needs(name, first);
}

function rightWords(name: (typeof CALLER_CHECKS)[number], { texts, desk }: Findings): string {
  const words = texts.doctor.desk;
  switch (name) {
    case 'desk.reachable':
      return words.reachable(desk.host);
    case 'desk.host':
      return words.hostRight(desk.host, desk.sdkAppId);
    case 'desk.signature':
      return words.signatureRight;
    case 'desk.administrator':
      return words.administratorRight(desk.admin);
    case 'desk.bought':
      return words.bought;
    default:
      return assertNever(name);
  }
}

/** `contact_user` has no way of being tried, and no other command tells whether it is allowed. */
function byContactOnly({ spellings }: DeskProbe, { lines, texts }: Findings): CheckLine[] {
  const words = texts.doctor.desk;
  const spelling = words.spelling(spellings.first, spellings.second);
  return [
    lines.unchecked('desk.spelling', spelling, words.spellingByHand),
    lines.unchecked('desk.contact-feature', words.contactFeature, words.contactFeatureByHand),
  ];
}

function deskClockLine(probe: DeskProbe, { lines, read, texts }: Findings): CheckLine {
  const ahead = probe.clockAheadMs();
  return ahead === undefined && read.verdict.kind === 'silent'
    ? lines.needs('desk.clock', 'desk.reachable')
    : clockLine('desk.clock', ahead, texts.doctor);
}
