import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import type { ContactRequest, Place } from '../../src/domain/contact-request';
import { createNotifier, type Notifier } from '../../src/slack/notifier';
import { findPermalink } from '../../src/slack/permalink';
import { textsFor } from '../../src/texts/catalogue';
import { useRealNetwork } from '../desk/kit';
import { ASKED_AT, aRequest } from '../support/requests';
import { clientOf, withBrokenSlack } from './kit';

const en = textsFor('en');

describe('telling people in Slack', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let notifier: Notifier;

  beforeEach(async () => {
    slack = await startSlack({
      now: () => ASKED_AT + 3_000,
      // The clock stands still, so that a second never goes by.
      postLimitPerSecond: Number.POSITIVE_INFINITY,
    });
    notifier = createNotifier({
      client: clientOf(slack),
      texts: en,
      names: () => undefined,
      workspaceUrl: 'https://desk.example/',
    });
  });

  afterEach(() => slack.close());

  const calls = (method: string) => slack.calls.filter((call) => call.method === method);

  /** A request of Alice's whose message stands in a channel. */
  async function shown(): Promise<{ request: ContactRequest; place: Place & { ts: string } }> {
    const posted = await clientOf(slack).chat.postMessage({ channel: 'C_MEMBER', text: 'shown' });
    const place = { kind: 'message', channel: 'C_MEMBER', ts: String(posted.ts) } as const;
    return { request: requestAt(place), place };
  }

  function requestAt(place?: Place): ContactRequest {
    return aRequest({
      askedBy: 'U_ALICE',
      session: { phase: 'waiting', agent: 'bob@example.com', told: [] },
      ...(place && { place }),
    });
  }

  it('writes to the agent directly, with links to the message and to Desk', async () => {
    const { request, place } = await shown();
    assert.deepEqual(await notifier.tellAgent(request, 'U_BOB'), { kind: 'said' });
    const { id } = slack.workspace.directMessages('U_BOB');
    const [message, ...others] = slack.workspace.messages.in(id);
    assert.equal(others.length, 0);
    const text = message?.text ?? '';
    assert.ok(text.includes(en.session.yours('customer-1')), text);
    assert.ok(text.includes(`/archives/C_MEMBER/p${place.ts.replace('.', '')}|`), text);
    assert.ok(text.includes(`<https://desk.example/|${en.session.openDesk}>`), text);
  });

  it('alerts whoever asked in the thread of the message', async () => {
    const { request, place } = await shown();
    assert.deepEqual(await notifier.alertUnaccepted(request), { kind: 'said' });
    const reply = slack.workspace.messages.in('C_MEMBER').at(-1);
    assert.equal(reply?.threadTs, place.ts);
    assert.match(reply?.text ?? '', /^<@U_ALICE> Agent bob@example\.com has not accepted/);
  });

  for (const place of [undefined, { kind: 'response' } as const]) {
    it(`alerts whoever asked directly where there is no thread: ${place?.kind}`, async () => {
      assert.deepEqual(await notifier.alertUnaccepted(requestAt(place)), { kind: 'said' });
      const { id } = slack.workspace.directMessages('U_ALICE');
      assert.equal(slack.workspace.messages.in(id).length, 1);
      assert.deepEqual(calls('chat.getPermalink'), []);
    });
  }

  it('alerts whoever asked directly where the thread is not open any more', async () => {
    const { request } = await shown();
    slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' });
    assert.deepEqual(await notifier.alertUnaccepted(request), { kind: 'said' });
    const { id } = slack.workspace.directMessages('U_ALICE');
    const [alert, ...others] = slack.workspace.messages.in(id);
    assert.equal(others.length, 0);
    assert.match(alert?.text ?? '', /with the button of the message/);
  });

  it('says when to try again where Slack asks to wait', async () => {
    slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 17 });
    assert.deepEqual(await notifier.tellAgent(requestAt(), 'U_BOB'), {
      kind: 'later',
      afterMs: 17_000,
    });
  });

  it('tries again where Slack cannot be reached', async () => {
    await slack.refuse();
    const { kind } = await notifier.alertUnaccepted(requestAt());
    assert.equal(kind, 'later');
  });

  for (const [fault, error] of [
    [{ kind: 'error', error: 'user_not_found' }, 'user_not_found'],
    [{ kind: 'status', status: 200, body: '{"ok":true}' }, 'unreadable answer'],
    [{ kind: 'status', status: 500 }, 'HTTP status 500'],
  ] as const) {
    it(`does not say again what Slack refused or may have taken: ${error}`, async () => {
      slack.fail('chat.postMessage', fault);
      assert.deepEqual(await notifier.tellAgent(requestAt(), 'U_BOB'), { kind: 'notSaid', error });
    });
  }

  it('does without the link that Slack does not give', async () => {
    const { request } = await shown();
    slack.fail('chat.getPermalink', { kind: 'error', error: 'message_not_found' });
    assert.deepEqual(await notifier.tellAgent(request, 'U_BOB'), { kind: 'said' });
    const { id } = slack.workspace.directMessages('U_BOB');
    assert.ok(!slack.workspace.messages.in(id)[0]?.text.includes(en.session.openMessage));
  });

  it('finds no link to a direct message, nor where Slack answers something else', async () => {
    const client = clientOf(slack);
    const direct = { kind: 'direct', channel: 'D1', ts: '1.000001' } as const;
    assert.equal(await findPermalink(client, direct), undefined);
    assert.equal(await findPermalink(client, undefined), undefined);
    const place = { ...direct, kind: 'message' } as const;
    for (const body of ['{"ok":true}', '{"ok":true,"permalink":"javascript:x"}', '7']) {
      await withBrokenSlack(
        (response) => void response.writeHead(200).end(body),
        async (broken) => assert.equal(await findPermalink(broken, place), undefined),
      );
    }
  });
});
