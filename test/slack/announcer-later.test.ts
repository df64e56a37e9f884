import assert from 'node:assert/strict';
import type { Place } from '../../src/domain/contact-request';
import { useRealNetwork } from '../desk/kit';
import { ASKED_AT } from '../support/requests';
import { type AnnouncerTest, done, useAnnouncer, working } from './announcing';
import { BROKEN_ANSWERS, clientOf, withBrokenSlack } from './kit';

const HISTORY = ['commands', 'chat:write', 'chat:write.public', 'channels:history'];

describe('announcing when Slack does not take it now', () => {
  useRealNetwork();
  const announcing = useAnnouncer();

  it('tries again when Slack says', async () => {
    const test = announcing();
    test.slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 17 });
    assert.deepEqual(await test.announcer.announce(done(), false), {
      kind: 'later',
      afterMs: 17_000,
      postUncertain: false,
    });
    assert.deepEqual(test.log.lines, [
      { level: 'warn', event: 'message not shown yet', error: 'ratelimited', showFailures: 0 },
    ]);
  });

  for (const error of ['token_revoked', 'invalid_blocks']) {
    it(`leaves a message where it stands when Slack refuses to redraw it: ${error}`, async () => {
      const test = announcing();
      test.slack.fail('chat.update', { kind: 'error', error });
      const place: Place = { kind: 'message', channel: 'C_MEMBER', ts: '1.000001' };
      assert.deepEqual(await test.announcer.announce(done({ place }), false), {
        kind: 'later',
        postUncertain: false,
      });
      assert.deepEqual(test.calls('chat.postMessage'), []);
    });
  }

  for (const postUncertain of [false, true]) {
    it(`posts nothing that may be on its way when the lease is over (looked for: ${postUncertain})`, async () => {
      const test = announcing();
      test.now = ASKED_AT + 1;
      // A post may take 5 s.
      const late = working({ dueAt: ASKED_AT + 5_000 });
      const later = { kind: 'later', postUncertain: true };
      assert.deepEqual(await test.announcer.announce(late, postUncertain), later);
      const { dueAt: _, ...without } = late;
      assert.deepEqual(await test.announcer.announce(without, postUncertain), later);
      assert.deepEqual(test.calls('chat.postMessage'), []);
      await test.shown({ ...late, dueAt: ASKED_AT + 5_001 }, postUncertain);
    });
  }

  it('redraws what stands there however short the lease is', async () => {
    const test = announcing();
    const place = await test.shown(working());
    test.now = ASKED_AT + 60_000;
    assert.deepEqual(await test.shown(done({ place })), place);
  });

  it('is certain that nothing was posted where the connection is refused', async () => {
    const test = announcing();
    await test.slack.refuse();
    assert.deepEqual(await test.announcer.announce(done(), false), {
      kind: 'later',
      postUncertain: false,
    });
  });

  for (const fault of [
    { kind: 'reset' },
    { kind: 'dropAfterEffect' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 200, body: 'Sorry' },
    { kind: 'status', status: 200, body: '{"ok":true}' },
    { kind: 'status', status: 200, body: '{"ok":true,"channel":"C1","ts":7}x' },
    { kind: 'error', error: 'internal_error' },
  ] as const) {
    it(`knows that it may have been posted after ${JSON.stringify(fault)}`, async () => {
      const test = announcing();
      test.slack.fail('chat.postMessage', fault);
      assert.deepEqual(await test.announcer.announce(done(), false), {
        kind: 'later',
        postUncertain: true,
      });
      assert.equal(test.calls('chat.postMessage').length, 1);
    });
  }

  it('knows that it may have been posted when there is no answer in time', async () => {
    const test = announcing();
    test.slack.fail('chat.postMessage', { kind: 'hang' });
    const impatient = test.announcerWith(clientOf(test.slack, 100));
    assert.deepEqual(await impatient.announce(done(), false), {
      kind: 'later',
      postUncertain: true,
    });
  });

  for (const [name, answer] of Object.entries(BROKEN_ANSWERS)) {
    it(`never rejects, whatever Slack sends: ${name}`, async () => {
      await withBrokenSlack(answer, async (client) => {
        const unlucky = announcing().announcerWith(client);
        const uncertain = { kind: 'later', postUncertain: true };
        assert.deepEqual(await unlucky.announce(done(), false), uncertain);
        assert.deepEqual(await unlucky.announce(done(), true), uncertain);
        const place: Place = { kind: 'message', channel: 'C1', ts: '1.1' };
        assert.equal((await unlucky.announce(done({ place }), false)).kind, 'later');
      });
    });
  }

  it('redraws later without a doubt: the same place takes it twice', async () => {
    const test = announcing();
    const place = await test.shown(working());
    for (const fault of [{ kind: 'reset' }, { kind: 'dropAfterEffect' }] as const) {
      test.slack.fail('chat.update', fault);
      assert.deepEqual(await test.announcer.announce(done({ place }), false), {
        kind: 'later',
        postUncertain: false,
      });
    }
    assert.deepEqual(await test.shown(done({ place })), place);
    assert.equal(test.slack.messages().length, 1);
  });
});

