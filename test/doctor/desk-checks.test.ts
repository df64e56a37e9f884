import assert from 'node:assert/strict';
import type { DeskProbe, ProbeAnswer } from '../../src/desk/desk-probe';
import { checkDesk, type DeskSubjects } from '../../src/doctor/desk-checks';
import { KNOWN_CODES } from '../../src/domain/remedies';
import { en, known, lineOf, statesOf } from './kit';

type Answers = Partial<
  Record<'accounts' | 'groups' | 'agents' | 'loads' | 'queues', ProbeAnswer<never>>
>;

const GREEN = {
  'desk.reachable': 'ok',
  'desk.host': 'ok',
  'desk.signature': 'ok',
  'desk.administrator': 'ok',
  'desk.bought': 'ok',
  'desk.lists.accounts': 'ok',
  'desk.lists.groups': 'ok',
  'desk.lists.agents': 'ok',
  'desk.lists.loads': 'ok',
  'desk.lists.queues': 'ok',
  'desk.account': 'ok',
  'desk.spelling': 'unchecked',
  'desk.contact-feature': 'unchecked',
  'desk.clock': 'ok',
};

/** A Desk that lists these accounts and answers as told; keeps what it was asked. */
class FakeDesk implements DeskProbe {
  readonly asked: string[] = [];
  readonly spellings = { first: 'AbcId', second: 'AbcID' };
  ahead: number | undefined = 0;
  readonly #answers: Answers;
  readonly #ids: readonly string[];

  constructor(answers: Answers = {}, ids: readonly string[] = ['@support']) {
    this.#answers = answers;
    this.#ids = ids;
  }

  accounts = async () => {
    this.asked.push('accounts');
    const items = this.#ids.map((id) => ({ id, name: '' }));
    return this.#answers.accounts ?? ({ kind: 'read', items } as const);
  };
  groups = () => this.#list('groups');
  agents = () => this.#list('agents');
  loads = () => this.#list('loads');
  queues = () => this.#list('queues');
  clockAheadMs = () => this.ahead;
  close = () => void this.asked.push('close');

  async #list(name: keyof Answers): Promise<ProbeAnswer<unknown>> {
    this.asked.push(name);
    return this.#answers[name] ?? { kind: 'read', items: [] };
  }
}

function check(desk: FakeDesk, accounts: DeskSubjects['accounts'] = known(['@support'])) {
  const value = {
    openProbe: () => desk,
    host: 'desk.test',
    sdkAppId: '1400000000',
    admin: 'administrator',
  };
  return checkDesk({ desk: known(value), accounts }, en);
}

const code = (number: number, info = '') => ({ kind: 'code', code: number, info }) as const;

