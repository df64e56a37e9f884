import assert from 'node:assert/strict';
import { DOCUMENTED_CODES } from '../../../../sandbox/desk/documented-codes';
import type { NextAnswer } from '../../../../sandbox/desk/next-answer';
import { Script, UNTIL_FORGOTTEN } from '../../../../sandbox/kit/script';
import { answerWords, callsWords, slackWords } from '../../../../sandbox/web/desk/next-words';
import { KNOWN_CODES } from '../../../../src/domain/remedies';

const code = (number: number, effect = false): NextAnswer => ({
  kind: 'code',
  code: number,
  effect,
});
const onContact = (answer: NextAnswer, times = 1) =>
  slackWords({ answer, command: 'contact_user', times });

describe('the documented codes', () => {
  it('are the ones that the app has texts for', () => {
    assert.deepEqual(
      Object.keys(DOCUMENTED_CODES).map(Number),
      [...KNOWN_CODES].sort((a, b) => a - b),
    );
  });
});

describe('what is planned, in words', () => {
  for (const [answer, words] of [
    [code(141011), '141011: agent is offline'],
    [code(141002, true), '141002: internal system error, please retry, the contact happens'],
    [code(150001), '150001: not documented, nobody is contacted'],
    [{ kind: 'delay', ms: 0 }, 'As usual'],
    [{ kind: 'delay', ms: 2500 }, 'As usual, 2.5 s late'],
    [{ kind: 'silence', effect: { afterMs: 3000 } }, 'No answer, the contact happens 3 s later'],
    [{ kind: 'reset', effect: true }, 'Connection reset, the contact happens'],
    [{ kind: 'status', status: 502, effect: false }, 'HTTP 502 with HTML, nobody is contacted'],
    [{ kind: 'body', body: '', effect: true }, 'A body that is no JSON, the contact happens'],
  ] as const satisfies readonly (readonly [NextAnswer, string])[]) {
    it(`reads “${words}”`, () => {
      assert.equal(answerWords(answer), words);
    });
  }

  it('says for which calls it is', () => {
    assert.equal(callsWords({ command: 'contact_user', left: 1 }), 'contact_user, once');
    assert.equal(callsWords({ command: undefined, left: 2 }), 'any command, 2 times');
    const script = new Script<string>();
    for (const times of [UNTIL_FORGOTTEN, Number.POSITIVE_INFINITY]) script.add('x', { times });
    script.take('x');
    for (const { left } of JSON.parse(JSON.stringify(script.planned))) {
      assert.equal(callsWords({ command: undefined, left }), 'any command, until forgotten');
    }
  });
});

describe('what is seen in Slack, in words', () => {
  for (const [what, words, answer, times] of [
    ['a refusal with its advice and buttons', /not contacted.*“Try again” and/, code(141012), 1],
    ['a refusal that nothing helps against', /not contacted[^“]*$/, code(141014), 1],
    ['nothing of a UserSig that expired once', /^Nothing/, code(70001), 1],
    ['a UserSig that stays expired', /once more, then: “.*not contacted/, code(70001), 2],
    ['the other spelling first', /other one\. “.*not contacted/, code(141004), 1],
    ['the agent after a lost answer', /^The app looks.*with agent Y/, code(141002, true), 1],
    ['no contact after a lost call', /10 s.*as the session shows/, code(141002), 1],
    ['an undocumented code as one of unknown effect', /10 s/, code(150001), 1],
    ['the usual', /names the agent/, { kind: 'delay', ms: 0 }, 1],
    ['a wait', /for 5 s, then/, { kind: 'delay', ms: 5000 }, 1],
    ['a wait that is too long', /^After 8 s.*with agent Y/, { kind: 'delay', ms: 8000 }, 1],
    ['silence after the contact', /^After 8 s/, { kind: 'silence', effect: true }, 1],
  ] as const satisfies readonly (readonly [string, RegExp, NextAnswer, number])[]) {
    it(`tells ${what}`, () => {
      assert.match(onContact(answer, times), words);
    });
  }

  it('warns that the look at the session meets it too, where it does', () => {
    const answer: NextAnswer = { kind: 'reset', effect: true };
    assert.match(slackWords({ answer, times: 2 }), /meets it too: “Unconfirmed/);
    assert.doesNotMatch(slackWords({ answer }), /Unconfirmed/);
    assert.doesNotMatch(onContact(answer, 2), /Unconfirmed/);
  });

  for (const [what, isLost, answer] of [
    ['silence', true, { kind: 'silence', effect: false }],
    ['a refusal', true, code(60010)],
    ['a late answer', true, { kind: 'delay', ms: 4000 }],
    ['an answer in time', false, { kind: 'delay', ms: 3999 }],
    ['no such session', false, code(141005)],
  ] as const satisfies readonly (readonly [string, boolean, NextAnswer])[]) {
    it(`tells that ${what} leaves the look at a session ${isLost ? 'blind' : 'as it is'}`, () => {
      const words = slackWords({ answer, command: 'get_session_state' });
      assert.equal(/Unconfirmed/.test(words), isLost);
    });
  }
});
