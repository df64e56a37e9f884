import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ContactRequest, RequestEvent } from '../../src/domain/contact-request';
import { noteSession } from '../../src/domain/follow-transitions';
import { tryAgain } from '../../src/domain/press-transitions';
import { markShown, settle, startCalling, takeLease } from '../../src/domain/transitions';
import type { RequestStore } from '../../src/store/request-store';
import { ASKED_AT, aRequest } from '../support/requests';
import { anyRequest } from './arbitraries';
import { deletesWhatIsDone } from './delete-done-contract';
import { countsWhatIsOpen } from './open-counts-contract';

type Current = () => RequestStore;

export const ACCEPTED: RequestEvent = { what: 'accepted', who: 'U0001', at: ASKED_AT };
const ASSIGNED = { kind: 'assigned', agent: 'ann@example.com', evidence: 'answer' } as const;

/** What every `RequestStore` promises. `current` gives an empty one within each test. */
export function keepsTheContract(current: Current): void {
  describe('insertIfAbsent', () => insertsOnce(current));
  describe('save', () => savesByCompareAndSet(current));
  describe('findDue', () => findsWhatIsDue(current));
  describe('latestFor', () => findsTheLatest(current));
  describe('findLooks and claimLook', () => findsWhatIsLookedAt(current));
  describe('countOpen', () => countsWhatIsOpen(current));
  describe('deleteDone', () => deletesWhatIsDone(current));
  describe('a saved request', () => readsWhatWasWritten(current));
}

function newRequest(changes: Partial<ContactRequest> = {}): ContactRequest {
  return aRequest({ id: randomUUID(), key: randomUUID(), ...changes });
}

/** Saves a new request with an id and a key of its own. */
export async function saved(store: RequestStore, changes: Partial<ContactRequest> = {}) {
  const inserted = await store.insertIfAbsent(newRequest(changes), ACCEPTED);
  assert.equal(inserted.kind, 'inserted');
  return inserted.request;
}

function insertsOnce(current: Current): void {
  it('saves a new request with its event', async () => {
    const store = current();
    const request = newRequest();
    const event = { ...ACCEPTED, detail: { target: request.target, reason: 'late "order"' } };
    assert.deepEqual(await store.insertIfAbsent(request, event), { kind: 'inserted', request });
    assert.deepEqual(await store.find(request.id), request);
    assert.deepEqual(await store.eventsOf(request.id), [event]);
  });

  it('leaves the request that has the key as it is, and gives it back', async () => {
    const store = current();
    const first = await saved(store, { reason: 'the first' });
    const second = newRequest({ key: first.key, reason: 'the second' });
    const inserted = await store.insertIfAbsent(second, ACCEPTED);
    assert.deepEqual(inserted, { kind: 'present', request: first });
    assert.deepEqual(await store.find(first.id), first);
    assert.equal(await store.find(second.id), undefined);
    assert.deepEqual(await store.eventsOf(first.id), [ACCEPTED]);
    assert.deepEqual(await store.eventsOf(second.id), []);
  });

  it('makes one request of many inserts of one key at once', async () => {
    const store = current();
    const key = randomUUID();
    const inserts = await Promise.all(
      Array.from({ length: 8 }, () => store.insertIfAbsent(newRequest({ key }), ACCEPTED)),
    );
    assert.equal(inserts.filter(({ kind }) => kind === 'inserted').length, 1);
    assert.equal(new Set(inserts.map(({ request }) => request.id)).size, 1);
  });

  it('saves nothing when the event cannot be saved', async () => {
    const store = current();
    const request = newRequest();
    const detail = { endless: {} };
    detail.endless = detail;
    await assert.rejects(store.insertIfAbsent(request, { ...ACCEPTED, detail }), TypeError);
    assert.equal(await store.find(request.id), undefined);
    assert.equal((await saved(store, { key: request.key })).key, request.key);
  });

  it('finds nothing under an id that nobody has', async () => {
    assert.equal(await current().find('nobody'), undefined);
  });
}

