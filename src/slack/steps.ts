import { setImmediate } from 'node:timers/promises';

/** Long work that stops for breath after every slice; a slice of it takes about a millisecond. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

const SLICE = 200;

/** Does all of it at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does it a slice at a time; whatever else is to be done comes in between. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Calls `use` with each item. */
export function* eachOf<Item>(items: Iterable<Item>, use: (item: Item) => void): Steps<void> {
  let used = 0;
  for (const item of items) {
    used += 1;
    if (used % SLICE === 0) yield;
    use(item);
  }
}

/** The items in order; equal ones stay in theirs. */
export function* sorted<Item extends object>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += SLICE) {
    runs.push(items.slice(at, at + SLICE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<Item extends object>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<readonly Item[]> {
  const all: Item[] = [];
  let taken = 0;
  yield* eachOf(one, (item) => {
    let next = other[taken];
    while (next !== undefined && compare(next, item) < 0) {
      all.push(next);
      taken += 1;
      next = other[taken];
    }
    all.push(item);
  });
  return all.concat(other.slice(taken));
}
