import { percentile } from '../kit/figures';

/** What the process was like at one moment. */
export interface Sample {
  /** Milliseconds since the beginning. */
  readonly atMs: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes in use after a collection. */
  readonly heap: number;
  /** Sockets, timers and the like. */
  readonly handles: number;
  /** Bytes on disk. */
  readonly store: number;
  /** Requests that something is to be done with. */
  readonly waiting: number;
}

export type Measure = Exclude<keyof Sample, 'atMs'>;

/** By how much the end may be above the second quarter: a share of it, and so much more. */
const MAY_GROW: Readonly<Partial<Record<Measure, readonly [share: number, more: number]>>> = {
  rss: [0.15, 24 * 1_048_576],
  heap: [0.1, 6 * 1_048_576],
  handles: [0.25, 15],
  waiting: [0.5, 25],
};

/** The median of one quarter, 1 to 4. The first is for warming up. */
export function medianOf(samples: readonly Sample[], measure: Measure, quarter: number): number {
  const from = Math.floor((samples.length * (quarter - 1)) / 4);
  const until = Math.floor((samples.length * quarter) / 4);
  const values = samples.slice(from, until).map((sample) => sample[measure]);
  return percentile(values, 0.5);
}

/** What grows without end, as far as the quarters tell: names of measures. */
export function growing(samples: readonly Sample[]): readonly Measure[] {
  const measures = Object.entries(MAY_GROW) as [Measure, readonly [number, number]][];
  return measures.flatMap(([measure, [share, more]]) => {
    const [second, last] = [2, 4].map((quarter) => medianOf(samples, measure, quarter));
    return Number(last) > Number(second) * (1 + share) + more ? [measure] : [];
  });
}
