import assert from 'node:assert/strict';
import { freePort } from '../../sandbox/app/free-port';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { askBot, askForConnection } from '../../src/slack/slack-facts';
import { systemClock } from '../../src/system-clock';
import { useRealNetwork } from '../desk/kit';
import { QUIET } from './kit';

describe('what Slack tells about its tokens', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  beforeEach(async () => {
    slack = await startSlack({ scopes: ['commands', 'chat:write'] });
  });
  afterEach(() => slack.close());

  const bot = (botToken = 'xoxb-stand-in', apiUrl = slack.apiUrl) =>
    askBot({ apiUrl, botToken, logger: QUIET }, systemClock);
  const connection = (appToken = 'xapp-stand-in') =>
    askForConnection({ apiUrl: slack.apiUrl, appToken, logger: QUIET }, systemClock);

  it('is who the bot is and what it may do', async () => {
    const { answer, clockAheadMs } = await bot();
    assert.deepEqual(answer, {
      kind: 'told',
      value: {
        bot: { userId: 'U0STANDIN', botId: 'B0STANDIN', name: 'contact-customer' },
        scopes: ['commands', 'chat:write'],
      },
    });
    assert.ok(Math.abs(clockAheadMs ?? Number.NaN) < 5_000);
  });

  it('is an address to connect to, which nobody does', async () => {
    assert.deepEqual((await connection()).answer, { kind: 'told', value: undefined });
    assert.equal(slack.connections, 0);
  });

  it('is a refusal for a wrong token, with Slack’s time all the same', async () => {
    slack.clockAheadMs = 600_000;
    for (const { answer, clockAheadMs } of [await bot('xoxb-1'), await connection('xapp-1')]) {
      assert.deepEqual(answer, { kind: 'refused', error: 'invalid_auth' });
      assert.ok(Math.abs((clockAheadMs ?? 0) - 600_000) < 5_000);
    }
  });

  it('is nothing where Slack cannot be reached, or answers what it does not document', async () => {
    const nowhere = await bot('xoxb-stand-in', `http://127.0.0.1:${await freePort()}/api/`);
    assert.deepEqual(nowhere, {
      answer: { kind: 'unreachable', error: 'ECONNREFUSED' },
      clockAheadMs: undefined,
    });
    const body = JSON.stringify({ ok: true, user_id: 7 });
    slack.fail('auth.test', { kind: 'status', status: 200, body });
    const { answer } = await bot();
    assert.deepEqual(answer, { kind: 'unclear', error: 'no usable answer' });
  });

  it('is no scope at all where Slack names none', async () => {
    const body = JSON.stringify({ ok: true, user_id: 'U', bot_id: 'B', user: 'bot' });
    slack.fail('auth.test', { kind: 'status', status: 200, body });
    const { answer } = await bot();
    assert.equal(answer.kind === 'told' && answer.value.scopes, undefined);
  });
});
