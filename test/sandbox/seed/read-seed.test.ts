import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSeed, readSeed } from '../../../sandbox/seed/read-seed';

const DEFAULT = join(__dirname, '..', '..', '..', 'sandbox', 'seed', 'default.yml');
const PEOPLE = [{ id: 'U1', name: 'mia' }];
const CONVERSATIONS = [{ id: 'C1', name: 'support', kind: 'public' }];
const ACCOUNTS = [{ id: '@support', name: 'Support' }];
const SMALLEST = {
  slack: { people: PEOPLE, conversations: CONVERSATIONS },
  desk: { accounts: ACCOUNTS },
};

function problems(content: unknown): string {
  const read = checkSeed(content);
  assert.ok(read.kind === 'wrong', 'it was taken');
  return read.problems.join('\n');
}

describe('a seed', () => {
  it('is right as it is in the repository', () => {
    const read = readSeed(DEFAULT);
    assert.ok(read.kind === 'read');
    const { slack, desk } = read.seed;
    assert.deepEqual(
      new Set(slack.people.map(({ kind }) => kind ?? 'member')),
      new Set(['member', 'guest', 'stranger']),
    );
    assert.deepEqual(
      new Set(desk.agents.map(({ status }) => status)),
      new Set(['online', 'busy', 'break', 'offline']),
    );
    assert.ok(
      slack.conversations.some(({ kind, botIsMember }) => kind === 'private' && !botIsMember),
    );
    assert.ok(slack.conversations.some(({ isArchived }) => isArchived));
  });

  it('may leave out all but people, a conversation and an account', () => {
    const read = checkSeed(SMALLEST);
    assert.ok(read.kind === 'read');
    assert.equal(read.seed.slack.workspace, 'Sandbox');
    assert.deepEqual(read.seed.desk.agents, []);
    assert.deepEqual(read.seed.slack.conversations[0]?.members, []);
  });

  it('takes the settings of the app that can be tried, and no others', () => {
    const read = checkSeed({ ...SMALLEST, app: { ACCEPT_ALERT: '10' } });
    assert.ok(read.kind === 'read');
    assert.equal(read.seed.app.ACCEPT_ALERT, '10');
    assert.match(problems({ ...SMALLEST, app: { ACCEPT_ALERT: 10 } }), /ACCEPT_ALERT.*quotes/);
    assert.match(problems({ ...SMALLEST, app: { SLACK_BOT_TOKEN: 'x' } }), /does not know: SLACK/);
  });

  it('names every mistake with its place, not only the first', () => {
    const found = problems({
      slack: { people: [{ id: 'mia', name: 'mia' }], conversations: CONVERSATIONS },
      desk: { accounts: ACCOUNTS, agents: [{ mail: 'nobody', name: 'N' }] },
    });
    assert.match(found, /slack\.people\[0\]\.id takes U and/);
    assert.match(found, /desk\.agents\[0\]\.mail takes an e-mail address/);
  });

  it('names a key that it does not know', () => {
    assert.match(problems({ ...SMALLEST, slak: {} }), /does not know: slak/);
    const people = [{ id: 'U1', name: 'mia', realname: 'Mia' }];
    const slack = { people, conversations: CONVERSATIONS };
    assert.match(problems({ ...SMALLEST, slack }), /slack\.people\[0\] does not know: realname/);
  });

  it('names who and what it speaks of without saying who or what that is', () => {
    const found = problems({
      slack: { people: PEOPLE, conversations: [{ ...CONVERSATIONS[0], members: ['U9'] }] },
      desk: {
        accounts: [{ ...ACCOUNTS[0], groups: [7] }],
        agents: [{ mail: 'a@example.com', name: 'A', groups: [8] }],
        sessions: [{ customer: 'c', account: '@vip', state: 'Agent', agent: 'b@example.com' }],
      },
    });
    assert.deepEqual(found.split('\n'), [
      'conversation support: nobody is U9',
      'account @support: there is no group 7',
      'agent a@example.com: there is no group 8',
      'session: there is no customer c',
      'session: there is no account @vip',
      'session: there is no agent b@example.com',
    ]);
  });

  it('names what stands there twice', () => {
    const people = [...PEOPLE, { id: 'U1', name: 'zoe' }];
    const slack = { people, conversations: [...CONVERSATIONS, ...CONVERSATIONS] };
    const found = problems({ slack, desk: { accounts: [...ACCOUNTS, ...ACCOUNTS] } });
    assert.deepEqual(found.split('\n'), [
      'slack.people: U1 stands there twice',
      'slack.conversations: C1 stands there twice',
      'desk.accounts: @support stands there twice',
    ]);
  });

  it('has an agent in a session exactly where the state has one', () => {
    const agents = [{ mail: 'a@example.com', name: 'A' }];
    const customers = [
      { id: 'c', name: 'C' },
      { id: 'd', name: 'D' },
    ];
    const sessions = [
      { customer: 'c', account: '@support', state: 'Agent' },
      { customer: 'd', account: '@support', state: 'Chatbot', agent: 'a@example.com' },
    ];
    const found = problems({
      ...SMALLEST,
      desk: { accounts: ACCOUNTS, agents, customers, sessions },
    });
    assert.deepEqual(found.split('\n'), [
      'session of c: Agent needs an agent',
      'session of d: Chatbot has no agent',
    ]);
  });

  it('says that an ID of digits needs quotes, and that an account ID takes no comma', () => {
    const desk = {
      accounts: [{ id: '@a,b', name: 'A' }],
      customers: [{ id: 1289314544, name: 'C' }],
    };
    const found = problems({ ...SMALLEST, desk });
    assert.match(found, /desk\.customers\[0\]\.id takes a text: put it in quotes/);
    assert.match(found, /desk\.accounts\[0\]\.id takes no comma/);
  });

  it('is refused in words when it is empty, a text, or has nobody in it', () => {
    assert.match(problems(null), /the file is empty/);
    assert.match(problems('support'), /.+/);
    const slack = { people: [], conversations: CONVERSATIONS };
    assert.match(problems({ ...SMALLEST, slack }), /slack\.people takes at least one person/);
  });
});

describe('a seed file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is refused with its line when it is no YAML', async () => {
    const path = join(folder, 'broken.yml');
    await writeFile(path, 'slack:\n  people: [');
    const read = readSeed(path);
    assert.ok(read.kind === 'wrong');
    assert.match(read.problems.join(), /line/);
  });

  it('is refused when it has aliases, which may hold themselves', async () => {
    const path = join(folder, 'alias.yml');
    await writeFile(path, 'slack: &a\n  people: *a');
    assert.equal(readSeed(path).kind, 'wrong');
  });

  it('is refused when it is not there', () => {
    const read = readSeed(join(folder, 'nowhere.yml'));
    assert.deepEqual(read, { kind: 'wrong', problems: ['it cannot be read (ENOENT)'] });
  });
});
