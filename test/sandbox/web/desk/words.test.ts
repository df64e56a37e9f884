import assert from 'node:assert/strict';
import type { Agent, Session, SessionState } from '../../../../sandbox/desk/state';
import {
  agentName,
  clockTime,
  contactedWords,
  dateTime,
  initials,
  loadWords,
  membersWords,
  sessionWords,
} from '../../../../sandbox/web/desk/words';

const MEI: Agent = {
  mail: 'mei@example.com',
  name: 'Mei Lin',
  status: 'online',
  load: 1,
  limit: 3,
  groups: [],
};

describe('the words of the Desk half', () => {
  for (const [state, words] of [
    ['NotInSession', 'with nobody'],
    ['Chatbot', 'with the bot'],
    ['WaitingForAgentAnswering', 'waiting for Mei Lin'],
    ['Queueing', 'queueing'],
    ['Agent', 'with Mei Lin'],
  ] as const satisfies readonly (readonly [SessionState, string])[]) {
    it(`say “${words}” for ${state}`, () => {
      const session: Session = { id: 's', customer: 'c', account: '@a', state, agent: MEI.mail };
      assert.equal(sessionWords(session, [MEI]), words);
    });
  }

  it('say until when an agent who is called has to accept', () => {
    const acceptBy = Date.UTC(2026, 0, 2, 3, 4, 5);
    const state = 'WaitingForAgentAnswering';
    const session = { id: 's', customer: 'c', account: '@a', state, agent: MEI.mail } as const;
    const words = sessionWords({ ...session, acceptBy }, [MEI], 'UTC');
    assert.equal(words, 'waiting for Mei Lin until 03:04:05');
  });

  it('say “with nobody” without a session', () => {
    assert.equal(sessionWords(undefined, [MEI]), 'with nobody');
  });

  it('name an agent whom Desk does not know by e-mail, and no agent as one', () => {
    assert.equal(agentName('left@example.com', [MEI]), 'left@example.com');
    assert.equal(agentName('', [MEI]), 'an agent');
  });

  it('count contacts and members', () => {
    assert.deepEqual([0, 1, 2].map(contactedWords), [
      'never contacted',
      'contacted once',
      'contacted 2 times',
    ]);
    assert.deepEqual([1, 2].map(membersWords), ['1 agent', '2 agents']);
  });

  it('say how much an agent has to do, also without a limit', () => {
    assert.equal(loadWords(MEI), '1 of 3 sessions');
    const sent = JSON.parse(JSON.stringify({ load: 1, limit: Number.POSITIVE_INFINITY }));
    assert.equal(loadWords(sent), '1 sessions, no limit');
  });

  for (const [name, short] of [
    ['Mei Lin', 'ML'],
    ['anna maria lopez', 'AM'],
    ['王小明', '王'],
    ['tom.becker@example.com', 'TB'],
    ['', ''],
  ] as const) {
    it(`shorten ${name || 'no name'} to “${short}”`, () => {
      assert.equal(initials(name), short);
    });
  }

  it('tell times in the time zone asked for', () => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5);
    assert.equal(clockTime(at, 'UTC'), '03:04:05');
    assert.equal(clockTime(at, 'Asia/Shanghai'), '11:04:05');
    assert.equal(dateTime(at / 1000, 'UTC'), '2 Jan 2026, 03:04');
  });
});