function savesByCompareAndSet(current: Current): void {
  it('saves the change with its event', async () => {
    const store = current();
    const request = await saved(store);
    const calling = startCalling(request, ASKED_AT + 10);
    assert.deepEqual(await store.save(calling), calling.after);
    assert.deepEqual(await store.find(request.id), calling.after);
    assert.deepEqual(await store.eventsOf(request.id), [ACCEPTED, calling.event]);
  });

  it('saves one of two changes of one version, and only its event', async () => {
    const store = current();
    const request = await saved(store);
    const calling = startCalling(request, ASKED_AT + 10);
    const takenOver = takeLease(request, 'takenOver', ASKED_AT + 20);
    const results = await Promise.all([store.save(calling), store.save(takenOver)]);
    const [winner] = results[0] === undefined ? [takenOver] : [calling];
    assert.equal(results.filter((result) => result === undefined).length, 1);
    assert.deepEqual(await store.find(request.id), winner.after);
    assert.deepEqual(await store.eventsOf(request.id), [ACCEPTED, winner.event]);
  });

  it('changes nothing from a version that is not the saved one', async () => {
    const store = current();
    const request = await saved(store);
    const calling = startCalling(request, ASKED_AT + 10);
    await store.save(calling);
    assert.equal(await store.save(settle(request, ASSIGNED, ASKED_AT + 20)), undefined);
    assert.deepEqual(await store.find(request.id), calling.after);
    assert.deepEqual(await store.eventsOf(request.id), [ACCEPTED, calling.event]);
  });

  it('changes no other request', async () => {
    const store = current();
    const [request, other] = [await saved(store), await saved(store)];
    await store.save(startCalling(request, ASKED_AT + 10));
    assert.deepEqual(await store.find(other.id), other);
    assert.deepEqual(await store.eventsOf(other.id), [ACCEPTED]);
  });

  it('takes optional fields away again', async () => {
    const store = current();
    const request = await saved(store, { responseUrl: 'https://hooks.example/1', reason: 'why' });
    const settled = settle(request, ASSIGNED, ASKED_AT + 10).after;
    const place = { kind: 'message', channel: 'C0001', ts: '1750000000.000100' } as const;
    const shown = markShown(settled, place, settled.revision, ASKED_AT + 20).after;
    const again = tryAgain(shown, { by: 'U0002', at: ASKED_AT + 30 });
    await store.save(settle(request, ASSIGNED, ASKED_AT + 10));
    await store.save(markShown(settled, place, settled.revision, ASKED_AT + 20));
    assert.deepEqual(await store.find(request.id), shown);
    await store.save(again);
    assert.deepEqual(await store.find(request.id), again.after);
  });

  it('keeps the events in their order, whatever their times say', async () => {
    const store = current();
    let request = await saved(store);
    const events = [ACCEPTED];
    for (let step = 1; step <= 12; step += 1) {
      const transition = takeLease(request, 'takenOver', ASKED_AT - step);
      request = (await store.save(transition)) ?? assert.fail('somebody else changed it');
      events.push(transition.event);
    }
    assert.deepEqual(await store.eventsOf(request.id), events);
  });
}

function findsWhatIsDue(current: Current): void {
  it('finds requests due now or earlier, the longest due first', async () => {
    const store = current();
    const [third, first, , second] = [
      await saved(store, { dueAt: 1_000 }),
      await saved(store, { dueAt: 9 }),
      await saved(store, { dueAt: 1_001 }),
      await saved(store, { dueAt: 100 }),
    ];
    assert.deepEqual(await store.findDue(1_000, 10), [first, second, third]);
    assert.deepEqual(await store.findDue(1_000, 2), [first, second]);
    assert.deepEqual(await store.findDue(8, 10), []);
  });

  it('leaves out a request with nothing left to do', async () => {
    const store = current();
    const { dueAt: _, ...done } = newRequest({ state: 'settled' });
    await store.insertIfAbsent(done, ACCEPTED);
    assert.deepEqual(await store.findDue(Number.MAX_SAFE_INTEGER, 10), []);
  });
}

function findsTheLatest(current: Current): void {
  const of = (customer: string) => ({ customer, account: randomUUID() });
  const ended = (settledAt: number) => ({ state: 'settled', settledAt }) as const;

  it('finds the requests for a customer, those under way first, then the latest settled', async () => {
    const store = current();
    const target = of(randomUUID());
    const [second, third, first, fourth] = [
      await saved(store, { target, askedAt: 5 }),
      await saved(store, { target: of(target.customer), ...ended(900), askedAt: 7 }),
      // "Check again" leaves the time of the outcome that is looked at once more.
      await saved(store, { target, state: 'calling', settledAt: 9, askedAt: 6 }),
      await saved(store, { target, ...ended(800), askedAt: 8 }),
    ];
    await saved(store, { target, ...ended(799) });
    await saved(store, { target: of(randomUUID()), ...ended(900) });
    const { customer } = target;
    assert.deepEqual(await store.latestFor(customer, 800, 10), [first, second, third, fourth]);
    assert.deepEqual(await store.latestFor(customer, 800, 3), [first, second, third]);
    assert.deepEqual(await store.latestFor(customer, 901, 10), [first, second]);
  });

  it('finds one that was asked for long ago and settled just now', async () => {
    const store = current();
    const target = of(randomUUID());
    const request = await saved(store, { target, askedAt: 1 });
    const calling = startCalling(request, ASKED_AT).after;
    await store.save(startCalling(request, ASKED_AT));
    await store.save(settle(calling, ASSIGNED, ASKED_AT + 10));
    const found = await store.latestFor(target.customer, ASKED_AT, 10);
    assert.deepEqual(found, [settle(calling, ASSIGNED, ASKED_AT + 10).after]);
  });

  it('finds nothing for a customer whom nobody has asked for', async () => {
    assert.deepEqual(await current().latestFor(randomUUID(), 0, 10), []);
  });
}

