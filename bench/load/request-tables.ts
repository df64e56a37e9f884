import { inMegabytes, inMs, inSeconds } from '../kit/figures';
import type { Table } from '../measurement';
import type { Figures } from './measured';
import type { SubjectName } from './subject';

const TITLES: Readonly<Record<SubjectName, string>> = {
  bare: 'Bolt, acks only',
  noStore: 'Bolt, no store',
  sqlite: 'This app, SQLite',
  postgres: 'This app, PostgreSQL',
  replicas: 'Two replicas, PostgreSQL',
};
const NONE = '–';

/** The figures of all apps, an app a column, and what they come to beside the aims. */
export function requestTables(all: readonly Figures[], requestsEach: number): Table[] {
  return [
    {
      title: 'A submitted form, side by side',
      columns: ['', ...all.map(({ name }) => TITLES[name])],
      rows: rowsOf(requestsEach).map(([title, cell]) => [title, ...all.map(cell)]),
    },
    aimsTable(all),
  ];
}

type Row = readonly [title: string, cell: (figures: Figures) => string];

function rowsOf(requestsEach: number): readonly Row[] {
  const requests = requestsEach.toLocaleString('en-US');
  return [
    ['Ack, one at a time: p50', ({ ackMs }) => inMs(ackMs.p50)],
    ['p95', ({ ackMs }) => inMs(ackMs.p95)],
    ['p99', ({ ackMs }) => inMs(ackMs.p99)],
    ['`contact_user` at Desk: p50', ({ deskMs }) => optional(deskMs?.p50, inMs)],
    ['p99', ({ deskMs }) => optional(deskMs?.p99, inMs)],
    ['Message at Slack: p50', ({ messageMs }) => optional(messageMs?.p50, inMs)],
    ['p99', ({ messageMs }) => optional(messageMs?.p99, inMs)],
    ['50 at once: acked a second', ({ ackedPerSecond }) => whole(ackedPerSecond)],
    ['contacted and shown a second', ({ shownPerSecond }) => optional(shownPerSecond, whole)],
    ['forms that stayed open', ({ notTaken }) => whole(notTaken)],
    ['processor time a request', ({ processorMs }) => optional(processorMs, inMs)],
    ['Calls to Slack a request', ({ slackCalls }) => slackCalls.toFixed(2)],
    [
      `Memory after ${requests} requests`,
      ({ residentBytes }) => optional(residentBytes, inMegabytes),
    ],
    ['From the start to ready', ({ startMs }) => inSeconds(startMs)],
  ];
}

/** An aim for the app itself; `bare` and `noStore` are the others of the same run. */
interface Aim {
  readonly title: string;
  readonly most?: number;
  readonly least?: number;
  readonly value: (own: Figures, bare: Figures, noStore: Figures) => number | undefined;
  readonly words: (value: number) => string;
}

const AIMS: readonly Aim[] = [
  {
    title: 'Ack p50, at most 2 × acks only',
    most: 2,
    value: (own, bare) => own.ackMs.p50 / bare.ackMs.p50,
    words: (times) => `${times.toFixed(1)} ×`,
  },
  {
    title: 'Acked a second, at least 70 % of acks only',
    least: 0.7,
    value: (own, bare) => own.ackedPerSecond / bare.ackedPerSecond,
    words: (share) => `${Math.round(share * 100)} %`,
  },
  {
    title: 'At Desk p50, at most 5 ms after no store',
    most: 5,
    value: (own, _, noStore) => difference(own.deskMs?.p50, noStore.deskMs?.p50),
    words: inMs,
  },
  {
    title: 'At Desk p99, at most 25 ms after no store',
    most: 25,
    value: (own, _, noStore) => difference(own.deskMs?.p99, noStore.deskMs?.p99),
    words: inMs,
  },
  {
    title: 'Calls to Slack a request, at most 2',
    most: 2,
    value: ({ slackCalls }) => slackCalls,
    words: (calls) => calls.toFixed(2),
  },
  {
    title: 'Memory, at most 150 MB',
    most: 150 * 1_048_576,
    value: ({ residentBytes }) => residentBytes,
    words: inMegabytes,
  },
  {
    title: 'Ready, at most 1.5 s',
    most: 1_500,
    value: ({ startMs }) => startMs,
    words: inSeconds,
  },
];

function aimsTable(all: readonly Figures[]): Table {
  const bare = all.find(({ name }) => name === 'bare');
  const noStore = all.find(({ name }) => name === 'noStore');
  const own = all.filter((each) => each !== bare && each !== noStore);
  const cell = (aim: Aim, figures: Figures): string => {
    const value = bare && noStore && aim.value(figures, bare, noStore);
    return value === undefined ? NONE : `${aim.words(value)} ${isMet(aim, value) ? '✓' : '✗'}`;
  };
  return {
    title: 'The aims, in the same run',
    columns: ['', ...own.map(({ name }) => TITLES[name])],
    rows: AIMS.map((aim) => [aim.title, ...own.map((figures) => cell(aim, figures))]),
  };
}

function isMet({ most = Number.POSITIVE_INFINITY, least = 0 }: Aim, value: number): boolean {
  return value <= most && value >= least;
}

function difference(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other;
}

function optional<T>(value: T | undefined, words: (value: T) => string): string {
  return value === undefined ? NONE : words(value);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
