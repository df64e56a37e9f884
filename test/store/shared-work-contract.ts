import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Directory } from '../../src/domain/directory';
import type { Leases } from '../../src/store/leases';
import type { SharedLists, SharedRound } from '../../src/store/shared-lists';

const NOW = 1_750_000_000_000;
const FOR_MS = 8_000;

/** What every `Leases` promises; other tests may use `current` at the same time. */
export function keepsLeases(current: () => Leases): void {
  let name: string;
  const hold = (holder: string, now = NOW) => current().hold({ name, holder, now, forMs: FOR_MS });

  beforeEach(() => {
    name = randomUUID();
  });

  it('gives a lease to one of many that ask at once', async () => {
    const asked = Array.from({ length: 8 }, (_, n) => hold(`process-${n}`));
    const given = await Promise.all(asked);
    assert.equal(given.filter((isMine) => isMine).length, 1);
  });

  it('keeps it from others until it ends, and prolongs it for its holder', async () => {
    assert.equal(await hold('one'), true);
    assert.equal(await hold('other', NOW + FOR_MS - 1), false);
    assert.equal(await hold('one', NOW + FOR_MS - 1), true);
    assert.equal(await hold('other', NOW + FOR_MS), false);
    assert.equal(await hold('other', NOW + 2 * FOR_MS - 1), true);
    assert.equal(await hold('one', NOW + 2 * FOR_MS), false);
  });

  it('gives it to the next one as soon as its holder lets it go', async () => {
    await hold('one');
    await current().release(name, 'other');
    assert.equal(await hold('other'), false);
    await current().release(name, 'one');
    assert.equal(await hold('other'), true);
  });

  it('takes no notice of one that was taken under another time of day', async () => {
    assert.equal(await hold('one', NOW + 3_600_000), true);
    assert.equal(await hold('other'), true);
    // Clocks that differ a little are no reason.
    assert.equal(await hold('third', NOW - FOR_MS), false);
    assert.equal(await hold('third', NOW - FOR_MS - 1), true);
  });

  it('keeps leases of other names apart', async () => {
    await hold('one');
    name = randomUUID();
    assert.equal(await hold('other'), true);
  });
}

const NOTHING: Directory = {
  groups: [],
  agents: [],
  accounts: [],
  loads: new Map(),
  queues: new Map(),
};
const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const text = fc.string({ unit: 'grapheme' });
const anyDirectory: fc.Arbitrary<Directory> = fc.record(
  {
    groups: fc.array(
      fc.record(
        { id: whole, name: text, members: whole },
        { requiredKeys: ['id', 'name'], noNullPrototype: true },
      ),
    ),
    agents: fc.array(
      fc.record({ mail: text, name: text, groups: fc.array(whole) }, { noNullPrototype: true }),
    ),
    accounts: fc.array(
      fc.record(
        { id: text, name: text, isDefault: fc.constant(true as const) },
        { requiredKeys: ['id', 'name'], noNullPrototype: true },
      ),
    ),
    loads: fc.array(fc.tuple(text, whole)).map((entries) => new Map(entries)),
    queues: fc.array(fc.tuple(whole, whole)).map((entries) => new Map(entries)),
  },
  { noNullPrototype: true },
);

export function aRound(version: number, changes: Partial<SharedRound> = {}): SharedRound {
  return { version, beganAt: NOW, endedAt: NOW + 1, isWhole: true, directory: NOTHING, ...changes };
}

/** What every `SharedLists` promises; other tests may use `current` at the same time. */
export function keepsSharedLists(current: () => SharedLists): void {
  let desk: string;

  beforeEach(() => {
    desk = randomUUID();
  });

  it('knows nothing of a Desk that nobody has read', async () => {
    assert.equal(await current().latest(desk, 0), undefined);
  });

  it('gives back what was saved, whatever it is, and for that Desk only', async () => {
    let version = 0;
    const property = fc.asyncProperty(
      fc.option(anyDirectory),
      fc.boolean(),
      async (any, isWhole) => {
        version += 1;
        const { directory: _, ...nothing } = aRound(version, { isWhole });
        const round = any === null ? nothing : { ...nothing, directory: any };
        assert.equal(await current().save(desk, round), true);
        assert.deepEqual(await current().latest(desk, version - 1), round);
        assert.equal(await current().latest(randomUUID(), 0), undefined);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('gives nothing to whoever knows the last one', async () => {
    await current().save(desk, aRound(1));
    assert.equal(await current().latest(desk, 1), undefined);
    assert.equal((await current().latest(desk, 7))?.version, 1);
  });

  it('saves one of many that follow the same one', async () => {
    const follow = (version: number) =>
      Promise.all([1, 2, 3].map((endedAt) => current().save(desk, aRound(version, { endedAt }))));
    const [first, second] = [await follow(1), await follow(2)];
    for (const saved of [first, second]) assert.equal(saved.filter((won) => won).length, 1);
    assert.equal((await current().latest(desk, 0))?.version, 2);
  });

  it('saves none that follows an older one', async () => {
    await current().save(desk, aRound(1));
    await current().save(desk, aRound(2, { beganAt: 5 }));
    assert.equal(await current().save(desk, aRound(2, { beganAt: 6 })), false);
    assert.equal(await current().save(desk, aRound(1, { beganAt: 7 })), false);
    assert.equal((await current().latest(desk, 0))?.beganAt, 5);
  });
}
