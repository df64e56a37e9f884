import assert from 'node:assert/strict';
import type { Outcome } from '../../src/domain/outcome';
import { KNOWN_CODES, remediesFor } from '../../src/domain/remedies';
import { BUTTONS } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';
import { aRequest } from '../support/requests';
import { ASSIGNED, drawn, NO_ANSWERS, settled } from './kit';

const en = textsFor('en');

/** The action_ids of the buttons, in their order. */
const actionsOf = ({ buttons }: ReturnType<typeof drawn>) =>
  buttons.map(({ action_id }) => action_id);
const titleOf = (outcome: Outcome) => drawn(settled(outcome)).text.split('\n')[0];

const OUTCOMES: readonly Outcome[] = [
  ASSIGNED,
  { kind: 'assigned', evidence: 'answer' },
  ...(['agent', 'waiting'] as const).flatMap((evidence): Outcome[] => [
    { kind: 'assigned', evidence },
    { kind: 'assigned', agent: 'ann@example.com', evidence },
  ]),
  { kind: 'assigned', evidence: 'queueing' },
  { kind: 'refused', code: 141001, info: 'none online' },
  { kind: 'refused', code: 149999, info: 'strange' },
  { kind: 'refused', code: 149999, info: '' },
  { kind: 'notContacted', because: 'neverSent', error: 'ECONNREFUSED' },
  ...NO_ANSWERS.flatMap((noAnswer): Outcome[] => [
    { kind: 'notContacted', because: 'noSession', noAnswer },
    { kind: 'unconfirmed', because: 'sessionUnknown', noAnswer },
    { kind: 'unconfirmed', because: 'noSessionNow', noAnswer },
  ]),
];

describe('the message of a request that runs', () => {
  it('says that the customer is being contacted, without buttons', () => {
    for (const state of ['accepted', 'calling'] as const) {
      const message = drawn(aRequest({ state }));
      assert.equal(message.text.split('\n')[0], en.message.calling('customer-1'));
      assert.deepEqual(actionsOf(message), []);
    }
  });

  it('says that the session is looked at again, without buttons', () => {
    const outcome: Outcome = {
      kind: 'unconfirmed',
      because: 'sessionUnknown',
      noAnswer: { kind: 'timeout' },
    };
    const message = drawn(settled(outcome, { state: 'calling' }));
    assert.equal(message.text.split('\n')[0], en.message.checking('customer-1'));
    assert.deepEqual(actionsOf(message), []);
  });
});

