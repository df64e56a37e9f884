import { median, percentile } from '../kit/figures';
import type { SubjectName } from './subject';
import type { Latencies, Throughput } from './turn';

/** What was measured of one app; times in ms. */
export interface Measured {
  readonly name: SubjectName;
  /** From the process's start until it was ready, each time. */
  readonly starts: readonly number[];
  /** Each round's, one at a time. */
  readonly singles: readonly Latencies[];
  /** Each round's, 50 at once. */
  readonly crowds: readonly Throughput[];
  /** How many calls to Slack there were for each request. */
  readonly slackCalls: number;
  readonly residentBytes: number | undefined;
}

/** The same as figures; undefined where the app does not do it. */
export interface Figures {
  readonly name: SubjectName;
  readonly startMs: number;
  readonly ackMs: Shares;
  readonly deskMs: Shares | undefined;
  readonly messageMs: Shares | undefined;
  readonly ackedPerSecond: number;
  readonly shownPerSecond: number | undefined;
  readonly notTaken: number;
  readonly processorMs: number | undefined;
  readonly slackCalls: number;
  readonly residentBytes: number | undefined;
}

interface Shares {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Latencies of all rounds together; of what comes once a round, the median. */
export function figuresOf(measured: Measured): Figures {
  const { name, starts, singles, crowds, slackCalls, residentBytes } = measured;
  return {
    name,
    startMs: median(starts),
    ackMs: sharesOf(singles.flatMap(({ ack }) => ack)),
    deskMs: sharesIn(singles.flatMap(({ desk }) => desk)),
    messageMs: sharesIn(singles.flatMap(({ message }) => message)),
    ackedPerSecond: median(crowds.map(({ ackedPerSecond }) => ackedPerSecond)),
    shownPerSecond: medianOf(crowds.map(({ shownPerSecond }) => shownPerSecond)),
    notTaken: crowds.reduce((sum, { notTaken }) => sum + notTaken, 0),
    processorMs: medianOf(crowds.map(({ processorMs }) => processorMs)),
    slackCalls,
    residentBytes,
  };
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

function sharesIn(values: readonly number[]): Shares | undefined {
  return values.length === 0 ? undefined : sharesOf(values);
}

function sharesOf(values: readonly number[]): Shares {
  const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => percentile(values, share));
  return { p50, p95, p99 };
}
