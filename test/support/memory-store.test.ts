import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContactRequest } from '../../src/domain/contact-request';
import { markShown, settle, startCalling, takeLease } from '../../src/domain/transitions';
import { openStore } from '../../src/store/open-store';
import type { RequestStore } from '../../src/store/request-store';
import { MemoryStore } from './memory-store';
import { ASKED_AT, aRequest } from './requests';
import { PLACE } from './scripted-announcer';
import { RecordingLog, withFolder } from './store-support';

const ACCEPTED = { what: 'accepted', who: 'U0001', at: ASKED_AT } as const;
const ASSIGNED = { kind: 'assigned', evidence: 'answer' } as const;

/** One step on both stores: of which of three requests, from which of its versions, to what. */
interface Step {
  readonly nth: number;
  readonly from: number;
  readonly to: 'inserted' | 'calling' | 'leased' | 'settled' | 'shown';
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  nth: fc.nat(2),
  from: fc.nat(3),
  to: fc.constantFrom('inserted', 'calling', 'leased', 'settled', 'shown'),
});

function transitionOf({ to }: Step, before: ContactRequest, now: number) {
  switch (to) {
    case 'calling':
      return startCalling(before, now);
    case 'settled':
      return settle(before, ASSIGNED, now);
    case 'shown':
      return markShown(before, PLACE, before.revision, now);
    default:
      return takeLease(before, 'takenOver', now);
  }
}

/** Takes all steps, and gives all that the store answered on the way. */
async function answersOf(store: RequestStore, run: string, steps: readonly Step[]) {
  const answers: unknown[] = [];
  const versions = new Map<number, ContactRequest[]>();
  for (const [index, step] of steps.entries()) {
    const now = ASKED_AT + index * 1_000;
    const known = versions.get(step.nth) ?? [];
    const before = known.at(-1 - step.from);
    if (before === undefined || step.to === 'inserted') {
      const name = `${run}-${step.nth}`;
      const request = aRequest({ id: `${name}-${index}`, key: name, dueAt: now });
      const inserted = await store.insertIfAbsent(request, { ...ACCEPTED, at: now });
      if (inserted.kind === 'inserted') versions.set(step.nth, [inserted.request]);
      answers.push(inserted);
    } else {
      const saved = await store.save(transitionOf(step, before, now));
      if (saved !== undefined) known.push(saved);
      answers.push(saved, await store.find(before.id), await store.eventsOf(before.id));
    }
    answers.push(await dueOfRun(store, run, now));
  }
  return answers;
}

/** Without the requests of other runs, and in an order for those that are due at once. */
async function dueOfRun(store: RequestStore, run: string, now: number) {
  const due = await store.findDue(now, 1_000_000);
  assert.deepEqual(
    due.map(({ dueAt }) => dueAt),
    due.map(({ dueAt }) => dueAt).toSorted((one, other) => Number(one) - Number(other)),
  );
  const ofRun = due.filter(({ key }) => key.startsWith(`${run}-`));
  return ofRun.toSorted((one, other) => one.id.localeCompare(other.id));
}

describe('the store in memory', () => {
  it('answers every step as the store in SQLite does', async () => {
    await withFolder(async (dataDir) => {
      const sql = await openStore({ dataDir }, new RecordingLog());
      let runs = 0;
      const property = fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
        const run = `run${++runs}`;
        const memory = await answersOf(new MemoryStore(), run, steps);
        assert.deepEqual(memory, await answersOf(sql, run, steps));
      });
      await fc.assert(property, { numRuns: 60 }).finally(() => sql.close());
    });
  });

  it('finds at most as many as it is asked for, the longest due first', async () => {
    const store = new MemoryStore();
    for (const dueAt of [3, 1, 4, 2]) {
      await store.insertIfAbsent(aRequest({ id: `${dueAt}`, key: `${dueAt}`, dueAt }), ACCEPTED);
    }
    assert.deepEqual(
      (await store.findDue(3, 2)).map(({ id }) => id),
      ['1', '2'],
    );
  });
});
