import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ContactRequest, RequestEvent } from '../../src/domain/contact-request';
import { tryAgain } from '../../src/domain/press-transitions';
import type { RequestStore } from '../../src/store/request-store';
import { aRequest } from '../support/requests';
import { REFUSED } from '../support/saved-requests';

const BEFORE = 1_000;
const OLD: RequestEvent = { what: 'shown', who: 'app', at: BEFORE - 1 };

/** A request that nothing is left to do for, and its only event. */
async function insertDone(
  store: RequestStore,
  changes: Partial<ContactRequest> = {},
  event = OLD,
): Promise<ContactRequest> {
  const { dueAt: _, ...open } = aRequest({ id: randomUUID(), key: randomUUID() });
  const done = { ...open, state: 'settled', settledAt: 5, outcome: REFUSED } as const;
  const { request } = await store.insertIfAbsent({ ...done, ...changes }, event);
  return request;
}

const isThere = async (store: RequestStore, { id }: ContactRequest): Promise<boolean> =>
  (await store.find(id)) !== undefined;

/** Whether nothing is to be done for it any more; the words of the domain, not of SQL. */
function isDone({ state, settledAt, dueAt, lookAt }: ContactRequest, { at }: RequestEvent) {
  const isOld = settledAt !== undefined && settledAt < BEFORE && at < BEFORE;
  return state === 'settled' && dueAt === undefined && lookAt === undefined && isOld;
}

/** What `deleteDone` promises; `current` gives an empty store within each test. */
export function deletesWhatIsDone(current: () => RequestStore): void {
  it('deletes what is done and old, with its events, and frees its key', async () => {
    const store = current();
    const request = await insertDone(store);
    assert.equal(await store.deleteDone(BEFORE, 10), 1);
    assert.equal(await store.find(request.id), undefined);
    assert.deepEqual(await store.eventsOf(request.id), []);
    assert.equal((await store.insertIfAbsent(request, OLD)).kind, 'inserted');
  });

  const kept: readonly (readonly [string, Partial<ContactRequest>, number?])[] = [
    ['is accepted', { state: 'accepted' }],
    ['is calling', { state: 'calling' }],
    ['is still to be shown', { dueAt: 1 }],
    ['is followed', { lookAt: 1 }],
    ['was settled later', { settledAt: BEFORE }],
    ['was changed later', {}, BEFORE],
  ];
  for (const [what, changes, at = OLD.at] of kept) {
    it(`leaves a request that ${what}, and its events`, async () => {
      const store = current();
      const event = { ...OLD, at };
      const request = await insertDone(store, changes, event);
      assert.equal(await store.deleteDone(BEFORE, 10), 0);
      assert.deepEqual(await store.find(request.id), request);
      assert.deepEqual(await store.eventsOf(request.id), [event]);
    });
  }

  it('deletes no more than it may at once', async () => {
    const store = current();
    for (let left = 5; left > 0; left -= 1) await insertDone(store);
    const steps = [];
    for (let left = 4; left > 0; left -= 1) steps.push(await store.deleteDone(BEFORE, 2));
    assert.deepEqual(steps, [2, 2, 1, 0]);
  });

  it('deletes each once, however many do so at once', async () => {
    const store = current();
    for (let left = 20; left > 0; left -= 1) await insertDone(store);
    const steps = await Promise.all([1, 2, 3, 4].map(() => store.deleteDone(BEFORE, 5)));
    const rest = await store.deleteDone(BEFORE, 100);
    assert.equal(
      steps.reduce((sum, step) => sum + step, rest),
      20,
    );
  });

  it('leaves a request that is tried again in the same moment, or takes all of it', async () => {
    const store = current();
    for (let rounds = 20; rounds > 0; rounds -= 1) {
      const request = await insertDone(store);
      const again = tryAgain(request, { by: 'U0002', at: BEFORE + 5 });
      const [saved, deleted] = await Promise.all([store.save(again), store.deleteDone(BEFORE, 10)]);
      assert.equal(await isThere(store, request), saved !== undefined);
      assert.equal(deleted, saved === undefined ? 1 : 0);
      const events = saved === undefined ? [] : [OLD, again.event];
      assert.deepEqual(await store.eventsOf(request.id), events);
    }
  });

  it('never deletes what is open, whatever there is', async () => {
    const store = current();
    const time = fc.integer({ min: BEFORE - 2, max: BEFORE + 1 });
    const maybe = fc.option(time, { nil: undefined });
    const state = fc.constantFrom('accepted', 'calling', 'settled', 'settled');
    const any = fc.record({ state, settledAt: time, dueAt: maybe, lookAt: maybe, at: time });
    const property = fc.asyncProperty(fc.array(any, { maxLength: 12 }), async (all) => {
      const saved: [ContactRequest, RequestEvent][] = [];
      for (const { at, dueAt, lookAt, ...rest } of all) {
        const open = {
          ...(dueAt !== undefined && { dueAt }),
          ...(lookAt !== undefined && { lookAt }),
        };
        const event = { ...OLD, at };
        saved.push([await insertDone(store, { ...rest, ...open }, event), event]);
      }
      await store.deleteDone(BEFORE, 100);
      for (const [request, event] of saved) {
        assert.equal(await isThere(store, request), !isDone(request, event));
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
}