/** Posts a message of a request that runs; the answer is lost. */
async function loseAnswer({ slack, announcer }: AnnouncerTest): Promise<void> {
  slack.fail('chat.postMessage', { kind: 'dropAfterEffect' });
  const announced = await announcer.announce(working(), false);
  assert.deepEqual(announced, { kind: 'later', postUncertain: true });
  assert.equal(slack.messages().length, 1);
}

describe('announcing after a post whose answer was lost', () => {
  useRealNetwork();
  const announcing = useAnnouncer({ scopes: HISTORY });

  it('finds the message and draws it in place, never posting a second one', async () => {
    const test = announcing();
    await loseAnswer(test);
    const place = await test.shown(done(), true);
    const [message, ...more] = test.slack.messages();
    assert.deepEqual(more, []);
    assert.deepEqual(place, { kind: 'message', channel: 'C_MEMBER', ts: message?.ts });
    assert.match(message?.text ?? '', /was not contacted/);
  });

  it('posts when it was not there after all', async () => {
    const test = announcing();
    await test.shown(done({ id: 'request-2' }));
    await test.shown(done(), true);
    assert.equal(test.slack.messages().length, 2);
  });

  it('posts anew when the message that it found cannot be changed', async () => {
    const test = announcing();
    await loseAnswer(test);
    test.slack.fail('chat.update', { kind: 'error', error: 'cant_update_message' });
    await test.shown(done(), true);
    assert.equal(test.slack.messages().length, 2);
  });

  for (const fault of [
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'error', error: 'fatal_error' },
  ] as const) {
    it(`posts nothing while the history cannot be read: ${JSON.stringify(fault)}`, async () => {
      const test = announcing();
      await loseAnswer(test);
      test.slack.fail('conversations.history', fault);
      assert.deepEqual(await test.announcer.announce(done(), true), {
        kind: 'later',
        postUncertain: true,
      });
      assert.equal(test.slack.messages().length, 1);
    });
  }

  it('keeps the doubt about a message that it found and could not redraw', async () => {
    const test = announcing();
    await loseAnswer(test);
    test.slack.fail('chat.update', { kind: 'rateLimited', retryAfter: 3 });
    assert.deepEqual(await test.announcer.announce(done(), true), {
      kind: 'later',
      afterMs: 3_000,
      postUncertain: true,
    });
    assert.equal(test.slack.messages().length, 1);
  });

  it('keeps the doubt while Slack asks to wait or cannot be reached', async () => {
    const test = announcing();
    test.slack.fail('conversations.history', { kind: 'rateLimited', retryAfter: 60 });
    assert.deepEqual(await test.announcer.announce(done(), true), {
      kind: 'later',
      afterMs: 60_000,
      postUncertain: true,
    });
    await test.slack.refuse();
    assert.deepEqual(await test.announcer.announce(done(), true), {
      kind: 'later',
      postUncertain: true,
    });
  });

  it('does not look for a message whose place is known', async () => {
    const test = announcing();
    const place = await test.shown(working());
    assert.deepEqual(await test.shown(done({ place }), true), place);
    assert.deepEqual(test.calls('conversations.history'), []);
  });
});

describe('announcing after a lost answer without the right to read the history', () => {
  useRealNetwork();
  const announcing = useAnnouncer();

  it('posts again where the history may not be read', async () => {
    const test = announcing();
    await loseAnswer(test);
    assert.equal((await test.shown(done(), true)).kind, 'message');
    assert.equal(test.slack.messages().length, 2);
  });
});
