import assert from 'node:assert/strict';
import type { Place } from '../../src/domain/contact-request';
import type { Outcome } from '../../src/domain/outcome';
import { textsFor } from '../../src/texts/catalogue';
import { useRealNetwork } from '../desk/kit';
import { type AnnouncerTest, done, useAnnouncer, working } from './announcing';
import { ASSIGNED, settled } from './kit';

const en = textsFor('en');

describe('announcing where the app may post', () => {
  useRealNetwork();
  const announcing = useAnnouncer();

  for (const conversation of ['C_MEMBER', 'C_PUBLIC', 'G_MEMBER']) {
    it(`posts one message in ${conversation}`, async () => {
      const test = announcing();
      const place = await test.shown(done({ conversation }));
      const [message, ...more] = test.slack.messages();
      assert.deepEqual(more, []);
      assert.deepEqual(place, { kind: 'message', channel: conversation, ts: message?.ts });
      assert.match(message?.text ?? '', /^Customer customer-1 was not contacted/);
      assert.equal(message?.via, 'chat.postMessage');
    });
  }

  it('posts with what finds the message again, and without links unfolded or names linked', async () => {
    const test = announcing();
    await test.shown(done());
    const [message] = test.slack.messages();
    assert.deepEqual(message?.metadata, {
      event_type: 'contact_request',
      event_payload: { request_id: 'request-1' },
    });
    const { args } = test.calls('chat.postMessage')[0] ?? assert.fail();
    const { unfurl_links, unfurl_media, link_names, parse } = args;
    assert.deepEqual(
      [unfurl_links, unfurl_media, link_names, parse],
      ['false', 'false', 'false', 'none'],
    );
  });

  it('draws the message again in place, and keeps what finds it', async () => {
    const test = announcing();
    const place = await test.shown(working());
    assert.deepEqual(await test.shown(done({ place })), place);
    const [message, ...more] = test.slack.messages();
    assert.deepEqual(more, []);
    assert.equal(message?.edited, 1);
    assert.match(message?.text ?? '', /was not contacted/);
    assert.deepEqual(message?.metadata?.event_payload, { request_id: 'request-1' });
    assert.deepEqual(
      test.slack.calls.map(({ method }) => method),
      ['chat.postMessage', 'chat.update'],
    );
    assert.equal(test.calls('chat.update')[0]?.args['parse'], 'none');
  });

  it('takes the buttons away when there is nothing to press any more', async () => {
    const test = announcing();
    const place = await test.shown(done());
    await test.shown(settled(ASSIGNED, { conversation: 'C_MEMBER', place, revision: 3 }));
    assert.doesNotMatch(JSON.stringify(test.slack.messages()[0]?.blocks), /button/);
  });

  it('posts anew when the message was deleted', async () => {
    const test = announcing();
    const place = await test.shown(working());
    const [gone] = test.slack.messages();
    test.slack.workspace.messages.remove(gone ?? assert.fail());
    const again = await test.shown(done({ place }));
    assert.equal(again.kind, 'message');
    assert.notDeepEqual(again, place);
    assert.equal(test.slack.messages().length, 1);
    assert.deepEqual(test.log.lines, [
      { level: 'warn', event: 'message gone, posted anew', error: 'message_not_found' },
    ]);
  });

  it('posts no message anew that was deleted after its outcome was shown', async () => {
    const test = announcing();
    const place = await test.shown(working());
    const [gone] = test.slack.messages();
    test.slack.workspace.messages.remove(gone ?? assert.fail());
    const session = { phase: 'agent', shown: true, told: [] } as const;
    const request = settled(ASSIGNED, { conversation: 'C_MEMBER', place, session, revision: 3 });
    assert.deepEqual(await test.announcer.announce(request, false), { kind: 'gone' });
    assert.deepEqual(test.slack.messages(), []);
  });

  it('updates the message however long its texts are', async () => {
    const test = announcing();
    const place = await test.shown(working());
    const target = { customer: '&'.repeat(32), account: '@one', agent: `${'&'.repeat(250)}@a.b` };
    const outcome: Outcome = { kind: 'refused', code: 149999, info: '&'.repeat(500) };
    const longest = settled(outcome, {
      conversation: 'C_MEMBER',
      target,
      reason: '&'.repeat(500),
      place,
    });
    assert.deepEqual(await test.shown(longest), place);
  });
});

