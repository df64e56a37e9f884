import assert from 'node:assert/strict';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { createMessageClient, createPeopleClient, createViewClient } from '../../src/slack/clients';
import { useRealNetwork } from '../desk/kit';
import { QUIET } from './kit';

for (const [name, create, waitsMs] of [
  ['messages', createMessageClient, 5_000],
  ['views', createViewClient, 2_500],
  ['people', createPeopleClient, 2_000],
] as const) {
  describe(`the client for ${name}`, () => {
    useRealNetwork();
    let slack: SlackStandIn;

    beforeEach(async () => {
      slack = await startSlack();
    });
    afterEach(() => slack.close());

    const client = () => {
      const { botToken } = slack.workspace.settings;
      return create({ apiUrl: slack.apiUrl, botToken, logger: QUIET });
    };
    const post = () => client().chat.postMessage({ channel: 'C_MEMBER', text: 'x' });

    it('speaks with the token of the bot', async () => {
      assert.equal((await post()).ok, true);
    });

    it('tries once, whatever goes wrong: a second try could be a second message', async () => {
      for (const fault of [
        { kind: 'reset' },
        { kind: 'dropAfterEffect' },
        { kind: 'status', status: 500 },
        { kind: 'error', error: 'internal_error' },
      ] as const) {
        slack.fail('chat.postMessage', fault);
        await assert.rejects(post());
      }
      assert.equal(slack.calls.length, 4);
    });

    it('says at once that Slack asks to wait, and holds up no other call', async () => {
      const same = client();
      slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 60 });
      const throttled = same.chat.postMessage({ channel: 'C_MEMBER', text: 'x' });
      await assert.rejects(throttled, WebAPIRateLimitedError);
      assert.equal((await same.auth.test()).ok, true);
    });

    it(`waits for an answer no longer than ${waitsMs} ms`, async () => {
      slack.fail('chat.postMessage', { kind: 'hang' });
      const began = performance.now();
      await assert.rejects(post(), /timeout/i);
      const took = performance.now() - began;
      assert.ok(took > waitsMs - 50 && took < waitsMs + 2_000, `${took} ms`);
    });
  });
}
