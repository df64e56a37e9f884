import assert from 'node:assert/strict';
import { settle, startCalling, takeLease } from '../../src/domain/transitions';
import { holdRequest } from '../../src/workflow/held-request';
import { MemoryStore } from '../support/memory-store';
import { ASKED_AT, aRequest } from '../support/requests';
import { ASSIGNED } from '../support/saved-requests';

describe('a request that a process works on', () => {
  let store: MemoryStore;

  beforeEach(() => {
    store = new MemoryStore();
    store.put(aRequest());
  });

  it('is written one change after the other, each from the one before', async () => {
    const held = holdRequest(store, aRequest());
    const written = await Promise.all([
      held.write((current) => startCalling(current, ASKED_AT)),
      held.write((current) => settle(current, ASSIGNED, ASKED_AT)),
      held.write((current) => takeLease(current, 'takenOver', ASKED_AT)),
    ]);
    assert.deepEqual(written, [true, true, true]);
    assert.deepEqual(
      store.eventsNow('request-1').map(({ what }) => what),
      ['calling', 'settled', 'takenOver'],
    );
    assert.deepEqual(held.current, await store.find('request-1'));
    assert.equal(held.isLost, false);
  });

  it('is lost for good once another process has changed it', async () => {
    const held = holdRequest(store, aRequest());
    const [mine, theirs] = [held.current, startCalling(aRequest(), ASKED_AT).after];
    store.put(theirs);
    assert.equal(await held.write((current) => startCalling(current, ASKED_AT)), false);
    assert.equal(held.isLost, true);
    store.put(mine);
    assert.equal(await held.write((current) => startCalling(current, ASKED_AT)), false);
    assert.deepEqual(store.all(), [mine]);
    assert.equal(held.current, mine);
  });

  it('can be written again after the store has failed', async () => {
    const held = holdRequest(store, aRequest());
    store.beforeWrite = () => {
      store.beforeWrite = undefined;
      throw new Error('the disk does not answer');
    };
    const [first, second] = [1, 2].map(() =>
      held.write((current) => startCalling(current, ASKED_AT)),
    );
    await assert.rejects(first ?? assert.fail(), { message: 'the disk does not answer' });
    assert.equal(await second, true);
  });

  for (const [saved, postUncertain] of [
    [true, true],
    [false, false],
    [undefined, false],
  ] as const) {
    it(`begins with the doubt that is saved: ${saved}`, () => {
      const request = { ...aRequest(), ...(saved !== undefined && { postUncertain: saved }) };
      assert.equal(holdRequest(store, request).postUncertain, postUncertain);
    });
  }
});
