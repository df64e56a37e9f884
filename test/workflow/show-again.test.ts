import assert from 'node:assert/strict';
import type { Announced } from '../../src/slack/announcer';
import { settled } from '../support/manual-clock';
import { ASKED_AT } from '../support/requests';
import { ASSIGNED, aSettledRequest } from '../support/saved-requests';
import { SHOWN } from '../support/scripted-announcer';
import { World } from './world';

const UNREACHABLE: Announced = { kind: 'later', postUncertain: false };
const UNCLEAR: Announced = { kind: 'later', postUncertain: true };

describe('a message that Slack does not take', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
    world.announcer.answer = () => UNREACHABLE;
  });

  /** How long the request is left alone after each of the first failures, in ms. */
  async function firstDelays(failures: number): Promise<unknown[]> {
    world.store.put(aSettledRequest(ASSIGNED, ASKED_AT - 12_000));
    const process = world.started();
    const delayed = () =>
      world.store.eventsNow(world.request.id).filter(({ what }) => what === 'showDelayed');
    while (delayed().length < failures) await world.clock.advance(1_000);
    await process.stop(0);
    for (const { at, detail } of delayed().slice(-1)) {
      assert.equal(world.request.dueAt, at + Number(detail?.['delayMs']));
    }
    return delayed().map(({ detail }) => detail?.['delayMs']);
  }

  it('is tried again after 1 s, 2 s, 4 s and so on, up to 5 minutes', async () => {
    const seconds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
    assert.deepEqual(
      await firstDelays(11),
      seconds.map((each) => each * 1_000),
    );
  });

  it('is tried again up to half as long later, so that many are spread', async () => {
    world.random = () => 1;
    assert.deepEqual(await firstDelays(3), [1_500, 3_000, 6_000]);
  });

  for (const random of [0, 1]) {
    it(`waits at least as long as Slack asks for (random: ${random})`, async () => {
      world.random = () => random;
      world.announcer.answer = () => ({ ...UNREACHABLE, afterMs: 30_000 });
      await world.accepted();
      assert.equal(world.request.dueAt, ASKED_AT + 30_000 * (1 + random / 2));
      const process = world.started();
      await world.clock.advance(29_000);
      assert.deepEqual(world.announced, ['2@0']);
      await process.stop(0);
    });
  }

  it('is left alone once Slack has taken it', async () => {
    const answers = [UNREACHABLE, UNREACHABLE, SHOWN];
    world.announcer.answer = () => answers.shift() ?? assert.fail('shown again');
    const process = world.started();
    await world.accepted();
    await world.clock.advance(60_000);
    assert.deepEqual(world.announced, ['2@0', '2@1000', '2@3000']);
    assert.equal(world.request.showFailures, 0);
    assert.equal(world.request.dueAt, undefined);
    await process.stop(0);
  });

  it('is given up after 300 failures', async () => {
    const overdue = aSettledRequest(ASSIGNED, ASKED_AT - 12_000);
    world.store.put({ ...overdue, showFailures: 299 });
    const process = world.started();
    await settled();
    assert.equal(world.request.showFailures, 300);
    assert.equal(world.request.dueAt, ASKED_AT + 300_000);
    await world.clock.advance(60 * 60_000);
    assert.deepEqual(world.announced, ['2@0', '2@300000']);
    assert.deepEqual(world.events, ['takenOver', 'showDelayed', 'takenOver', 'showAbandoned']);
    assert.equal(world.request.dueAt, undefined);
    assert.deepEqual(world.log.events('error'), ['message abandoned']);
    await process.stop(0);
  });

  it('is not put off by a process that has lost the request', async () => {
    world.announcer.answer = (request) => {
      world.store.put({ ...request, version: request.version + 1 });
      return UNREACHABLE;
    };
    await world.accepted();
    assert.deepEqual(world.events, ['accepted', 'calling', 'settled']);
    assert.equal(world.request.showFailures, 0);
  });
});

describe('whether a message may stand there already', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  function uncertain(): boolean[] {
    return world.announcer.announcements.map(({ postUncertain }) => postUncertain);
  }

  async function answersInTurn(...answers: Announced[]): Promise<void> {
    world.announcer.answer = () => answers.shift() ?? assert.fail('shown again');
    const process = world.started();
    await world.accepted();
    await world.clock.advance(60_000);
    await process.stop(0);
  }

  it('is no question as long as nobody has tried', async () => {
    world.answersAfter(1_500);
    await world.accepted();
    await world.clock.advance(1_500);
    assert.deepEqual(uncertain(), [false, false]);
  });

  it('is no question after Slack asked to wait', async () => {
    await answersInTurn(UNREACHABLE, { ...UNREACHABLE, afterMs: 1_000 }, SHOWN);
    assert.deepEqual(uncertain(), [false, false, false]);
  });

  it('is one after a failure that left it open, until that is cleared up', async () => {
    await answersInTurn(UNCLEAR, UNCLEAR, UNREACHABLE, SHOWN);
    assert.deepEqual(uncertain(), [false, true, true, false]);
    assert.equal(world.request.postUncertain, undefined);
  });

  for (const [how, first] of [
    ['left it open', () => UNCLEAR],
    [
      'broke',
      () => {
        throw new Error('a bug');
      },
    ],
  ] as const) {
    it(`is one when the first post ${how}`, async () => {
      world.answersAfter(2_000);
      world.announcer.answer = ({ state }) => (state === 'calling' ? first() : SHOWN);
      await world.accepted();
      await world.clock.advance(2_000);
      assert.deepEqual(uncertain(), [false, true]);
      assert.equal(world.request.postUncertain, undefined);
    });
  }

  it('is no question when its place could not be saved at once', async () => {
    world.answersAfter(2_200);
    world.failWrites('shown');
    await world.accepted();
    await world.clock.advance(1_600);
    world.store.beforeWrite = undefined;
    await world.clock.advance(600);
    assert.deepEqual(uncertain(), [false, false]);
    assert.deepEqual(world.events, ['accepted', 'calling', 'shown', 'settled', 'shown']);
  });

  it('is one when its place could not be saved as long as the lease lasted', async () => {
    world.answersAfter(2_000);
    world.failWrites('shown');
    await world.accepted();
    await world.clock.advance(11_499);
    assert.deepEqual(uncertain(), [false]);
    await world.clock.advance(1);
    assert.deepEqual(uncertain(), [false, true]);
  });

  it('is one when a process died with a lease', async () => {
    world.store.put(aSettledRequest(ASSIGNED, ASKED_AT - 12_000));
    const process = world.started();
    await settled();
    assert.deepEqual(uncertain(), [true]);
    await process.stop(0);
  });

  it('is one when a process died with a lease, after Slack had asked to wait', async () => {
    const delayed = { ...aSettledRequest(ASSIGNED, ASKED_AT - 12_000), showFailures: 1 };
    const { postUncertain: _, ...certain } = delayed;
    world.store.put(certain);
    world.announcer.answer = () => new Promise(() => undefined);
    const dying = world.started();
    await world.clock.advance(1_000);
    const other = world.started();
    await world.clock.advance(12_000);
    assert.deepEqual(uncertain(), [false, true]);
    void dying.stop(0);
    void other.stop(0);
  });

  it('is no question where its place is known', async () => {
    world.neverAnswers();
    await world.accepted();
    await world.clock.advance(1_000);
    const other = world.started();
    await world.clock.advance(60_000);
    assert.deepEqual(uncertain(), [false, false]);
    await other.stop(0);
  });
});
