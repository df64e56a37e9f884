import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CheckLine } from '../../src/domain/checkup';
import { checkupBrokeOffReply, checkupReply } from '../../src/slack/checkup-reply';
import { textsFor } from '../../src/texts/catalogue';
import { foreignPartOf, LONGEST_SIGNS, mrkdwnIn } from './kit';

const { doctor } = textsFor('en');

function line(state: CheckLine['state'], changes: Partial<CheckLine> = {}): CheckLine {
  return { name: 'app.port', state, what: 'Port', why: 'why.', mend: '', ...changes };
}

describe('a check-up in Slack', () => {
  it('names what is in order and what nobody can check, and says the rest', () => {
    const reply = checkupReply(
      [
        line('ok'),
        line('warning', { what: 'Scopes', why: 'one is missing.', mend: 'Add it.' }),
        line('failed', { what: 'Desk', why: 'is down.' }),
        line('unchecked', { what: 'Disk' }),
      ],
      doctor,
    );
    assert.equal(
      reply.text,
      [
        doctor.notHealthy,
        '⛔ *Desk* is down.',
        '⚠️ *Scopes* one is missing.',
        '→ Add it.',
        doctor.askedAgain(30),
        'In order: Port',
        'Cannot be checked from here: Disk. `npm run doctor` says more.',
      ].join('\n'),
    );
    assert.equal(reply.response_type, 'ephemeral');
    assert.equal(mrkdwnIn(reply.blocks).join('\n'), reply.text);
  });

  it('says that nothing is wrong where nothing is', () => {
    assert.equal(checkupReply([line('ok')], doctor).text, `✅ ${doctor.healthy}\nIn order: Port`);
  });

  it('keeps to Slack’s limits and escapes whatever a server has said', () => {
    const words = fc.constantFrom(...LONGEST_SIGNS, '<!channel>', '\n').map((s) => s.repeat(900));
    const lines = fc.array(
      fc.record({
        name: fc.constant('app.port' as const),
        state: fc.constantFrom<CheckLine['state']>('ok', 'warning', 'failed', 'unchecked'),
        what: fc.constantFrom('Port', 'DESK_ACCOUNT'),
        why: words,
        mend: words,
      }),
      { maxLength: 45 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        const { text, blocks = [] } = checkupReply(all, doctor);
        assert.ok(text.length <= 40_000);
        assert.ok(blocks.length <= 50);
        for (const part of mrkdwnIn(blocks)) {
          assert.ok(part.length <= 3_000);
          assert.doesNotMatch(foreignPartOf(part), /[<>]|\p{Cs}/u);
        }
      }),
    );
  });

  it('leads to the terminal for problems beyond the twelfth', () => {
    const many = Array.from({ length: 13 }, (_, n) => line('failed', { what: `Check ${n}` }));
    const { text } = checkupReply(many, doctor);
    assert.match(text, /Check 11\*/);
    assert.doesNotMatch(text, /Check 12\*/);
    assert.ok(text.endsWith(`${doctor.moreProblems}\n${doctor.askedAgain(30)}`));
    assert.ok(!checkupReply(many.slice(1), doctor).text.includes(doctor.moreProblems));
  });

  it('says where to look when it broke off', () => {
    assert.equal(checkupBrokeOffReply(doctor).text, doctor.failedItself);
  });
});
