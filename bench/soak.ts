import { toldFigures } from './chaos/told-figures';
import { inMegabytes, inSeconds } from './kit/figures';
import type { Measurement, Table } from './measurement';
import { runSoak, type SoakReport } from './soak/run-soak';
import { growing, type Measure, medianOf } from './soak/samples';

const DEFAULTS = { minutes: 20, rate: 5, seed: 20_261_123, transport: 'socket' } as const;

/** One process under an even load for long, with faults around it: does it hold on to anything? */
export const soak: Measurement = {
  name: 'soak',
  onlyWhenNamed: true,
  async run({ environment, say, options }) {
    const { minutes, rate, seed, transport } = { ...DEFAULTS, ...options };
    const run = { seconds: minutes * 60, perSecond: rate, seed, transport };
    const report = await runSoak({ ...run, environment, say });
    for (const wrong of report.wrongs) say(`WRONG: ${wrong}`);
    say(`VERDICT: ${verdictOn(report)}`);
    return [quartersTable(report), requestsTable(report), troublesTable(report)];
  },
};

const WORDS: Readonly<
  Record<Measure, readonly [name: string, inWords: (value: number) => string]>
> = {
  rss: ['Resident memory', inMegabytes],
  heap: ['Memory in use', inMegabytes],
  handles: ['Sockets, timers and the like', String],
  waiting: ['Requests with something to do', String],
  store: ['Store', inMegabytes],
};

function verdictOn({ samples, left, wrongs }: SoakReport): string {
  const grown = growing(samples).map((measure) => `${WORDS[measure][0]} grows`);
  const stuck = left === 0 ? [] : [`${left} requests are stuck`];
  const wrong = wrongs.length === 0 ? [] : [`${wrongs.length} requests went wrong`];
  const all = [...grown, ...stuck, ...wrong];
  return all.length === 0 ? 'flat; nothing lost, doubled, mis-stated or stuck' : all.join('; ');
}

function quartersTable({ samples }: SoakReport): Table {
  const measures = Object.entries(WORDS) as [Measure, (typeof WORDS)[Measure]][];
  return {
    title: `Medians of ${samples.length} samples in ${inSeconds(samples.at(-1)?.atMs ?? 0)}`,
    columns: ['', '1st quarter', '2nd', '3rd', '4th'],
    rows: measures.map(([measure, [name, inWords]]) => [
      name,
      ...[1, 2, 3, 4].map((quarter) => inWords(medianOf(samples, measure, quarter))),
    ]),
  };
}

function requestsTable(report: SoakReport): Table {
  const { asked, wrongs, left } = report;
  const figures = {
    ...toldFigures(asked, report),
    'Went wrong': wrongs.length,
    'Left at the end': left,
  };
  return {
    title: 'Requests, and what people were told',
    columns: Object.keys(figures),
    rows: [Object.values(figures).map(String)],
  };
}

function troublesTable({ troubles }: SoakReport): Table {
  const rows = Object.entries(troubles).map(([trouble, times]) => [trouble, String(times)]);
  return { title: 'Troubles', columns: ['What', 'Times'], rows };
}
