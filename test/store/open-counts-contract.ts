import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ContactRequest } from '../../src/domain/contact-request';
import type { Outcome } from '../../src/domain/outcome';
import type { RequestStore } from '../../src/store/request-store';
import { ASKED_AT, aRequest } from '../support/requests';

const NONE = { accepted: 0, calling: 0, notShown: 0, followed: 0, unconfirmed: 0 };
const NO_ANSWER = { kind: 'timeout' } as const;
const UNCONFIRMED: Outcome = {
  kind: 'unconfirmed',
  because: 'sessionUnknown',
  noAnswer: NO_ANSWER,
};

/** What every store promises of `countOpen`. */
export function countsWhatIsOpen(current: () => RequestStore): void {
  async function put(...changes: readonly Partial<ContactRequest>[]): Promise<void> {
    for (const change of changes) {
      const request = aRequest({ id: randomUUID(), key: randomUUID(), ...change });
      const event = { what: 'accepted', who: 'U0001', at: ASKED_AT } as const;
      await current().insertIfAbsent(request, event);
    }
  }

  const { dueAt: _, ...done } = aRequest({ state: 'settled' });
  async function putDone(changes: Partial<ContactRequest>): Promise<void> {
    const request = { ...done, id: randomUUID(), key: randomUUID(), ...changes };
    await current().insertIfAbsent(request, { what: 'accepted', who: 'U0001', at: ASKED_AT });
  }

  it('counts nothing where there is nothing', async () => {
    assert.deepEqual(await current().countOpen(0), NONE);
  });

  it('counts what is under way, what is not shown yet and what is followed', async () => {
    await put({}, {}, {}, { state: 'calling' }, { state: 'calling' }, { state: 'settled' });
    await putDone({ lookAt: 1 });
    assert.deepEqual(await current().countOpen(0), {
      ...NONE,
      ...{ accepted: 3, calling: 2, notShown: 1, followed: 1 },
    });
  });

  it('counts nothing of a request that is done', async () => {
    await putDone({ outcome: { kind: 'refused', code: 141001, info: '"kind":"unconfirmed"' } });
    await putDone({ outcome: { kind: 'notContacted', because: 'noSession', noAnswer: NO_ANSWER } });
    assert.deepEqual(await current().countOpen(0), NONE);
  });

  it('counts unconfirmed ones that were asked for since then and that nobody looks into', async () => {
    await putDone({ outcome: UNCONFIRMED, askedAt: 1_000 });
    await putDone({ outcome: UNCONFIRMED, askedAt: 999 });
    await put({ outcome: UNCONFIRMED, askedAt: 1_000, state: 'calling' });
    const counts = await current().countOpen(1_000);
    assert.deepEqual(counts, { ...NONE, calling: 1, unconfirmed: 1 });
  });
}
