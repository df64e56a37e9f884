import assert from 'node:assert/strict';
import { ask, buttonsOf, messageSaying, messagesAbout } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

describe('where the bot may not post', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http' });
    await world.start();
  });
  after(() => world.close());

  for (const [channel, note] of [
    ['G_PRIVATE', /`\/invite @/],
    ['D_PEOPLE', /cannot join a direct message/],
  ] as const) {
    it(`answers in ${channel} through the form's response_url, and says what to do`, async () => {
      const customer = `where-${channel}`;
      world.desk.next({ kind: 'code', code: 141001 }, { command: 'contact_user' });
      await ask(world, { customer, channel });
      const message = await messageSaying(world, customer, /was not contacted/);
      assert.equal(message.via, 'response_url');
      assert.equal(message.channel, channel);
      assert.equal(message.visibleTo, undefined);
      assert.match(message.text, note);

      await world.slack.press(message, 'try_again', { user: 'U_ALICE' });
      const again = await messageSaying(world, customer, /was assigned/);
      assert.equal(again.ts, message.ts);
      assert.deepEqual(buttonsOf(again), ['refresh_session', 'end_session']);
      assert.equal(messagesAbout(world, customer).length, 1);
    });
  }

  it('says in the same message how another try ended that took its time', async () => {
    const slowly = { channel: 'G_PRIVATE', customer: 'slow-again' };
    world.desk.next({ kind: 'code', code: 141001 }, { command: 'contact_user' });
    await ask(world, slowly);
    const message = await messageSaying(world, slowly.customer, /was not contacted/);
    world.desk.next({ kind: 'delay', ms: 2_000 }, { command: 'contact_user' });
    await world.slack.press(message, 'try_again', { user: 'U_ALICE' });
    await messageSaying(world, slowly.customer, /^Contacting/);
    const again = await messageSaying(world, slowly.customer, /was assigned/);
    assert.deepEqual([again.ts, again.channel], [message.ts, 'G_PRIVATE']);
    assert.equal(messagesAbout(world, slowly.customer).length, 1);
  });

  it('waits for the outcome before it uses up the response_url', async () => {
    world.desk.next({ kind: 'delay', ms: 1_500 }, { command: 'contact_user' });
    await ask(world, { customer: 'slow-private', channel: 'G_PRIVATE' });
    await messageSaying(world, 'slow-private', /was assigned/);
    const uses = world.slack.calls.filter(
      ({ method, args }) =>
        method === 'response_url' && JSON.stringify(args).includes('slow-private'),
    );
    assert.equal(uses.length, 1);
  });

  it('writes to the person directly where the response_url fails too', async () => {
    world.slack.fail('response_url', { kind: 'status', status: 404 });
    await ask(world, { customer: 'direct-1', channel: 'C_ARCHIVED' });
    const message = await messageSaying(world, 'direct-1', /was assigned/);
    assert.match(message.channel, /^D/);
    assert.match(message.text, /did not let this app post in <#C_ARCHIVED>/);
    assert.match(message.text, /`\/invite @/);
  });

  it('contacts the customer and shows it later while Slack takes no message', async () => {
    world.slack.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 1, times: 2 });
    await ask(world, { customer: 'later-1' });
    await messageSaying(world, 'later-1', /is with agent/);
    assert.equal(messagesAbout(world, 'later-1').length, 1);
  });

  it('posts anew when the message was deleted while the contact was under way', async () => {
    // Slack takes one message a second, so the second one comes well after the first.
    world.desk.next({ kind: 'delay', ms: 4_000 }, { command: 'contact_user' });
    await ask(world, { customer: 'deleted-1' });
    await messageSaying(world, 'deleted-1', /^Contacting/);
    world.slack.fail('chat.update', { kind: 'error', error: 'message_not_found' });
    await messageSaying(world, 'deleted-1', /was assigned|is with agent/);
  });
});

describe('the message after an answer that was lost', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({
      mode: 'http',
      slack: { scopes: ['commands', 'chat:write', 'chat:write.public', 'channels:history'] },
    });
    await world.start();
  });
  after(() => world.close());

  it('is found by its metadata and not posted twice', async () => {
    world.slack.fail('chat.postMessage', { kind: 'dropAfterEffect' });
    await ask(world, { customer: 'found-1' });
    await world.slack.waitFor(
      (slack) => slack.calls.find(({ method }) => method === 'chat.update'),
      15_000,
    );
    assert.equal(messagesAbout(world, 'found-1').length, 1);
  });
});
