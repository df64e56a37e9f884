import { assertNever } from '../domain/assert-never';
import type { CheckLine, CheckName } from '../domain/checkup';
import type { StoreFacts, TablesState } from '../store/store-facts';
import type { Texts } from '../texts/texts';
import { type Lines, linesIn } from './lines';
import { ask, type Subject } from './subject';

export type StoreSubject = Subject<() => Promise<StoreFacts>>;

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const DISK_WARNING_BYTES = GIB;
const DISK_FAILED_BYTES = 100 * MIB;
/** Older ones get no corrections any more (postgresql.org/support/versioning). */
const OLDEST_POSTGRES = 13;

/** Where the requests are kept. */
export async function checkStore(subject: StoreSubject, texts: Texts): Promise<CheckLine[]> {
  const lines = linesIn(texts.doctor);
  const asked = await ask(subject);
  if (asked.kind === 'unknown') {
    const names: CheckName[] = ['store.usable', 'store.tables', 'store.version'];
    return names.map((name) => lines.needsSettings(name, asked.settings));
  }
  const facts = asked.value;
  const disk = facts.engine === 'SQLite' ? [diskLine(facts.freeBytes, texts, lines)] : [];
  return [...databaseLines(facts, texts, lines), ...disk];
}

function databaseLines({ engine, database }: StoreFacts, texts: Texts, lines: Lines): CheckLine[] {
  const { store } = texts.doctor;
  if (database.kind === 'unusable') {
    const setting = engine === 'SQLite' ? 'DATA_DIR' : 'DATABASE_URL';
    const mend = `${setting}: ${texts.start.where[setting]}`;
    return [
      lines.failed('store.usable', store.unusable(database.reason), mend),
      lines.needs('store.tables', 'store.usable'),
      lines.needs('store.version', 'store.usable'),
    ];
  }
  return [
    usableLine(database.inTheClearTo, texts, lines),
    tablesLine(database.tables, texts, lines),
    versionLine(engine, database.version, texts, lines),
  ];
}

function usableLine(
  inTheClearTo: string | undefined,
  { doctor: { store } }: Texts,
  lines: Lines,
): CheckLine {
  if (inTheClearTo === undefined) return lines.ok('store.usable', store.usable);
  return lines.warning('store.usable', store.inTheClear(inTheClearTo), store.inTheClearMend);
}

function tablesLine(tables: TablesState, { doctor: { store } }: Texts, lines: Lines): CheckLine {
  switch (tables.kind) {
    case 'upToDate':
      return lines.ok('store.tables', store.tablesRight);
    case 'absent':
      return lines.ok('store.tables', store.tablesAbsent);
    case 'pending': {
      const why = store.tablesPending(tables.changes);
      return lines.warning('store.tables', why, store.tablesPendingMend);
    }
    case 'notOwned': {
      const why = store.tablesNotOwned(tables.changes);
      return lines.failed('store.tables', why, store.tablesNotOwnedMend);
    }
    case 'newer':
      return lines.failed('store.tables', store.tablesNewer, store.tablesNewerMend);
    default:
      return assertNever(tables);
  }
}

function versionLine(
  engine: StoreFacts['engine'],
  version: string,
  { doctor: { store } }: Texts,
  lines: Lines,
): CheckLine {
  const isOld = engine === 'PostgreSQL' && Number.parseInt(version, 10) < OLDEST_POSTGRES;
  if (!isOld) return lines.ok('store.version', store.versionRight(engine, version));
  const why = store.versionOld(version, OLDEST_POSTGRES);
  return lines.warning('store.version', why, store.versionMend);
}

function diskLine(
  bytes: number | undefined,
  { doctor: { store } }: Texts,
  lines: Lines,
): CheckLine {
  if (bytes === undefined) return lines.unchecked('store.disk', store.diskUntold);
  const free = bytes < GIB ? `${Math.floor(bytes / MIB)} MB` : `${Math.floor(bytes / GIB)} GB`;
  if (bytes >= DISK_WARNING_BYTES) return lines.ok('store.disk', store.diskRight(free));
  const state = bytes >= DISK_FAILED_BYTES ? 'warning' : 'failed';
  return lines[state]('store.disk', store.diskLow(free), store.diskMend);
}
