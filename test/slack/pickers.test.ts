import assert from 'node:assert/strict';
import type { Directory } from '../../src/domain/directory';
import { createPickers } from '../../src/slack/pickers';
import { textsFor } from '../../src/texts/catalogue';

const LISTED: Directory = {
  groups: [
    { id: 9465, name: 'Billing' },
    { id: 9466, name: 'Technical support' },
  ],
  agents: [
    { mail: 'alice@example.com', name: 'Alice', groups: [9465] },
    { mail: 'tom@example.com', name: 'Tom', groups: [9466] },
  ],
  accounts: [],
  loads: new Map(),
  queues: new Map(),
};

describe('the pickers', () => {
  let latest: Directory | undefined;
  const pickers = createPickers(() => latest, textsFor('en').choices);

  beforeEach(() => {
    latest = LISTED;
  });

  const groups = (typed: string) => pickers.skillGroups(typed).options.map(({ value }) => value);
  const agents = (typed: string, chosenGroup?: number) => {
    const found = pickers.agents(typed, chosenGroup);
    const options =
      'options' in found ? found.options : found.option_groups.flatMap((g) => g.options);
    return options.map(({ value }) => value);
  };

  it('offer what Desk has listed', () => {
    assert.deepEqual(groups(''), ['9465', '9466']);
    assert.deepEqual(agents(''), ['alice@example.com', 'tom@example.com']);
    assert.deepEqual(agents('', 9466), ['tom@example.com', 'alice@example.com']);
    assert.deepEqual(groups('tech'), ['9466']);
  });

  it('offer an ID without what nobody sees in it', () => {
    assert.deepEqual(groups('\u200b947\u20600'), ['9470']);
    assert.deepEqual(agents(' \u202abob@example.com\u202c '), ['bob@example.com']);
  });

  it('offer what was listed since', () => {
    assert.deepEqual(groups('key'), []);
    latest = { ...LISTED, groups: [{ id: 9470, name: 'Key accounts' }] };
    assert.deepEqual(groups('key'), ['9470']);
  });

  it('offer what was prepared, sorted as ever', async () => {
    const staff = Array.from({ length: 1_000 }, (_, n) => {
      return { mail: `a${n}@b.co`, name: `Agent ${(n * 7) % 1_000}`, groups: [9465] };
    });
    latest = { ...LISTED, agents: staff };
    const unprepared = agents('');
    latest = { ...latest };
    await pickers.prepare(latest);
    assert.deepEqual(agents(''), unprepared);
    assert.deepEqual(agents('').slice(0, 2), ['a0@b.co', 'a143@b.co']);
  });

  it('let others have their turn while they prepare', async () => {
    const staff = Array.from({ length: 2_000 }, (_, n) => {
      return { mail: `a${n}@b.co`, name: `Agent ${n}`, groups: [9465] };
    });
    let turns = 0;
    let isReady = false;
    const others = (): void => {
      turns += 1;
      if (!isReady) setImmediate(others);
    };
    others();
    await pickers.prepare({ ...LISTED, agents: staff });
    isReady = true;
    assert.ok(turns > 20, `${turns} turns`);
  });

  it('offer a number or an address that Desk has not listed, as it was typed', () => {
    assert.deepEqual(groups(' 77 '), ['77']);
    assert.deepEqual(agents('new@example.com '), ['new@example.com']);
    assert.deepEqual(groups('94'), ['9465', '9466', '94']);
    assert.equal(agents('al@example.com').at(-1), 'al@example.com');
    assert.deepEqual(agents('alice@example.com'), ['alice@example.com']);
    latest = undefined;
    assert.deepEqual(groups('9465'), ['9465']);
    assert.deepEqual(agents('alice@example.com'), ['alice@example.com']);
  });

  it('make room for what was typed among a hundred choices', () => {
    const many = Array.from({ length: 150 }, (_, n) => ({ id: 94_000 + n, name: `G${n}` }));
    const staff = many.map(({ id }, n) => ({ mail: `a${n}@b.co`, name: '', groups: [id] }));
    latest = { ...LISTED, groups: many, agents: staff };
    assert.deepEqual([groups('94').length, groups('94').at(-1)], [100, '94']);
    assert.deepEqual([agents('a@b.co').length, agents('a@b.co').at(-1)], [100, 'a@b.co']);
  });

  it('offer nothing for what is neither', () => {
    assert.deepEqual([groups('nobody'), agents('nobody'), groups('0')], [[], [], []]);
  });
});
