import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isUserId, REASON_MAX_LENGTH, withoutInvisibles } from '../../src/domain/formats';
import { contactForm } from '../../src/slack/form';
import { textsFor } from '../../src/texts/catalogue';
import { type Filled, payloadOf, read, VALID } from './submitted';

const { form: texts } = textsFor('en');

function errorsOf(filled: Filled) {
  const result = read(payloadOf({ ...VALID, ...filled }));
  return result.kind === 'wrongFields' ? result.errors : {};
}

describe('the fields of a submitted form', () => {
  const longest = 'x'.repeat(REASON_MAX_LENGTH);
  const right: readonly Filled[] = [
    { customer: 'a' },
    { customer: 'two words' },
    { customer: '~'.repeat(32) },
    { customer: '<!channel>' },
    { skill_group: '1' },
    { skill_group: '9'.repeat(15) },
    { agent: 'a@b.c' },
    { reason: longest },
    { reason: ` ${longest} ` },
  ];
  for (const filled of right) {
    it(`take ${JSON.stringify(filled).slice(0, 60)}`, () => {
      assert.deepEqual(errorsOf(filled), {});
    });
  }

  const wrong: readonly (readonly [Filled, Readonly<Record<string, string>>])[] = [
    [{ customer: null }, { customer: texts.customerWrong }],
    [{ customer: '  ' }, { customer: texts.customerWrong }],
    [{ customer: 'x'.repeat(33) }, { customer: texts.customerWrong }],
    [{ customer: '客户' }, { customer: texts.customerWrong }],
    [{ customer: 'a\tb' }, { customer: texts.customerWrong }],
    [{ customer: '\u200b' }, { customer: texts.customerWrong }],
    [{ agent: 'a\u00a0b@example.com' }, { agent: texts.agentWrong }],
    [{ skill_group: '0' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: '-1' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: '1.5' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: '1e3' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: 'support' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: '９４６５' }, { skill_group: texts.skillGroupWrong }],
    [{ skill_group: '9'.repeat(16) }, { skill_group: texts.skillGroupWrong }],
    [{ agent: 'alice' }, { agent: texts.agentWrong }],
    [{ agent: '<@U1>' }, { agent: texts.agentWrong }],
    [{ agent: 'a b@example.com' }, { agent: texts.agentWrong }],
    [{ agent: `${'a'.repeat(255)}@b.c` }, { agent: texts.agentWrong }],
    [{ reason: `${longest}x` }, { reason: texts.reasonTooLong(REASON_MAX_LENGTH) }],
    [{ conversation: '' }, { conversation: texts.conversationMissing }],
    [{ account: '@gone' }, { account: texts.accountWrong }],
    [
      { customer: '', skill_group: 'x', agent: 'x', account: '@gone' },
      {
        customer: texts.customerWrong,
        skill_group: texts.skillGroupWrong,
        agent: texts.agentWrong,
        account: texts.accountWrong,
      },
    ],
  ];
  for (const [filled, errors] of wrong) {
    it(`refuse ${JSON.stringify(filled).slice(0, 60)}`, () => {
      assert.deepEqual(errorsOf(filled), errors);
    });
  }

  it('take what was picked as what was typed', () => {
    const picked = { ...VALID, skill_group: '9465', agent: 'alice@example.com', picked: true };
    const result = read(payloadOf(picked));
    assert.ok(result.kind === 'submission');
    const { skillGroup, agent } = result.submission.target;
    assert.deepEqual([skillGroup, agent], [9465, 'alice@example.com']);
    const nothing = read(payloadOf({ ...VALID, picked: true }));
    assert.ok(nothing.kind === 'submission');
    assert.deepEqual(Object.keys(nothing.submission.target), ['customer', 'account']);
  });

  it('take the teammate who was filled in, and whoever was chosen instead', () => {
    for (const picked of [true, false]) {
      const result = read(
        payloadOf({ ...VALID, agent: 'alice@example.com', filledIn: true, picked }),
      );
      assert.ok(result.kind === 'submission');
      assert.equal(result.submission.target.agent, 'alice@example.com');
    }
    const emptied = read(payloadOf({ ...VALID, agent: null, filledIn: true }));
    assert.ok(emptied.kind === 'submission' && emptied.submission.target.agent === undefined);
  });

  it('take an ID without what nobody sees in it, and a reason as it is', () => {
    const reason = 'asked \u{1f469}\u200d\u{1f527} twice';
    for (const picked of [true, false]) {
      const result = read(
        payloadOf({
          ...{ ...VALID, picked, reason },
          customer: '\u202a \u200b1289\u2060314544\u202c',
          skill_group: '\u200e9465\u200f',
          agent: 'alice\u200b@example.com\ufeff',
        }),
      );
      assert.ok(result.kind === 'submission');
      assert.deepEqual(result.submission.target, {
        ...{ account: '@one', customer: '1289314544' },
        ...{ skillGroup: 9465, agent: 'alice@example.com' },
      });
      assert.equal(result.submission.reason, reason);
    }
  });

  it('show what is wrong with the agent at the block that the form has', () => {
    assert.deepEqual(errorsOf({ customer: '', agent: 'x', filledIn: true }), {
      customer: texts.customerWrong,
      agent_filled_in: texts.agentWrong,
    });
    assert.deepEqual(errorsOf({ customer: '', filledIn: true }), { customer: texts.customerWrong });
  });

  it('are named in errors as in the form', () => {
    const form = contactForm(
      textsFor('en'),
      { accounts: ['@one', '@two'], directory: undefined },
      {},
      { conversation: 'C0001' },
    );
    const inForm = form.blocks.map((block) => block.block_id);
    for (const [, errors] of wrong) {
      for (const blockId of Object.keys(errors)) assert.ok(inForm.includes(blockId), blockId);
    }
  });

  it('take a customer ID exactly when Desk can know it', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('1', ' ', '\0', '\u200b', '\u202a', '\u{e0001}') }),
    );
    fc.assert(
      fc.property(typed, (customer) => {
        const result = read(payloadOf({ ...VALID, customer }));
        const trimmed = withoutInvisibles(customer).trim();
        assert.equal(result.kind === 'submission', isUserId(trimmed));
        if (result.kind === 'submission') {
          assert.equal(result.submission.target.customer, trimmed);
        }
      }),
    );
  });
});