describe('announcing where the app may not post', () => {
  useRealNetwork();
  const announcing = useAnnouncer();

  it('waits for the outcome before it answers through the response_url', async () => {
    const test = announcing();
    const url = test.responseUrl('G_PRIVATE');
    const request = working({ conversation: 'G_PRIVATE', responseUrl: url });
    assert.deepEqual(await test.announcer.announce(request, false), { kind: 'waiting' });
    assert.deepEqual(test.slack.messages(), []);
    assert.deepEqual(test.calls('response_url'), []);
  });

  it('answers for everybody to see, with the way to invite the app', async () => {
    const test = announcing();
    const request = done({ conversation: 'G_PRIVATE', responseUrl: test.responseUrl('G_PRIVATE') });
    assert.deepEqual(await test.shown(request), { kind: 'response' });
    const [message, ...more] = test.slack.messages();
    assert.deepEqual(more, []);
    assert.deepEqual([message?.channel, message?.visibleTo], ['G_PRIVATE', undefined]);
    assert.ok(message?.text.endsWith(en.message.cannotPostHere('contact-customer')));
    assert.match(message?.text ?? '', /`\/invite @contact-customer`/);
  });

  it('draws that message again through the address of the press', async () => {
    const test = announcing();
    await test.shown(
      done({ conversation: 'G_PRIVATE', responseUrl: test.responseUrl('G_PRIVATE') }),
    );
    const [message] = test.slack.messages();
    const url = test.responseUrl('G_PRIVATE', message?.ts);
    const place: Place = { kind: 'response' };
    const changes = { conversation: 'G_PRIVATE', responseUrl: url, place };
    assert.deepEqual(await test.shown(working({ ...changes, revision: 3 })), place);
    assert.match(message?.text ?? '', /^Contacting/);
    assert.deepEqual(await test.shown(done({ ...changes, revision: 4 })), place);
    assert.equal(test.slack.messages().length, 1);
    assert.match(message?.text ?? '', /was not contacted/);
  });

  it('writes to the person directly, with the way to invite the app, without a response_url', async () => {
    const test = announcing();
    const place = await test.shown(done({ conversation: 'G_PRIVATE' }));
    const [message, ...more] = test.slack.messages();
    assert.deepEqual(more, []);
    assert.deepEqual(place, { kind: 'direct', channel: 'D_U_ALICE', ts: message?.ts });
    const note = en.message.cannotPost('<#G_PRIVATE>', 'contact-customer');
    assert.ok(message?.text.endsWith(note));
    assert.match(message?.text ?? '', /`\/invite @contact-customer`/);
  });

  it('draws a direct message again in place', async () => {
    const test = announcing();
    const place = await test.shown(working({ conversation: 'G_PRIVATE' }));
    assert.deepEqual(await test.shown(done({ conversation: 'G_PRIVATE', place })), place);
    const [message] = test.slack.messages();
    assert.ok(message?.text.endsWith(en.message.cannotPost('<#G_PRIVATE>', 'contact-customer')));
    assert.equal(message?.edited, 1);
  });

  it('writes to the person directly when the response_url is used up', async () => {
    const test = announcing();
    const place = await test.shown(
      done({ conversation: 'G_PRIVATE', responseUrl: `${test.slack.url}/response/used` }),
    );
    assert.equal(place.kind, 'direct');
  });

  it('writes to the person directly when the conversation is archived', async () => {
    const test = announcing();
    assert.equal((await test.shown(done({ conversation: 'C_ARCHIVED' }))).kind, 'direct');
    assert.deepEqual(test.log.lines, [
      { level: 'info', event: 'conversation cannot be posted to', error: 'is_archived' },
    ]);
  });

  it('writes to the person directly when the app lost its place since', async () => {
    const test = announcing();
    const place = await test.shown(working());
    (test.slack.workspace.conversations.get('C_MEMBER') ?? assert.fail()).isArchived = true;
    assert.equal((await test.shown(done({ place }))).kind, 'direct');
  });

  describe('redraws by the press what stands where the app has been removed since', () => {
    /** A message in a channel, pressed on after the app had left. */
    async function pressed(test: AnnouncerTest, error: string) {
      const place = await test.shown(working());
      const [message] = test.slack.messages();
      test.slack.fail('chat.update', { kind: 'error', error });
      const responseUrl = test.responseUrl('C_MEMBER', message?.ts);
      return { message, request: done({ place, responseUrl, revision: 4 }) };
    }

    it('in its place', async () => {
      const test = announcing();
      const { message, request } = await pressed(test, 'channel_not_found');
      assert.deepEqual(await test.shown(request), { kind: 'response' });
      assert.match(message?.text ?? '', /was not contacted/);
      assert.equal(test.slack.messages().length, 1);
    });

    it('later where Slack asks to wait', async () => {
      const test = announcing();
      const { request } = await pressed(test, 'not_in_channel');
      test.slack.fail('response_url', { kind: 'rateLimited', retryAfter: 5 });
      const later = { kind: 'later', afterMs: 5_000, postUncertain: false };
      assert.deepEqual(await test.announcer.announce(request, false), later);
    });

    it('unless it was deleted', async () => {
      const test = announcing();
      const { request } = await pressed(test, 'message_not_found');
      assert.equal((await test.shown(request)).kind, 'message');
      assert.equal(test.slack.messages().length, 2);
    });

    it('unless the press is too old', async () => {
      const test = announcing();
      const { request } = await pressed(test, 'not_in_channel');
      test.slack.fail('response_url', { kind: 'status', status: 404 });
      assert.equal((await test.shown(request)).kind, 'message');
      assert.equal(test.slack.messages().length, 2);
    });
  });

  it('moves to the conversation when a press of an answered message has no address', async () => {
    const test = announcing();
    const place: Place = { kind: 'response' };
    const again = await test.shown(done({ place }));
    assert.equal(again.kind, 'message');
  });

  it('tries again later when the person cannot be written to either', async () => {
    const test = announcing();
    const announced = await test.announcer.announce(
      done({ conversation: 'G_PRIVATE', askedBy: 'U_GONE' }),
      false,
    );
    assert.deepEqual(announced, { kind: 'later', postUncertain: false });
  });

  it('tries again later, certain or not, when the response_url does not work now', async () => {
    const test = announcing();
    const request = done({ conversation: 'G_PRIVATE', responseUrl: test.responseUrl('G_PRIVATE') });
    test.slack.fail('response_url', { kind: 'rateLimited', retryAfter: 5 });
    test.slack.fail('response_url', { kind: 'dropAfterEffect' });
    assert.deepEqual(await test.announcer.announce(request, false), {
      kind: 'later',
      afterMs: 5_000,
      postUncertain: false,
    });
    assert.deepEqual(await test.announcer.announce(request, false), {
      kind: 'later',
      postUncertain: true,
    });
  });
});
