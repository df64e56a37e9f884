import { inMs, inSeconds, median, percentile } from '../kit/figures';
import type { Table } from '../measurement';
import type { MeasuredStore } from './measured-store';

const TITLES: Readonly<Record<string, string>> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

interface Column {
  readonly title: string;
  readonly value: (measured: MeasuredStore) => number;
  readonly words: (value: number) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'Ack p50', value: ({ acks }) => percentile(acks, 0.5), words: inMs },
  { title: 'p95', value: ({ acks }) => percentile(acks, 0.95), words: inMs },
  { title: 'From the start to ready', value: ({ starts }) => median(starts), words: inSeconds },
  {
    title: '100 left are contacted',
    value: ({ recoveries }) => median(recoveries),
    words: inSeconds,
  },
  { title: 'To ask for work: p50', value: ({ polls }) => percentile(polls, 0.5), words: inMs },
  { title: 'p95', value: ({ polls }) => percentile(polls, 0.95), words: inMs },
  { title: 'To delete 50: p50', value: ({ deletions }) => median(deletions), words: inMs },
];

/** The figures by store and what it holds, and how those of the fullest compare to the emptiest. */
export function storeTables(all: readonly MeasuredStore[]): Table[] {
  const names = [...new Set(all.map(({ name }) => name))];
  const titles = COLUMNS.map(({ title }) => title);
  return [
    {
      title: 'What is in the store',
      columns: ['Store', 'Settled requests', ...titles],
      rows: names.flatMap((name) =>
        all
          .filter((each) => each.name === name)
          .map((each) => [
            TITLES[name] ?? name,
            each.held.toLocaleString('en-US'),
            ...COLUMNS.map(({ value, words }) => words(value(each))),
          ]),
      ),
    },
    {
      title: 'The fullest store against the emptiest, in the same run',
      columns: ['Store', ...titles],
      rows: names.map((name) => [TITLES[name] ?? name, ...ratios(all, name)]),
    },
  ];
}

function ratios(all: readonly MeasuredStore[], name: string): string[] {
  const own = all.filter((each) => each.name === name);
  const [emptiest] = own;
  const fullest = own.at(-1);
  if (emptiest === undefined || fullest === undefined) return [];
  return COLUMNS.map(({ value }) => `${(value(fullest) / value(emptiest)).toFixed(2)} ×`);
}
