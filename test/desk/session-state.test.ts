import assert from 'node:assert/strict';
import nock from 'nock';
import { TARGET, TestDesk, useNock } from './kit';

const HOST = 'https://desk.example';

describe('get_session_state', () => {
  useNock();
  let test: TestDesk;
  let bodies: unknown[];

  beforeEach(() => {
    test = new TestDesk(HOST);
    bodies = [];
  });

  afterEach(() => test.desk.close());

  function answerWith(...answers: object[]): void {
    for (const answer of answers) {
      nock(HOST)
        .post('/v4/desk_http_svc/get_session_state')
        .query(true)
        .reply(200, (_uri, body) => {
          bodies.push(body);
          return answer;
        });
    }
  }

  it('asks by customer and account', async () => {
    answerWith({ ErrorCode: 0, CurrentState: 'Chatbot' });
    await test.session();
    assert.deepEqual(bodies, [{ ClientUserId: 'customer-1', CustomerServiceId: '@shop' }]);
  });

  const states = {
    NotInSession: 'none',
    'Not in session': 'none',
    Chatbot: 'bot',
    CHATBOT: 'bot',
    WaitingForAgentAnswering: 'waiting',
    'Waiting for agent answering': 'waiting',
    Queueing: 'queueing',
    Queuing: 'queueing',
    Agent: 'agent',
    ' agent ': 'agent',
  };
  for (const [CurrentState, phase] of Object.entries(states)) {
    it(`knows "${CurrentState}" as ${phase}`, async () => {
      answerWith({ ErrorCode: 0, CurrentState, AgentId: '', SessionId: '' });
      assert.deepEqual(await test.session(), { kind: 'known', phase });
    });
  }

  it('names the agent where Desk does', async () => {
    answerWith({ ErrorCode: 0, CurrentState: 'Agent', AgentId: 'ann@example.com' });
    assert.deepEqual(await test.session(), {
      kind: 'known',
      phase: 'agent',
      agent: 'ann@example.com',
    });
  });

  it('tells which session it is where Desk does', async () => {
    answerWith({ ErrorCode: 0, CurrentState: 'Agent', SessionId: 'session-1' });
    assert.deepEqual(await test.session(), { kind: 'known', phase: 'agent', id: 'session-1' });
  });

  it('is asked in the same way by whoever follows the session', async () => {
    answerWith({ ErrorCode: 0, CurrentState: 'Queueing', SessionId: 'session-1' });
    assert.deepEqual(await test.desk.watchSession(TARGET), {
      kind: 'known',
      phase: 'queueing',
      id: 'session-1',
    });
    assert.deepEqual(bodies, [{ ClientUserId: 'customer-1', CustomerServiceId: '@shop' }]);
  });

  it('knows that no such session is no session', async () => {
    answerWith({ ErrorCode: 141005 });
    assert.deepEqual(await test.session(), { kind: 'known', phase: 'none' });
  });

  const unknown: object[] = [
    { ErrorCode: 0 },
    { ErrorCode: 0, CurrentState: null },
    { ErrorCode: 0, CurrentState: 3 },
    { ErrorCode: 0, CurrentState: '' },
    { ErrorCode: 0, CurrentState: 'constructor' },
    { ErrorCode: 0, CurrentState: 'Agents' },
    { ErrorCode: 141002 },
    { ErrorCode: 141004 },
    { ErrorCode: 70003 },
    { CurrentState: 'Agent' },
  ];
  for (const answer of unknown) {
    it(`makes nothing of ${JSON.stringify(answer)}`, async () => {
      answerWith(answer);
      assert.deepEqual(await test.session(), { kind: 'unknown' });
      assert.equal(bodies.length, 1);
    });
  }

  it('asks once more with a fresh UserSig when it has expired', async () => {
    answerWith({ ErrorCode: 70001 }, { ErrorCode: 0, CurrentState: 'Queueing' });
    assert.deepEqual(await test.session(), { kind: 'known', phase: 'queueing' });
  });

  it('asks no third time', async () => {
    answerWith({ ErrorCode: 70052 }, { ErrorCode: 70052 });
    assert.deepEqual(await test.session(), { kind: 'unknown' });
    assert.equal(bodies.length, 2);
  });
});