/** Saves a settled request that is shown, and whose session is to be looked at. */
export async function aFollowed(store: RequestStore, lookAt: number) {
  const { dueAt: _, ...done } = newRequest({ state: 'settled', lookAt });
  return (await store.insertIfAbsent(done, ACCEPTED)).request;
}

function findsWhatIsLookedAt(current: Current): void {
  it('finds sessions to be looked at now or earlier, the longest waiting first', async () => {
    const store = current();
    const [second, first] = [await aFollowed(store, 1_000), await aFollowed(store, 9)];
    await aFollowed(store, 1_001);
    assert.deepEqual(await store.findLooks(1_000, 10), [first, second]);
    assert.deepEqual(await store.findLooks(1_000, 1), [first]);
    assert.deepEqual(await store.findLooks(8, 10), []);
  });

  it('leaves out a request that is still to be shown, and one that is not followed', async () => {
    const store = current();
    await saved(store, { lookAt: 1, dueAt: 2 });
    const { dueAt: _, ...done } = newRequest({ state: 'settled' });
    await store.insertIfAbsent(done, ACCEPTED);
    assert.deepEqual(await store.findLooks(Number.MAX_SAFE_INTEGER, 10), []);
  });

  it('gives a look to one of those who claim it', async () => {
    const store = current();
    const request = await aFollowed(store, 10);
    const claims = await Promise.all([
      store.claimLook(request, 5_010),
      store.claimLook(request, 5_011),
      store.claimLook(request, 5_012),
    ]);
    assert.equal(claims.filter((claimed) => claimed).length, 1);
    assert.deepEqual(await store.findLooks(5_009, 10), []);
    const [next] = await store.findLooks(5_012, 10);
    assert.equal(next?.version, request.version);
    assert.deepEqual(await store.eventsOf(request.id), [ACCEPTED]);
  });

  it('gives nobody a look at a session that is not followed', async () => {
    const store = current();
    assert.equal(await store.claimLook(await saved(store), 5), false);
  });

  it('keeps a claim through a change of something else, until following ends', async () => {
    const store = current();
    const request = await aFollowed(store, 10);
    await store.claimLook(request, 5_010);
    const leased = await store.save(takeLease(request, 'takenOver', ASKED_AT));
    assert.equal((await store.find(request.id))?.lookAt, 5_010);
    const session = { phase: 'ended', told: [] } as const;
    await store.save(noteSession(leased ?? assert.fail('somebody else changed it'), session, 9));
    const ended = await store.find(request.id);
    assert.deepEqual([ended?.lookAt, ended?.session], [undefined, session]);
  });
}

function readsWhatWasWritten(current: Current): void {
  it('is read as it was written, with any text, outcome and place', async () => {
    const store = current();
    const property = fc.asyncProperty(anyRequest, fc.jsonValue(), async (any, value) => {
      const request = { ...any, id: randomUUID(), key: randomUUID() };
      // JSON has no negative zero.
      const event = { ...ACCEPTED, detail: { value: JSON.parse(JSON.stringify(value)) } };
      await store.insertIfAbsent(request, event);
      assert.deepEqual(await store.find(request.id), request);
      assert.deepEqual(await store.eventsOf(request.id), [event]);
    });
    await fc.assert(property, { numRuns: 200 });
  }).timeout(60_000);

  it('keeps emoji, quotes, control characters and what looks like SQL', async () => {
    const store = current();
    const reason = `👩🏽‍💻 "it's" \\ \u0001\u001f\r\n\t '); drop table contact_requests; -- $1 ? %s é 客户`;
    const request = await saved(store, { reason });
    assert.equal((await store.find(request.id))?.reason, reason);
  });
}
