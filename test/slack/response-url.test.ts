import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { type ResponseUrlMessage, respond } from '../../src/slack/response-url';
import { useRealNetwork } from '../desk/kit';
import { withServer } from './kit';

const MESSAGE: ResponseUrlMessage = { response_type: 'in_channel', text: 'Done' };

describe('answering through a response_url', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let url: string;

  beforeEach(async () => {
    slack = await startSlack();
    const target = { user: 'U_ALICE', conversation: 'G_PRIVATE', source: undefined };
    url = slack.url + slack.workspace.responseUrls.issue(target);
  });

  afterEach(() => slack.close());

  it('says something where the app is no member', async () => {
    const blocks = [{ type: 'divider' as const }];
    assert.deepEqual(await respond(url, { ...MESSAGE, blocks }), { kind: 'done' });
    const [message] = slack.messages('G_PRIVATE');
    assert.equal(message?.text, 'Done');
    assert.equal(message?.visibleTo, undefined);
    assert.equal(message?.blocks[0]?.type, 'divider');
  });

  it('says something to one person', async () => {
    await respond(url, { ...MESSAGE, response_type: 'ephemeral' });
    assert.equal(slack.messages('G_PRIVATE')[0]?.visibleTo, 'U_ALICE');
  });

  it('is refused after five uses', async () => {
    for (let use = 1; use <= 5; use += 1) {
      assert.deepEqual(await respond(url, MESSAGE), { kind: 'done' });
    }
    assert.deepEqual(await respond(url, MESSAGE), { kind: 'refused', error: 'HTTP status 404' });
  });

  it('is refused where Slack takes no such message', async () => {
    const failed = await respond(url, { ...MESSAGE, text: '' });
    assert.deepEqual(failed, { kind: 'refused', error: 'HTTP status 400' });
  });

  it('is unclear when Slack is in trouble', async () => {
    slack.fail('response_url', { kind: 'status', status: 503 });
    assert.deepEqual(await respond(url, MESSAGE), { kind: 'unclear', error: 'HTTP status 503' });
  });

  it('waits as long as Slack says, or a second', async () => {
    slack.fail('response_url', { kind: 'rateLimited', retryAfter: 7 });
    assert.deepEqual(await respond(url, MESSAGE), { kind: 'rateLimited', afterMs: 7_000 });
    for (const headers of [{}, { 'retry-after': 'soon' }]) {
      slack.fail('response_url', { kind: 'status', status: 429, headers });
      assert.deepEqual(await respond(url, MESSAGE), { kind: 'rateLimited', afterMs: 1_000 });
    }
  });

  it('is unclear when the connection breaks, whether or not something was said', async () => {
    for (const kind of ['reset', 'dropAfterEffect'] as const) {
      slack.fail('response_url', { kind });
      const failed = await respond(url, MESSAGE);
      assert.equal(failed.kind, 'unclear', kind);
    }
    assert.equal(slack.messages('G_PRIVATE').length, 1);
  });

  it('tells a connection that was never made', async () => {
    await slack.refuse();
    assert.deepEqual(await respond(url, MESSAGE), { kind: 'unreachable', error: 'ECONNREFUSED' });
  });

  it('gives up after three seconds', async () => {
    slack.fail('response_url', { kind: 'hang' });
    const began = performance.now();
    assert.deepEqual(await respond(url, MESSAGE), { kind: 'unclear', error: 'TimeoutError' });
    const took = performance.now() - began;
    assert.ok(took > 2_950 && took < 5_000, `${took} ms`);
  });

  it('follows nobody elsewhere', async () => {
    const headers = { location: `${slack.url}/elsewhere` };
    slack.fail('response_url', { kind: 'status', status: 307, headers });
    assert.equal((await respond(url, MESSAGE)).kind, 'unclear');
    assert.equal(slack.calls.length, 1);
  });

  it('does not throw for what is no address', async () => {
    assert.equal((await respond('no address', MESSAGE)).kind, 'unclear');
  });

  it('gives no error that holds the address', async () => {
    for (const fault of [{ kind: 'reset' }, { kind: 'status', status: 500 }] as const) {
      slack.fail('response_url', fault);
      assert.ok(!JSON.stringify(await respond(url, MESSAGE)).includes(url.slice(-20)));
    }
  });

  const refusals: Readonly<Record<string, string>> = {
    '{"ok":false,"error":"invalid_blocks"}': 'invalid_blocks',
    '{"error":"used_url", "ok": false}': 'used_url',
    '{"ok":false}': 'unknown',
    '{"ok":false,"error":"Not <a> code"}': 'unknown',
  };
  for (const [body, error] of Object.entries(refusals)) {
    it(`knows a no that comes with HTTP status 200: ${body}`, async () => {
      await withServer(
        (response) => response.writeHead(200).end(body),
        async (address) => {
          assert.deepEqual(await respond(address, MESSAGE), { kind: 'refused', error });
        },
      );
    });
  }

  for (const body of ['', 'ok', '{"ok":true}']) {
    it(`takes ${JSON.stringify(body)} for a yes`, async () => {
      await withServer(
        (response) => response.writeHead(200).end(body),
        async (address) => assert.deepEqual(await respond(address, MESSAGE), { kind: 'done' }),
      );
    });
  }
});
