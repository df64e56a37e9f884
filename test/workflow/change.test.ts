import assert from 'node:assert/strict';
import type { ContactWorkflow } from '../../src/workflow/contact-workflow';
import { settled } from '../support/manual-clock';
import { aSubmission } from '../support/requests';
import { ASSIGNED, aShownRequest, WRONG_CUSTOMER } from '../support/saved-requests';
import { kindsOf, World } from './world';

const RESPONSE = { kind: 'response' } as const;
const responseUrl = 'https://hooks.example/press';
const CHANGED = aSubmission({
  key: 'T0001:V0002',
  target: { customer: 'customer-2', account: '@service', skillGroup: 7 },
  reason: 'another one',
  askedBy: 'U0002',
});

describe('pressing "Change…"', () => {
  let world: World;
  let process: ContactWorkflow;

  beforeEach(() => {
    world = new World();
    process = world.process();
    world.store.put(aShownRequest(WRONG_CUSTOMER));
  });

  it('finds the request to fill the form with, and changes nothing', async () => {
    const found = await process.findPressed(world.pressed('change'));
    assert.deepEqual(found, { kind: 'found', request: world.request });
    assert.deepEqual(world.events, []);
  });

  it('finds nothing for an outdated press', async () => {
    const { revision } = world.request;
    assert.deepEqual(await process.findPressed(world.pressed('change', revision - 1)), {
      kind: 'outdated',
    });
    const nobody = { remedy: 'change', requestId: 'nobody', revision } as const;
    assert.deepEqual(await process.findPressed(nobody), { kind: 'outdated' });
    world.store.put(aShownRequest(ASSIGNED));
    assert.deepEqual(await process.findPressed(world.pressed('change')), { kind: 'outdated' });
  });

  it('does not know when the store fails, or takes longer than a trigger lives', async () => {
    world.store.beforeRead = () => {
      throw new Error('the disk does not answer');
    };
    assert.deepEqual(await process.findPressed(world.pressed('change')), { kind: 'unknown' });
    assert.deepEqual(world.log.events('error'), ['request not readable']);
    world.store.beforeRead = () => new Promise(() => undefined);
    const found = process.findPressed(world.pressed('change'));
    await world.clock.advance(1_500);
    assert.deepEqual(await found, { kind: 'unknown' });
  });

  it('contacts whom the form names, for its reason, on the same request', async () => {
    const answer = await process.change(world.pressed('change'), CHANGED);
    assert.equal(answer.kind, 'started');
    await settled();
    const { id, target, reason, attempt, attemptKey, triedBy, askedBy, key } = world.request;
    assert.deepEqual(
      { id, target, reason, attempt, attemptKey, triedBy, askedBy, key },
      {
        id: 'request-1',
        target: CHANGED.target,
        reason: CHANGED.reason,
        attempt: 2,
        attemptKey: CHANGED.key,
        triedBy: 'U0002',
        askedBy: 'U0001',
        key: aSubmission().key,
      },
    );
    assert.deepEqual(
      world.desk.contacts.map((contact) => contact.target),
      [CHANGED.target],
    );
  });

  it('takes the reason away when the form has none', async () => {
    world.store.put({ ...world.request, reason: 'an old one' });
    const { reason: _, ...withoutReason } = CHANGED;
    await process.change(world.pressed('change'), withoutReason);
    assert.equal('reason' in world.request, false);
  });

  it('makes one attempt of two deliveries of one form', async () => {
    const press = world.pressed('change');
    const answers = await Promise.all([
      process.change(press, CHANGED),
      world.process().change(press, CHANGED),
    ]);
    await settled();
    answers.push(await process.change(press, CHANGED));
    assert.deepEqual(kindsOf(answers), ['repeated', 'repeated', 'started']);
    assert.equal(world.desk.contacts.length, 1);
    assert.equal(world.request.attempt, 2);
  });

  it('does not pretend to have taken another wish of a form that was taken before', async () => {
    const press = world.pressed('change');
    await process.change(press, CHANGED);
    const answer = await process.change(press, { ...CHANGED, reason: 'a third one' });
    assert.deepEqual(answer, { kind: 'sentBefore', customer: 'customer-2' });
    assert.equal(world.request.reason, CHANGED.reason);
    assert.equal(world.request.attempt, 2);
  });

  it('counts once when two people change the same message', async () => {
    const press = world.pressed('change');
    const other = { ...CHANGED, key: 'T0001:V0003' };
    const answers = [await process.change(press, CHANGED), await process.change(press, other)];
    assert.deepEqual(kindsOf(answers), ['outdated', 'started']);
    assert.equal(world.request.attemptKey, CHANGED.key);
  });

  it('redraws a message at a response_url through the press that opened the form', async () => {
    world.store.put({ ...aShownRequest(WRONG_CUSTOMER), place: RESPONSE });
    const through: (string | undefined)[] = [];
    world.announcer.answer = (request) => {
      through.push(request.responseUrl);
      return { kind: 'shown', place: RESPONSE };
    };
    await process.change(world.pressed('change'), { ...CHANGED, responseUrl });
    await settled();
    assert.deepEqual(through, [responseUrl]);
  });
});
