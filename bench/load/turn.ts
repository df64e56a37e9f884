import { setTimeout } from 'node:timers/promises';
import type { Subject } from './subject';
import type { BenchWorld } from './world';

/** How long each of some requests took, in ms, from the moment the form was submitted. */
export interface Latencies {
  readonly ack: readonly number[];
  /** Until the head of `contact_user` reached Desk; empty where nobody is contacted. */
  readonly desk: readonly number[];
  /** Until the message reached Slack; empty where there is none. */
  readonly message: readonly number[];
}

/** What many at once came to. */
export interface Throughput {
  readonly ackedPerSecond: number;
  /** Contacted, and the message at Slack; undefined where there is none. */
  readonly shownPerSecond: number | undefined;
  /** How many forms stayed open, for there was no time to save them. */
  readonly notTaken: number;
  /** Processor time of all its processes for each request, in ms; undefined where not known. */
  readonly processorMs: number | undefined;
}

/** For what an app does after its message, such as to note where it stands. */
const REST_MS = 10;

/** One form after the other; the next soon after the message about the one before is there. */
export async function oneAtATime(
  { generator, arrivals, addressee }: BenchWorld,
  subject: Subject,
  count: number,
): Promise<Latencies> {
  const shows = showsMessages(subject);
  const acked = await generator.submit(
    addressee(subject),
    count,
    1,
    async ({ customer, isAccepted }) => {
      if (!isAccepted) throw new Error(`${subject.spec.name} did not take ${customer}`);
      if (shows) await arrivals.of('message', customer);
      await setTimeout(REST_MS);
    },
  );
  const until = (stage: 'desk' | 'message') =>
    Promise.all(
      acked.map(async ({ customer, sentAt }) => (await arrivals.of(stage, customer)) - sentAt),
    );
  return {
    ack: acked.map(({ sentAt, ackedAt }) => ackedAt - sentAt),
    desk: shows ? await until('desk') : [],
    message: shows ? await until('message') : [],
  };
}

const AT_ONCE = 50;

/** 50 at once, until every message is there. What is refused is no part of what is done a second. */
export async function manyAtOnce(
  { generator, arrivals, addressee }: BenchWorld,
  subject: Subject,
  count: number,
): Promise<Throughput> {
  const processorBefore = await subject.processorMs();
  const all = await generator.submit(addressee(subject), count, AT_ONCE);
  const taken = all.filter(({ isAccepted }) => isAccepted);
  const beganAt = Math.min(...all.map(({ sentAt }) => sentAt));
  const perSecond = (ends: readonly number[]) =>
    (1_000 * taken.length) / (Math.max(...ends) - beganAt);
  const shown = showsMessages(subject)
    ? await Promise.all(taken.map(({ customer }) => arrivals.of('message', customer)))
    : undefined;
  const processorAfter = await subject.processorMs();
  return {
    ackedPerSecond: perSecond(taken.map(({ ackedAt }) => ackedAt)),
    shownPerSecond: shown && perSecond(shown),
    notTaken: all.length - taken.length,
    processorMs:
      processorAfter === undefined || processorBefore === undefined
        ? undefined
        : (processorAfter - processorBefore) / count,
  };
}

function showsMessages({ spec }: Subject): boolean {
  return spec.name !== 'bare';
}