describe('the message of an outcome', () => {
  it('differs from that of every other outcome', () => {
    const texts = OUTCOMES.map((outcome) => drawn(settled(outcome)).text);
    assert.deepEqual(new Set(texts).size, texts.length);
  });

  it('says all that is said in its blocks in `text` too, for who hears it', () => {
    for (const outcome of OUTCOMES) {
      const request = settled(outcome, { reason: 'Asked for a call', attempt: 2, triedBy: 'U2' });
      const { text, shown } = drawn(request, en, { note: 'A note' });
      const plain = (words: string) => words.replaceAll(/\*|^> |:[a-z_]+:|Reason: /gm, '').trim();
      const said = plain(shown).split(/\n| · /);
      for (const words of said) assert.ok(plain(text).includes(words.trim()), words);
    }
  });

  const titles: readonly (readonly [Outcome, string])[] = [
    [ASSIGNED, en.message.assigned('customer-1', 'ann@example.com')],
    [{ kind: 'assigned', evidence: 'answer' }, en.message.assignedToNobody('customer-1')],
    [
      { kind: 'assigned', agent: 'ann@example.com', evidence: 'agent' },
      en.message.withAgent('customer-1', 'ann@example.com'),
    ],
    [{ kind: 'assigned', evidence: 'agent' }, en.message.withSomebody('customer-1')],
    [
      { kind: 'assigned', agent: 'ann@example.com', evidence: 'waiting' },
      en.message.waiting('customer-1', 'ann@example.com'),
    ],
    [{ kind: 'assigned', evidence: 'waiting' }, en.message.waitingForSomebody('customer-1')],
    [{ kind: 'assigned', evidence: 'queueing' }, en.message.queueing('customer-1')],
    [
      { kind: 'notContacted', because: 'neverSent', error: 'ENOTFOUND' },
      en.message.neverSent('customer-1'),
    ],
    [
      { kind: 'notContacted', because: 'noSession', noAnswer: { kind: 'timeout' } },
      en.message.noSession('customer-1'),
    ],
    [
      { kind: 'unconfirmed', because: 'noSessionNow', noAnswer: { kind: 'timeout' } },
      en.message.unconfirmed('customer-1'),
    ],
  ];
  for (const [outcome, title] of titles) {
    it(`begins with "${title}"`, () => assert.equal(titleOf(outcome), title));
  }

  it('says that an assigned agent may still have to accept', () => {
    assert.ok(drawn(settled(ASSIGNED)).text.includes(en.message.assignedDetail));
  });

  it('says what the session shows, and not that the request led to it', () => {
    for (const evidence of ['agent', 'waiting', 'queueing'] as const) {
      const { text } = drawn(settled({ kind: 'assigned', evidence }));
      assert.ok(text.includes(en.message.seenInSession), evidence);
      assert.ok(!text.includes(en.message.assignedDetail), evidence);
    }
  });

  it("gives the system's name of an error where nothing was sent", () => {
    const outcome: Outcome = { kind: 'notContacted', because: 'neverSent', error: 'E<X>' };
    assert.ok(drawn(settled(outcome)).text.includes(en.message.neverSentDetail('E&lt;X&gt;')));
  });

  it('says why there was no answer', () => {
    const { noAnswer: words } = en.message;
    const said = [
      words.timeout,
      words.connectionLost,
      words.unreadable(502),
      words.code(141002, en.codes[141002].reason),
      words.interrupted,
    ];
    for (const [i, noAnswer] of NO_ANSWERS.entries()) {
      for (const because of ['sessionUnknown', 'noSessionNow'] as const) {
        const { text } = drawn(settled({ kind: 'unconfirmed', because, noAnswer }));
        assert.ok(text.includes(said[i] ?? '?'), said[i]);
      }
    }
  });

  it("gives Desk's words, if any, for a code without an answer that is not documented", () => {
    for (const [info, said] of [
      ['odd <thing>', /149998, which is not documented: “odd &lt;thing&gt;”/],
      ['', /149998, which is not documented\./],
    ] as const) {
      const noAnswer = { kind: 'code', code: 149998, info } as const;
      const { text } = drawn(settled({ kind: 'notContacted', because: 'noSession', noAnswer }));
      assert.match(text, said);
    }
  });
});

describe('the message of a refusal', () => {
  for (const code of KNOWN_CODES) {
    it(`says what ${code} means, what to do, the code, and has its buttons`, () => {
      const outcome: Outcome = { kind: 'refused', code, info: 'raw words' };
      const { reason, advice } = en.codes[code];
      const message = drawn(settled(outcome));
      const lines = message.text.split('\n');
      assert.equal(lines[0], en.message.refused('customer-1', reason));
      assert.equal(lines[1], advice);
      assert.equal(lines[2], `Desk code ${code}`);
      assert.deepEqual(
        actionsOf(message),
        remediesFor(outcome).map((remedy) => BUTTONS[remedy]),
      );
    });
  }

  it("gives Desk's words for a code that is not documented, and the buttons to try again", () => {
    const message = drawn(settled({ kind: 'refused', code: 149999, info: 'odd thing' }));
    const { reason, advice } = en.unknownCode;
    assert.equal(message.text.split('\n')[0], en.message.refused('customer-1', reason));
    assert.ok(message.text.includes(advice));
    assert.match(message.text, /149999: odd thing/);
    assert.deepEqual(actionsOf(message), [BUTTONS.tryAgain, BUTTONS.change]);
  });

  it("keeps Desk's words on one line, so that they cannot look like the app's", () => {
    const info = 'odd\n:white_check_mark: *Assigned*\r\n\tthing';
    const { shown } = drawn(settled({ kind: 'refused', code: 149999, info }));
    assert.match(shown, /odd :white_check_mark: \*Assigned\* thing/);
  });
});
