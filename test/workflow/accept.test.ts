import assert from 'node:assert/strict';
import type { Accepted } from '../../src/workflow/contact-workflow';
import { settled } from '../support/manual-clock';
import { aSubmission } from '../support/requests';
import { World } from './world';

/** What `promise` has come to so far. */
async function soFar(promise: Promise<Accepted>): Promise<string> {
  let kind = 'open';
  void promise.then((accepted) => {
    kind = accepted.kind;
  });
  await settled();
  return kind;
}

describe('accepting a submission', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  for (const when of ['beforeWrite', 'afterWrite'] as const) {
    it(`answers only when the store has (${when})`, async () => {
      const held = world.hold('accepted', when);
      const accepted = world.process().accept(aSubmission());
      assert.equal(await soFar(accepted), 'open');
      assert.deepEqual(world.desk.contacts, []);
      await held.release();
      assert.equal(await soFar(accepted), 'saved');
      assert.equal(world.desk.contacts.length, 1);
    });
  }

  it('answers without waiting for Desk or Slack', async () => {
    world.neverAnswers();
    const accepted = await world.process().accept(aSubmission());
    assert.deepEqual(accepted, { kind: 'saved' });
    await settled();
    assert.equal(world.request.state, 'calling');
    assert.deepEqual(world.announcer.announcements, []);
  });

  it('keeps what was asked for, by whom and when', async () => {
    const submission = aSubmission({
      reason: 'a late order',
      responseUrl: 'https://hooks.example',
    });
    const asked = world.clock.now();
    world.neverAnswers();
    await world.process().accept(submission);
    await settled();
    const { id, key, target, reason, askedBy, triedBy, askedAt, attempt } = world.request;
    assert.deepEqual(
      { id, key, target, reason, askedBy, triedBy, askedAt, attempt },
      {
        id: 'request-1',
        key: submission.key,
        target: submission.target,
        reason: 'a late order',
        askedBy: 'U0001',
        triedBy: 'U0001',
        askedAt: asked,
        attempt: 1,
      },
    );
    assert.deepEqual(world.log.workedOn, ['request-1']);
  });

  it('makes one request and one contact of two deliveries', async () => {
    const process = world.process();
    const both = [process.accept(aSubmission()), process.accept(aSubmission())];
    assert.deepEqual(await Promise.all(both), [{ kind: 'saved' }, { kind: 'saved' }]);
    await settled();
    assert.deepEqual(await process.accept(aSubmission()), { kind: 'saved' });
    assert.deepEqual(await world.process().accept(aSubmission()), { kind: 'saved' });
    await world.clock.advance(60_000);
    assert.equal(world.store.all().length, 1);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.announcer.announcements.length, 1);
  });

  for (const [what, changed] of [
    ['customer', { target: { customer: 'customer-2', account: '@service' } }],
    ['reason', { reason: 'another one' }],
    ['conversation', { conversation: 'C0002' }],
  ] as const) {
    it(`does not pretend to have saved another ${what} of a form that was saved before`, async () => {
      const process = await world.accepted();
      const answer = await process.accept(aSubmission(changed));
      assert.deepEqual(answer, { kind: 'sentBefore', customer: 'customer-1' });
      assert.deepEqual(world.request.target, aSubmission().target);
      assert.equal(world.desk.contacts.length, 1);
    });
  }

  it('makes two requests of two submissions for one customer', async () => {
    const process = world.process();
    await process.accept(aSubmission({ key: 'T0001:V0001' }));
    await process.accept(aSubmission({ key: 'T0001:V0002' }));
    assert.equal(world.store.all().length, 2);
  });

  it('says so when the store cannot save, and contacts nobody', async () => {
    world.failWrites('accepted');
    assert.deepEqual(await world.process().accept(aSubmission()), { kind: 'notSaved' });
    await world.clock.advance(60_000);
    assert.deepEqual(world.store.all(), []);
    assert.deepEqual(world.desk.contacts, []);
    assert.deepEqual(world.log.events('error'), ['request not saved']);
  });

  it('waits for the store for 2 s, then says that it is not saved', async () => {
    world.hold('accepted', 'beforeWrite');
    const accepted = world.process().accept(aSubmission());
    await world.clock.advance(1_999);
    assert.equal(await soFar(accepted), 'open');
    await world.clock.advance(1);
    assert.equal(await soFar(accepted), 'notSaved');
  });

  it('runs what was saved too late when its lease runs out, and takes its second delivery', async () => {
    const held = world.hold('accepted', 'beforeWrite');
    const process = world.started();
    const first = process.accept(aSubmission());
    await world.clock.advance(2_000);
    assert.deepEqual(await first, { kind: 'notSaved' });
    await held.release();
    assert.deepEqual(await process.accept(aSubmission()), { kind: 'saved' });
    assert.deepEqual(world.desk.contacts, []);
    await world.clock.advance(3_000);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.request.state, 'settled');
    await process.stop(0);
  });

  it('leaves no timer behind', async () => {
    await world.accepted();
    assert.equal(world.clock.sleeping, 0);
  });
});
