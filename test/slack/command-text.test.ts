import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutInvisibles } from '../../src/domain/formats';
import { type CommandText, type Prefill, readCommandText } from '../../src/slack/command-text';

const open = (prefill: Prefill): CommandText => ({ kind: 'open', prefill });

/** What is said about each word that is not understood: its kind and the word as it was typed. */
function complaintsAbout(text: string): string[] {
  const read = readCommandText(text);
  if (read.kind !== 'notUnderstood') assert.fail(`${text} is ${read.kind}`);
  return read.misunderstandings.map(({ kind, typed }) => `${kind} ${typed}`);
}

describe('the text of the command', () => {
  it('opens an empty form when nothing is typed', () => {
    for (const text of ['', '   ', '\t\n']) assert.deepEqual(readCommandText(text), open({}));
  });

  it('asks for help in any case, in Chinese and by a question mark', () => {
    for (const text of ['help', ' HELP ', 'Help', '?', '帮助']) {
      assert.deepEqual(readCommandText(text), { kind: 'help' });
    }
  });

  it('asks for the defaults in any case and in Chinese, alone only', () => {
    for (const text of ['defaults', ' DEFAULTS ', 'Defaults', '默认']) {
      assert.deepEqual(readCommandText(text), { kind: 'defaults' });
    }
    const beside = open({ customer: 'defaults', skillGroup: '1' });
    assert.deepEqual(readCommandText('defaults group:1'), beside);
    assert.deepEqual(complaintsAbout('默认 help'), ['wrongCustomer 默认']);
  });

  it('asks for a check-up in any case and in Chinese, alone only', () => {
    for (const text of ['doctor', ' DOCTOR ', 'Doctor', '诊断']) {
      assert.deepEqual(readCommandText(text), { kind: 'doctor' });
    }
    const beside = open({ customer: 'doctor', skillGroup: '1' });
    assert.deepEqual(readCommandText('doctor group:1'), beside);
  });

  it('takes "help" beside another word for a customer', () => {
    assert.deepEqual(readCommandText('help group:1'), open({ customer: 'help', skillGroup: '1' }));
  });

  it('fills in the customer', () => {
    assert.deepEqual(readCommandText(' 1289314544 '), open({ customer: '1289314544' }));
  });

  it('takes customer, skill group and agent in any order and case', () => {
    const words = ['1289314544', 'Group:9465', 'AGENT:alice@example.com'];
    const expected = open({
      customer: '1289314544',
      skillGroup: '9465',
      agent: 'alice@example.com',
    });
    for (const [a, b, c] of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ] as const) {
      assert.deepEqual(readCommandText(`${words[a]}  ${words[b]} ${words[c]}`), expected);
    }
  });

  const understood: Readonly<Record<string, Prefill>> = {
    '<mailto:a@b.cc|a@b.cc>': { customer: 'a@b.cc' },
    '<mailto:a@b.cc>': { customer: 'a@b.cc' },
    '<tel:+441632960000|+441632960000>': { customer: '+441632960000' },
    '<tel:1289314544>': { customer: '1289314544' },
    '<http://app.example|app.example>': { customer: 'app.example' },
    'agent:<mailto:alice@example.com|alice@example.com>': { agent: 'alice@example.com' },
    'agent:<mailto:alice@example.com>': { agent: 'alice@example.com' },
    'agent:<mailto:alice@example.com|>': { agent: 'alice@example.com' },
    'agent:<@U123|alice>': { teammate: 'U123' },
    'agent:<@W0A9>': { teammate: 'W0A9' },
    '<@U123|alice>': { teammate: 'U123' },
    '<@U123|>': { teammate: 'U123' },
    '7 <@U123|alice b>': { customer: '7', teammate: 'U123' },
    'a&amp;b&lt;c&gt;': { customer: 'a&b<c>' },
    '&amp;lt;': { customer: '&lt;' },
    '@customer': { customer: '@customer' },
    '\u202a1289\u2060314544\u202c \u200b': { customer: '1289314544' },
    '\u200egroup:\u200b9465 agent:<mailto:a\u200b@b.cc|a\u200b@b.cc>': {
      ...{ skillGroup: '9465', agent: 'a@b.cc' },
    },
    '<': { customer: '<' },
    '<>': { customer: '<>' },
    'a>b': { customer: 'a>b' },
  };
  for (const [text, prefill] of Object.entries(understood)) {
    it(`understands ${text}`, () => assert.deepEqual(readCommandText(text), open(prefill)));
  }

  const notUnderstood: Readonly<Record<string, readonly string[]>> = {
    'one two': ['unexpected two'],
    'one two three': ['unexpected two', 'unexpected three'],
    'group:1 group:2': ['unexpected 2'],
    'agent:a@b.cc agent:d@e.ff': ['unexpected d@e.ff'],
    '<@U1|ann> agent:d@e.ff': ['unexpected d@e.ff'],
    'agent:d@e.ff <@U1|ann>': ['unexpected @ann'],
    '<@U1|ann> <@U2|bob>': ['unexpected @bob'],
    'group:abc': ['wrongSkillGroup abc'],
    'group:0': ['wrongSkillGroup 0'],
    'group:-1': ['wrongSkillGroup -1'],
    'group:1.5': ['wrongSkillGroup 1.5'],
    'group:': ['wrongSkillGroup group:'],
    'agent:': ['wrongAgent agent:'],
    'agent:alice': ['wrongAgent alice'],
    'agent:<!here>': ['wrongAgent @here'],
    'agent:<@u-1|ann>': ['wrongAgent @ann'],
    '<@|ann>': ['wrongAgent ann'],
    '<!channel>': ['unexpected @channel'],
    '<!subteam^S1|@support>': ['unexpected @support'],
    '<#C1|general>': ['unexpected #general'],
    '<#C1>': ['unexpected #C1'],
    客户: ['wrongCustomer 客户'],
    '123456789012345678901234567890123': ['wrongCustomer 123456789012345678901234567890123'],
    'group:x 客户 agent:y one two': [
      'wrongSkillGroup x',
      'wrongCustomer 客户',
      'wrongAgent y',
      'unexpected two',
    ],
  };
  for (const [text, complaints] of Object.entries(notUnderstood)) {
    it(`says what is wrong with ${text}`, () => {
      assert.deepEqual(complaintsAbout(text), complaints);
    });
  }

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'<>|@#!&: a1\n\u200b'),
    }),
  );

  it('never throws, whatever was typed', () => {
    fc.assert(fc.property(anything, (text) => void readCommandText(text)));
  });

  it('uses or reports every word, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (text) => {
        // A link may hold spaces; outside of one, spaces end a word.
        const words = withoutInvisibles(text).match(/(?:<[^\s<>][^<>]*>|\S)+/g)?.length ?? 0;
        const read = readCommandText(text);
        if (read.kind === 'open') assert.equal(Object.keys(read.prefill).length, words);
        if (read.kind === 'notUnderstood') {
          assert.ok(read.misunderstandings.length <= words);
          for (const { typed } of read.misunderstandings) assert.match(typed, /\S/);
        }
      }),
    );
  });

  it('reports each wrong word, in order, among right ones', () => {
    const right = fc.constantFrom('1289314544', 'group:9465', 'agent:a@b.cc');
    const wrong = fc.constantFrom('客户', 'group:x', 'agent:x', '<!channel>', '<#C1|general>');
    fc.assert(
      fc.property(fc.uniqueArray(right), fc.array(wrong), fc.func(fc.nat()), (some, bad, order) => {
        const words = [...some, ...bad].sort((a, b) => order(a) - order(b));
        const read = readCommandText(words.join(' '));
        const reported = read.kind === 'notUnderstood' ? read.misunderstandings.length : 0;
        assert.equal(reported, bad.length);
      }),
    );
  });

  it('reads thousands of odd signs at once', () => {
    const text = '<'.repeat(4_000) + '<a '.repeat(4_000) + ':'.repeat(4_000);
    const before = performance.now();
    readCommandText(text);
    assert.ok(performance.now() - before < 1_000);
  });
});
