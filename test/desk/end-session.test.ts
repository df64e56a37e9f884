import assert from 'node:assert/strict';
import nock from 'nock';
import { TestDesk, TestServer, useNock, useRealNetwork } from './kit';

const HOST = 'https://desk.example';

describe('end_session', () => {
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
        .post('/v4/desk_http_svc/end_session')
        .query(true)
        .reply(200, (_uri, body) => {
          bodies.push(body);
          return answer;
        });
    }
  }

  it('ends the session with this ID', async () => {
    answerWith({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' });
    assert.deepEqual(await test.desk.endSession('session-1'), { kind: 'ended' });
    assert.deepEqual(bodies, [{ SessionId: 'session-1' }]);
  });

  it('says of a session that is not there that it is over already', async () => {
    answerWith({ ErrorCode: 141005, ErrorInfo: 'no such session' });
    assert.deepEqual(await test.desk.endSession('session-1'), { kind: 'alreadyOver' });
  });

  it('says with which code and words Desk refuses', async () => {
    answerWith({ ErrorCode: 141003, ErrorInfo: 'not in this state' });
    assert.deepEqual(await test.desk.endSession('session-1'), {
      kind: 'refused',
      code: 141003,
      info: 'not in this state',
    });
  });

  for (const answer of [{}, { ErrorCode: 'none' }]) {
    it(`makes nothing of ${JSON.stringify(answer)}`, async () => {
      answerWith(answer);
      assert.deepEqual(await test.desk.endSession('session-1'), { kind: 'unknown' });
    });
  }
});

describe('end_session on the wire', () => {
  useRealNetwork();
  const ENDED = '{"ErrorCode":0}';

  /** How many connections break before Desk answers, and what the call came to. */
  async function endAfterBreaks(breaks: number) {
    const server = await TestServer.start((response, nth) => {
      if (nth <= breaks) response.socket?.resetAndDestroy();
      else response.end(ENDED);
    });
    const test = new TestDesk(server.url);
    const ended = await test.desk.endSession('session-1');
    test.desk.close();
    await server.stop();
    return { ended, calls: server.received.length };
  }

  it('is tried once more when the connection broke', async () => {
    assert.deepEqual(await endAfterBreaks(1), { ended: { kind: 'ended' }, calls: 2 });
  });

  it('is tried no third time', async () => {
    assert.deepEqual(await endAfterBreaks(2), { ended: { kind: 'unknown' }, calls: 2 });
  });
});
