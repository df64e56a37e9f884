import assert from 'node:assert/strict';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf } from './call-api';

describe("the local Slack's Web API", () => {
  let slack: SlackStandIn;
  let now: number;

  async function start(options: SlackOptions = {}): Promise<void> {
    await slack?.close();
    slack = await startSlack({ now: () => now, ...options });
  }

  beforeEach(async () => {
    now = 1_700_000_000_000;
    await start();
  });
  afterEach(() => slack.close());

  describe('callers', () => {
    it('refuses unknown methods and tokens', async () => {
      assert.equal(await errorOf(slack, 'chat.shout'), 'unknown_method');
      assert.equal(await errorOf(slack, 'auth.test', {}, 'xoxb-wrong'), 'invalid_auth');
      assert.equal(await errorOf(slack, 'auth.test', {}, ''), 'not_authed');
      assert.equal(await errorOf(slack, 'apps.connections.open'), 'not_allowed_token_type');
      const { appToken } = slack.workspace.settings;
      assert.equal(await errorOf(slack, 'auth.test', {}, appToken), 'not_allowed_token_type');
    });

    it('tells who the bot is, and its scopes in a header', async () => {
      const { body, headers } = await callApi(slack, 'auth.test');
      assert.equal(body['ok'], true);
      assert.equal(body['user_id'], 'U0STANDIN');
      assert.equal(headers.get('x-oauth-scopes'), 'commands,chat:write,chat:write.public');
    });

    it('refuses a method whose scope is not granted', async () => {
      await start({ scopes: ['commands'] });
      const { body } = await callApi(slack, 'chat.postMessage', { channel: 'C_MEMBER', text: 'x' });
      assert.equal(body['error'], 'missing_scope');
      assert.deepEqual([body['needed'], body['provided']], ['chat:write', 'commands']);
    });

    it('records calls without the token', async () => {
      const { botToken } = slack.workspace.settings;
      await fetch(`${slack.apiUrl}auth.test`, {
        method: 'POST',
        body: new URLSearchParams({ token: botToken }),
      });
      assert.equal(slack.calls[0]?.status, 200);
      assert.equal(slack.describe().includes(botToken), false);
    });
  });

  describe('faults', () => {
    const args = { channel: 'C_MEMBER', text: 'x' };
    const call = () => callApi(slack, 'chat.postMessage', args);

    it('answers as told, as often as told, and does nothing', async () => {
      slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 7, times: 2 });
      slack.fail('chat.postMessage', { kind: 'error', error: 'fatal_error' });
      slack.fail('chat.postMessage', { kind: 'status', status: 503, body: '{}' });
      assert.equal((await call()).headers.get('retry-after'), '7');
      assert.equal((await call()).status, 429);
      assert.equal((await call()).body['error'], 'fatal_error');
      assert.equal((await call()).status, 503);
      assert.equal(slack.messages().length, 0);
      assert.equal((await call()).body['ok'], true);
      assert.equal(await errorOf(slack, 'auth.test'), undefined);
    });

    it('drops the connection before or after the effect', async () => {
      slack.fail('chat.postMessage', { kind: 'reset' });
      await assert.rejects(call());
      assert.equal(slack.messages().length, 0);
      slack.fail('chat.postMessage', { kind: 'dropAfterEffect' });
      await assert.rejects(call());
      assert.equal(slack.messages().length, 1);
    });

    it('works at once and answers later, or never', async () => {
      slack.fail('chat.postMessage', { kind: 'delay', ms: 20 });
      const slow = call();
      await slack.waitFor(() => slack.messages().length === 1);
      assert.equal(slack.calls[0]?.status, undefined);
      assert.equal((await slow).body['ok'], true);

      slack.fail('chat.postMessage', { kind: 'hang' });
      const never = call();
      await slack.waitFor(() => slack.calls.length === 2);
      slack.heal();
      await slack.refuse();
      await assert.rejects(never);
    });
  });
});
