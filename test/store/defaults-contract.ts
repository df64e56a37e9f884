import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { SavedDefaults } from '../../src/domain/conversation-defaults';
import type { ConversationDefaults } from '../../src/store/conversation-defaults';

const BY_ANN = { setBy: 'U0001', setAt: 1_750_000_000_000 };
const BY_BEN = { setBy: 'U0002', setAt: 1_750_000_000_001 };

const anyDefaults: fc.Arbitrary<SavedDefaults> = fc.record(
  {
    skillGroup: fc.integer({ min: 1, max: 999_999_999_999_999 }),
    account: fc.stringMatching(/^[!-~][ -~]{0,31}$/),
    setBy: fc.string({ minLength: 1 }),
    setAt: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  },
  { requiredKeys: ['setBy', 'setAt'], noNullPrototype: true },
);

/** What every `ConversationDefaults` promises; other tests may use `current` at the same time. */
export function keepsDefaults(current: () => ConversationDefaults): void {
  it('knows nothing of a conversation where nothing was set', async () => {
    assert.equal(await current().of(randomUUID()), undefined);
  });

  it('gives back what was saved, whatever it is, and to that conversation only', async () => {
    const store = current();
    const property = fc.asyncProperty(anyDefaults, async (defaults) => {
      const [conversation, other] = [randomUUID(), randomUUID()];
      await store.save(conversation, defaults);
      const { skillGroup, account } = defaults;
      const isSet = skillGroup !== undefined || account !== undefined;
      assert.deepEqual(await store.of(conversation), isSet ? defaults : undefined);
      assert.equal(await store.of(other), undefined);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('replaces all that was set, and takes it away', async () => {
    const store = current();
    const conversation = randomUUID();
    await store.save(conversation, { skillGroup: 9465, account: '@one', ...BY_ANN });
    await store.save(conversation, { account: '@two', ...BY_BEN });
    assert.deepEqual(await store.of(conversation), { account: '@two', ...BY_BEN });
    await store.save(conversation, BY_ANN);
    assert.equal(await store.of(conversation), undefined);
    await store.save(conversation, { skillGroup: 9466, ...BY_BEN });
    assert.deepEqual(await store.of(conversation), { skillGroup: 9466, ...BY_BEN });
  });

  it('keeps one of many that are saved at once, whole', async () => {
    const store = current();
    const conversation = randomUUID();
    const all = Array.from({ length: 8 }, (_, n) => ({
      skillGroup: n + 1,
      account: `@${n}`,
      ...BY_ANN,
    }));
    await Promise.all(all.map((defaults) => store.save(conversation, defaults)));
    const kept = await store.of(conversation);
    assert.deepEqual(kept, all[Number(kept?.skillGroup) - 1]);
  });
}
