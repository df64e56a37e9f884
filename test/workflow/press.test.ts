import assert from 'node:assert/strict';
import type { Outcome } from '../../src/domain/outcome';
import { startCalling } from '../../src/domain/transitions';
import type { ContactWorkflow } from '../../src/workflow/contact-workflow';
import { settled } from '../support/manual-clock';
import { ASKED_AT } from '../support/requests';
import {
  ASSIGNED,
  aSettledRequest,
  aShownRequest,
  REFUSED,
  UNCONFIRMED,
  WRONG_CUSTOMER,
} from '../support/saved-requests';
import { PLACE } from '../support/scripted-announcer';
import { kindsOf, World } from './world';

const BY = { by: 'U0002' };

describe('pressing a button', () => {
  let world: World;
  let process: ContactWorkflow;

  beforeEach(() => {
    world = new World();
    process = world.process();
  });

  function shown(outcome: Outcome): void {
    world.store.put(aShownRequest(outcome));
  }

  describe('"Try again" and "Contact anyway"', () => {
    for (const [remedy, outcome] of [
      ['tryAgain', REFUSED],
      ['contactAnyway', UNCONFIRMED],
    ] as const) {
      it(`${remedy}: makes a new attempt on the same request and its message`, async () => {
        shown(outcome);
        const answer = await process.press(world.pressed(remedy), BY);
        assert.equal(answer.kind, 'started');
        await settled();
        const { id, attempt, triedBy, askedBy, place, revision } = world.request;
        assert.deepEqual(
          { id, attempt, triedBy, askedBy, place, revision },
          {
            id: 'request-1',
            attempt: 2,
            triedBy: 'U0002',
            askedBy: 'U0001',
            place: PLACE,
            revision: 4,
          },
        );
        assert.equal(world.request.outcome?.kind, 'assigned');
        assert.equal(world.desk.contacts.length, 1);
        assert.deepEqual(world.desk.sessions, []);
        assert.deepEqual(world.announced, ['4@0']);
        const pressed = remedy === 'contactAnyway' ? 'contactedAnyway' : 'triedAgain';
        assert.deepEqual(world.events, [pressed, 'calling', 'settled', 'shown']);
      });
    }

    it('calls only when the store has answered that the press is saved', async () => {
      shown(REFUSED);
      const held = world.hold('triedAgain', 'afterWrite');
      const answer = process.press(world.pressed('tryAgain'), BY);
      await settled();
      assert.deepEqual(world.desk.contacts, []);
      await held.release();
      assert.equal((await answer).kind, 'started');
      assert.equal(world.desk.contacts.length, 1);
    });
  });

  describe('"Check again"', () => {
    it('asks for the session, and contacts nobody', async () => {
      shown(UNCONFIRMED);
      world.desk.session = () => ({ kind: 'known', phase: 'agent' });
      assert.equal((await process.press(world.pressed('checkAgain'), BY)).kind, 'started');
      await settled();
      assert.deepEqual(world.request.outcome, { kind: 'assigned', evidence: 'agent' });
      assert.equal(world.request.attempt, 1);
      assert.deepEqual(world.desk.contacts, []);
      assert.deepEqual(world.announced, ['4@0']);
      assert.equal(world.store.eventsNow(world.request.id)[0]?.who, 'U0002');
    });

    it('keeps why there was no answer, and can be pressed again and again', async () => {
      shown(UNCONFIRMED);
      world.desk.session = () => ({ kind: 'unknown' });
      for (let nth = 0; nth < 3; nth += 1) {
        assert.equal((await process.press(world.pressed('checkAgain'), BY)).kind, 'started');
        await world.clock.advance(15_000);
        assert.deepEqual(world.request.outcome, UNCONFIRMED);
      }
      assert.deepEqual(world.desk.contacts, []);
    });

    it('contacts nobody when its process dies', async () => {
      shown(UNCONFIRMED);
      world.desk.session = () => new Promise(() => undefined);
      await process.press(world.pressed('checkAgain'), BY);
      world.desk.session = () => ({ kind: 'unknown' });
      const other = world.started();
      await world.clock.advance(12_000);
      assert.deepEqual(world.request.outcome, UNCONFIRMED);
      assert.deepEqual(world.desk.contacts, []);
      await other.stop(0);
    });
  });

  describe('that somebody else has pressed', () => {
    for (const [remedy, outcome] of [
      ['tryAgain', REFUSED],
      ['checkAgain', UNCONFIRMED],
      ['contactAnyway', UNCONFIRMED],
    ] as const) {
      it(`${remedy}: of two presses on one message one counts`, async () => {
        shown(outcome);
        const press = world.pressed(remedy);
        const answers = await Promise.all([
          process.press(press, BY),
          world.process().press(press, BY),
          process.press(press, BY),
        ]);
        await world.clock.advance(60_000);
        assert.deepEqual(kindsOf(answers), ['outdated', 'outdated', 'started']);
        assert.equal(world.desk.contacts.length, remedy === 'checkAgain' ? 0 : 1);
        assert.deepEqual(await process.press(press, BY), { kind: 'outdated' });
      });
    }

    it('is outdated while the attempt runs, and when it has ended the same way', async () => {
      shown(REFUSED);
      const press = world.pressed('tryAgain');
      world.answersAfter(500, { kind: 'refused', code: 141001, info: '' });
      await process.press(press, BY);
      assert.deepEqual(await process.press(press, BY), { kind: 'outdated' });
      assert.deepEqual(await process.press(world.pressed('tryAgain'), BY), { kind: 'outdated' });
      await world.clock.advance(500);
      assert.equal(world.request.outcome?.kind, 'refused');
      assert.deepEqual(await process.press(press, BY), { kind: 'outdated' });
      assert.equal(world.desk.contacts.length, 1);
      assert.equal((await process.press(world.pressed('tryAgain'), BY)).kind, 'started');
    });
  });

  describe('that the message does not offer', () => {
    for (const [remedy, outcome] of [
      ['tryAgain', ASSIGNED],
      ['contactAnyway', REFUSED],
      ['checkAgain', WRONG_CUSTOMER],
      ['tryAgain', UNCONFIRMED],
    ] as const) {
      it(`does nothing: ${remedy} on ${outcome.kind}`, async () => {
        shown(outcome);
        assert.deepEqual(await process.press(world.pressed(remedy), BY), { kind: 'outdated' });
        assert.deepEqual(world.events, []);
      });
    }

    it('does nothing on a request that nobody knows', async () => {
      const press = { remedy: 'tryAgain', requestId: 'nobody', revision: 2 } as const;
      assert.deepEqual(await process.press(press, BY), { kind: 'outdated' });
    });
  });

  describe('on a message that stands at a response_url', () => {
    const place = { kind: 'response' } as const;
    const responseUrl = 'https://hooks.example/press';

    for (const [remedy, outcome] of [
      ['tryAgain', REFUSED],
      ['checkAgain', UNCONFIRMED],
    ] as const) {
      it(`${remedy}: the message is redrawn through the press`, async () => {
        world.store.put({
          ...aShownRequest(outcome),
          place,
          responseUrl: 'https://hooks.example/old',
        });
        const shownAt: unknown[] = [];
        world.announcer.answer = (request) => {
          shownAt.push(request.responseUrl);
          return { kind: 'shown', place };
        };
        world.desk.session = () => ({ kind: 'known', phase: 'agent' });
        await process.press(world.pressed(remedy), { ...BY, responseUrl });
        await settled();
        assert.deepEqual(shownAt, [responseUrl]);
      });
    }
  });

  it('does nothing while the request is called', async () => {
    world.store.put(startCalling(aSettledRequest(REFUSED), ASKED_AT).after);
    assert.deepEqual(await process.press(world.pressed('tryAgain'), BY), { kind: 'outdated' });
  });
});
