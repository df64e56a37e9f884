import { styleText } from 'node:util';
import {
  CHECKED_ROOMS,
  type CheckLine,
  type CheckState,
  isHealthy,
  roomOf,
} from '../domain/checkup';
import type { DoctorTexts } from '../texts/doctor-texts';
import { displayWidth, padTo, wrap } from './display-width';

/** How a terminal shows it. */
export interface Terminal {
  readonly colours: boolean;
  /** How many characters fit in a line. */
  readonly columns: number;
}

const SIGNS: Readonly<Record<CheckState, readonly [sign: string, colour: Colour]>> = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  unchecked: ['–', 'gray'],
};
type Colour = 'green' | 'yellow' | 'red' | 'gray';

const COLUMNS_MIN = 60;
/** Longer lines are hard to read. */
const COLUMNS_MAX = 110;

/** A check-up as people read it: room by room, one line for each check, and how to mend it below. */
export function printCheckup(
  lines: readonly CheckLine[],
  texts: DoctorTexts,
  terminal: Terminal,
): string {
  const labels = 2 + Math.max(...lines.map(({ what }) => displayWidth(what)));
  const rooms = CHECKED_ROOMS.map((room) => {
    const own = lines.filter((line) => roomOf(line) === room);
    return [texts.rooms[room], ...own.map((line) => printLine(line, labels, terminal))].join('\n');
  });
  return `${[...rooms, printSum(lines, texts)].join('\n\n')}\n`;
}

/** A check-up as programs read it; the shape is never changed, only added to. */
export function checkupJson(lines: readonly CheckLine[]): string {
  const checks = lines.map(({ name, state, what, why, mend }) => ({
    ...{ name, state, what, why, mend },
  }));
  return `${JSON.stringify({ ok: isHealthy(lines), checks }, null, 2)}\n`;
}

function printLine(
  { state, what, why, mend }: CheckLine,
  labels: number,
  { colours, columns }: Terminal,
): string {
  const [sign, colour] = SIGNS[state];
  const shown = colours ? styleText(colour, sign, { validateStream: false }) : sign;
  const indent = 4 + labels;
  const width = Math.min(Math.max(columns, COLUMNS_MIN), COLUMNS_MAX) - indent;
  const below = mend === '' ? [] : wrap(`→ ${mend}`, width);
  const [first = '', ...more] = [...wrap(why, width), ...below];
  const rest = more.map((text) => `${' '.repeat(indent)}${text}`);
  return [`  ${shown} ${padTo(labels, what)}${first}`, ...rest].join('\n');
}

function printSum(lines: readonly CheckLine[], texts: DoctorTexts): string {
  const states: readonly CheckState[] = ['ok', 'warning', 'failed', 'unchecked'];
  const counts = states.flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return count === 0 ? [] : [texts.counts[state](count)];
  });
  const sentence = lines.some(({ state }) => state === 'warning' || state === 'failed')
    ? texts.notHealthy
    : texts.healthy;
  return `${counts.join(', ')}\n${sentence}`;
}
