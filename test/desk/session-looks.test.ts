import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../src/desk/desk';
import type { Reply } from '../../src/desk/reply';
import { SessionLooks } from '../../src/desk/session-looks';
import { deferred } from '../support/deferred';
import { ManualClock, settled } from '../support/manual-clock';
import { TARGET, TestDesk, TestServer, useRealNetwork } from './kit';

const BOT: Reply = { kind: 'answer', code: 0, info: '', body: { CurrentState: 'Chatbot' } };
const LOST: Reply = { kind: 'noAnswer', noAnswer: { kind: 'connectionLost' } };
const always = () => true;

describe('looks at sessions for forms', () => {
  let clock: ManualClock;
  let calledAt: number[];
  let replies: (Reply | Promise<Reply>)[];
  let looks: SessionLooks;

  beforeEach(() => {
    clock = new ManualClock();
    calledAt = [];
    replies = [];
    const call = async () => {
      calledAt.push(clock.now());
      return replies.shift() ?? BOT;
    };
    looks = new SessionLooks({ call }, clock, 4_000);
  });

  const gaps = () => calledAt.slice(1).map((at, nth) => at - (calledAt[nth] ?? 0));

  it('tell where a session stands', async () => {
    assert.deepEqual(await looks.of(TARGET, always), { kind: 'known', phase: 'bot' });
  });

  it('cost Desk five calls a second, whoever asks', async () => {
    const asked = Array.from({ length: 6 }, () => looks.of(TARGET, always));
    await clock.advance(1_000);
    await Promise.all(asked);
    assert.deepEqual(gaps(), [200, 200, 200, 200, 200]);
  });

  it('count the repeat after a broken connection', async () => {
    replies = [LOST];
    const asked = looks.of(TARGET, always);
    await clock.advance(200);
    assert.deepEqual(await asked, { kind: 'known', phase: 'bot' });
    assert.deepEqual(gaps(), [200]);
  });

  it('cost nothing once nobody wants them any more', async () => {
    let wanted = true;
    const first = looks.of(TARGET, always);
    const second = looks.of(TARGET, () => wanted);
    const third = looks.of(TARGET, () => false);
    assert.deepEqual(await third, { kind: 'unknown' });
    await first;
    wanted = false;
    await clock.advance(400);
    assert.deepEqual(await second, { kind: 'unknown' });
    assert.equal(calledAt.length, 1);
  });

  it('are refused while twenty are waited for', async () => {
    const slow = deferred<Reply>();
    replies = Array.from({ length: 20 }, () => slow.promise);
    const answers: SessionAnswer[] = [];
    for (let nth = 0; nth < 21; nth += 1) {
      void looks.of(TARGET, always).then((answer) => answers.push(answer));
    }
    await settled();
    assert.deepEqual(answers, [{ kind: 'unknown' }]);
    slow.resolve(BOT);
    await clock.advance(4_000);
    assert.equal(answers.length, 21);
    assert.deepEqual(await looks.of(TARGET, always), { kind: 'known', phase: 'bot' });
  });
});

describe('a look for a form', () => {
  useRealNetwork();

  it('goes over another connection than contacts do', async () => {
    const server = await TestServer.start((response) => {
      response.end('{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":"","CurrentState":"Chatbot"}');
    });
    const test = new TestDesk(server.url);
    await test.session();
    await test.session();
    assert.equal(server.sockets.length, 1);
    assert.deepEqual(await test.desk.lookAt(TARGET, always), { kind: 'known', phase: 'bot' });
    assert.equal(server.sockets.length, 2);
    test.desk.close();
    await server.stop();
  });
});
