import assert from 'node:assert/strict';
import { asksTheSame } from '../../src/domain/same-ask';

const WISH = {
  target: { customer: 'c', account: '@a', skillGroup: 7, agent: 'ann@example.com' },
  reason: 'late',
};

describe('two submissions of one form', () => {
  it('ask for the same when nothing in them differs', () => {
    assert.equal(asksTheSame(WISH, structuredClone(WISH)), true);
    const bare = { target: { customer: 'c', account: '@a' } };
    assert.equal(asksTheSame(bare, structuredClone(bare)), true);
  });

  for (const [field, other] of [
    ['customer', { ...WISH, target: { ...WISH.target, customer: 'd' } }],
    ['account', { ...WISH, target: { ...WISH.target, account: '@b' } }],
    ['skill group', { ...WISH, target: { ...WISH.target, skillGroup: 8 } }],
    ['agent', { ...WISH, target: { ...WISH.target, agent: 'bob@example.com' } }],
    ['reason', { ...WISH, reason: 'early' }],
    ['reason, which only one has', { target: WISH.target }],
    [
      'skill group and agent, which only one has',
      { ...WISH, target: { customer: 'c', account: '@a' } },
    ],
  ] as const) {
    it(`do not ask for the same with another ${field}`, () => {
      assert.equal(asksTheSame(WISH, other), false);
      assert.equal(asksTheSame(other, WISH), false);
    });
  }
});