describe('the check-up of Desk', () => {
  it('reads every list once, and says which spelling is tried first', async () => {
    const desk = new FakeDesk();
    const lines = await check(desk);
    assert.deepEqual(statesOf(lines), GREEN);
    assert.deepEqual(desk.asked, ['accounts', 'groups', 'agents', 'loads', 'queues', 'close']);
    assert.match(lineOf(lines, 'desk.spelling').why, /tries AbcId; .*AbcID/);
    assert.match(lineOf(lines, 'desk.host').why, /desk\.test knows the SDKAppID 1400000000/);
    assert.match(lineOf(lines, 'desk.administrator').why, /^administrator /);
    assert.match(lineOf(lines, 'desk.contact-feature').why, /141014/);
  });

  it('fails at most one line for each documented code, and says what to do', async () => {
    for (const number of KNOWN_CODES) {
      const desk = new FakeDesk({ accounts: code(number) });
      const lines = await check(desk);
      const red = lines.filter(({ state }) => state === 'failed' || state === 'warning');
      assert.equal(red.length, 1, String(number));
      assert.ok(red[0]?.why.includes(`(code ${number})`), String(number));
      assert.ok(red[0]?.mend.startsWith(en.codes[number].advice), String(number));
      if (red[0]?.state === 'failed') assert.deepEqual(desk.asked, ['accounts', 'close']);
    }
  });

  for (const [name, codes] of Object.entries({
    'desk.reachable': [60009, 60021, 70114],
    'desk.host': [60006, 60012, 70016, 70020],
    'desk.signature': [
      ...[60004, 60005, 70001, 70002, 70003, 70005, 70009, 70013, 70014, 70050, 70052],
    ],
    'desk.administrator': [60010, 70051, 70107, 70403],
    'desk.bought': [60016, 60017, 60020, 141000],
  })) {
    it(`blames ${name} for ${codes.join(', ')}`, async () => {
      for (const number of codes) {
        const lines = await check(new FakeDesk({ accounts: code(number) }));
        const failed = lines.filter(({ state }) => state === 'failed');
        assert.deepEqual(
          failed.map((line) => line.name),
          [name],
          String(number),
        );
      }
    });
  }

  it('leads to the settings that a code may come from', async () => {
    for (const [number, settings] of [
      [70009, ['DESK_SECRET_KEY', 'DESK_SDKAPPID']],
      [70013, ['DESK_ADMIN']],
      [70014, ['DESK_SDKAPPID']],
      [70020, ['DESK_URL', 'DESK_SDKAPPID']],
      [70001, []],
    ] as const) {
      const lines = await check(new FakeDesk({ accounts: code(number) }));
      const mend = lines.find(({ state }) => state === 'failed')?.mend ?? '';
      for (const setting of [
        'DESK_URL',
        'DESK_SDKAPPID',
        'DESK_SECRET_KEY',
        'DESK_ADMIN',
      ] as const) {
        const isNamed = mend.includes(`${setting}: ${en.start.where[setting]}`);
        assert.equal(
          isNamed,
          settings.some((each) => each === setting),
          `${number} ${setting}`,
        );
      }
    }
  });

  it('checks nothing else once every call is refused', async () => {
    const lines = await check(new FakeDesk({ accounts: code(60010) }));
    const { 'desk.reachable': _, 'desk.clock': __, ...rest } = statesOf(lines);
    assert.equal(lineOf(lines, 'desk.reachable').state, 'ok');
    assert.equal(lineOf(lines, 'desk.clock').state, 'ok');
    for (const [name, state] of Object.entries(rest)) {
      assert.equal(state, name === 'desk.administrator' ? 'failed' : 'unchecked', name);
    }
    assert.match(lineOf(lines, 'desk.account').why, /“Administrator”/);
  });

  it('judges the caller by another list where one is asked too often', async () => {
    const desk = new FakeDesk({ accounts: code(60007), groups: code(60018) });
    const lines = await check(desk);
    assert.deepEqual(statesOf(lines), {
      ...GREEN,
      'desk.lists.accounts': 'warning',
      'desk.lists.groups': 'warning',
      'desk.account': 'unchecked',
    });
    assert.deepEqual(desk.asked, ['accounts', 'groups', 'agents', 'loads', 'queues', 'close']);
  });

  it('does not guess who the caller is where every list is asked too often', async () => {
    const often = code(60007);
    const lines = await check(
      new FakeDesk({ accounts: often, groups: often, agents: often, loads: often, queues: often }),
    );
    assert.equal(lineOf(lines, 'desk.reachable').state, 'ok');
    assert.equal(lineOf(lines, 'desk.signature').state, 'unchecked');
    assert.equal(lineOf(lines, 'desk.bought').state, 'unchecked');
    assert.equal(lineOf(lines, 'desk.lists.queues').state, 'warning');
    assert.equal(lineOf(lines, 'desk.account').state, 'unchecked');
  });

  it('says first that Desk gives no answer', async () => {
    const desk = new FakeDesk({ accounts: { kind: 'noAnswer', why: 'timeout' } });
    desk.ahead = undefined;
    const lines = await check(desk);
    assert.equal(lineOf(lines, 'desk.reachable').state, 'failed');
    assert.match(lineOf(lines, 'desk.reachable').why, /desk\.test.*\(timeout\)/);
    assert.match(lineOf(lines, 'desk.clock').why, /“Desk”/);
    assert.equal(lines.filter(({ state }) => state === 'failed').length, 1);
    assert.deepEqual(desk.asked, ['accounts', 'close']);
  });

  it('shows Desk’s own words for a code that is not documented', async () => {
    const lines = await check(new FakeDesk({ agents: code(99, 'new words') }));
    assert.deepEqual(statesOf(lines), { ...GREEN, 'desk.lists.agents': 'warning' });
    assert.match(lineOf(lines, 'desk.lists.agents').why, /new words \(code 99\)/);
    const without = await check(new FakeDesk({ agents: code(99) }));
    assert.ok(lineOf(without, 'desk.lists.agents').why.startsWith(`${en.unknownCode.reason} (`));
  });

  it('warns of lists that cannot be read', async () => {
    const lines = await check(
      new FakeDesk({
        groups: { kind: 'unreadable' },
        loads: { kind: 'noAnswer', why: 'HTTP 502' },
      }),
    );
    assert.deepEqual(statesOf(lines), {
      ...GREEN,
      'desk.lists.groups': 'warning',
      'desk.lists.loads': 'warning',
    });
  });

  it('compares the accounts to use with those that Desk lists', async () => {
    const desk = () => new FakeDesk({}, ['@a', '@b', '@c', '@d', '@e', '@f']);
    const accountOf = async (accounts: DeskSubjects['accounts'], from = desk()) =>
      lineOf(await check(from, accounts), 'desk.account');
    assert.equal((await accountOf(known(['@a', '@f']))).state, 'ok');
    const unknown = await accountOf(known(['@a', '@x', '@y']));
    assert.equal(unknown.state, 'failed');
    assert.match(unknown.why, /list @x, @y\./);
    assert.match((await accountOf(known(undefined))).why, /@a, @b, @c, @d, @e, …/);
    const none = await accountOf(known(undefined), new FakeDesk({}, []));
    assert.equal(none.state, 'warning');
    const wrong = await accountOf({ kind: 'unknown', settings: ['DESK_ACCOUNT'] });
    assert.match(wrong.why, /needs DESK_ACCOUNT/);
    const unread = await accountOf(
      known(['@a']),
      new FakeDesk({ accounts: { kind: 'unreadable' } }),
    );
    assert.equal(unread.state, 'unchecked');
    assert.match(unread.why, /“List of accounts”/);
  });

  it('names the settings that it needs, and opens nothing', async () => {
    const settings = ['DESK_URL', 'DESK_SECRET_KEY'] as const;
    const lines = await checkDesk(
      { desk: { kind: 'unknown', settings }, accounts: known(undefined) },
      en,
    );
    assert.deepEqual(Object.keys(statesOf(lines)), Object.keys(GREEN));
    for (const { why } of lines) assert.match(why, /needs DESK_URL, DESK_SECRET_KEY/);
  });
});
