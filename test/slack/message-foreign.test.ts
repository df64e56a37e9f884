import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ContactRequest } from '../../src/domain/contact-request';
import type { Outcome } from '../../src/domain/outcome';
import { drawMessage } from '../../src/slack/message';
import { textsFor } from '../../src/texts/catalogue';
import { ASSIGNED, drawn, foreignPartOf, LONGEST_SIGNS, settled } from './kit';

const en = textsFor('en');

/** A request all of whose foreign texts are `text`, as far as each may be that long. */
function foreignRequest(text: string, outcome: (text: string) => Outcome): ContactRequest {
  const mail = `${text.slice(0, 250)}@a.b`;
  return settled(outcome(text), {
    target: {
      customer: text.slice(0, 32),
      account: text.slice(0, 32),
      skillGroup: 999_999_999_999_999,
      agent: mail,
    },
    reason: text.slice(0, 500),
    attempt: 12,
    triedBy: 'U0123456789A',
  });
}

const FOREIGN: readonly ((text: string) => Outcome)[] = [
  (text) => ({ kind: 'assigned', agent: text, evidence: 'answer' }),
  (text) => ({ kind: 'assigned', agent: text, evidence: 'waiting' }),
  (text) => ({ kind: 'refused', code: 141001, info: text }),
  (text) => ({ kind: 'refused', code: 149999, info: text }),
  (text) => ({ kind: 'notContacted', because: 'neverSent', error: text.slice(0, 40) }),
  (text) => ({
    kind: 'unconfirmed',
    because: 'noSessionNow',
    noAnswer: { kind: 'code', code: 149999, info: text },
  }),
];

describe('a message with foreign texts', () => {
  it('mentions and links nobody, whatever they are', () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '&',
      '!',
      '@',
      '`',
      '*',
      '|',
      ';',
      '\n',
      'channel',
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: signs, maxLength: 600 }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...FOREIGN), (words, outcome) => {
        const message = drawn(foreignRequest(words, outcome));
        for (const mrkdwn of [message.text, message.shown]) {
          assert.doesNotMatch(foreignPartOf(mrkdwn), /[<>&]/);
        }
      }),
    );
  });

  it('lets Slack find no name, link or channel in plain words', () => {
    for (const outcome of FOREIGN) {
      const { blocks } = drawMessage(foreignRequest('@here #general http://x.y', outcome), {
        texts: en,
        directory: undefined,
        isLive: true,
      });
      for (const block of blocks) {
        const words = JSON.stringify(block);
        if (words.includes('"mrkdwn"')) assert.match(words, /"verbatim":true/);
      }
    }
  });

  for (const words of [
    '<!channel>',
    '<http://x|y>',
    '<@U0001>',
    '&lt;!channel&gt;',
    '</a>',
    '<!subteam^S1>',
  ]) {
    it(`shows ${words} as it was typed`, () => {
      const { text, shown } = drawn(
        foreignRequest(words, (info) => ({
          kind: 'refused',
          code: 149999,
          info,
        })),
      );
      const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      const times = (whole: string) => whole.split(escaped).length - 1;
      // The customer, the info, the reason, the account and the agent.
      assert.deepEqual([times(text), times(shown)], [5, 5]);
    });
  }

  for (const customer of ['*vip*', '_7', '7_', '~7~', 'a:smile:b', '12:30:45', '*']) {
    it(`shows the whole ID ${customer}, in code style, where markup would change it`, () => {
      const target = { customer, account: '@a' };
      const title = en.message.assigned(`\`${customer}\``, '`_ann_@example.com`');
      const agent = '_ann_@example.com';
      const outcome: Outcome = { kind: 'assigned', agent, evidence: 'answer' };
      assert.equal(drawn(settled(outcome, { target })).text.split('\n')[0], title);
    });
  }

  for (const customer of ['user_1', 'a*b', 'app:7', '12:30', 'a`b', '@service']) {
    it(`shows the ID ${customer} plainly, as markup does not change it`, () => {
      const target = { customer, account: '@a' };
      const title = en.message.assigned(customer, 'ann@example.com');
      assert.equal(drawn(settled(ASSIGNED, { target })).text.split('\n')[0], title);
    });
  }
});

describe('the longest message', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const sign of LONGEST_SIGNS) {
      it(`is taken by Slack in ${language} for texts of ${sign}, posted or updated`, () => {
        const texts = textsFor(language);
        const note = texts.message.cannotPost('<#C0123456789>', 'b'.repeat(80));
        for (const outcome of FOREIGN) {
          const message = drawn(foreignRequest(sign.repeat(600), outcome), texts, { note });
          for (const mrkdwn of [message.text, message.shown]) {
            assert.doesNotMatch(foreignPartOf(mrkdwn), /[<>&]/);
          }
        }
      });
    }
  }

  it('is cut nowhere for a long reason in Chinese', () => {
    const reason = '客'.repeat(500);
    const { text } = drawn(settled(ASSIGNED, { reason }), textsFor('zh-CN'), { note: 'A note' });
    assert.ok(text.includes(reason));
    assert.ok(text.endsWith('A note'));
  });

  it('says what happened and what to do even where the rest is cut', () => {
    const refused = (info: string): Outcome => ({ kind: 'refused', code: 149999, info });
    const { text } = drawn(foreignRequest('&'.repeat(600), refused));
    assert.match(text, /was not contacted/);
    assert.match(text, /Look at the customer in Desk/);
    assert.match(text, /…$/);
  });
});
