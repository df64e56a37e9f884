import assert from 'node:assert/strict';
import type { RequestEvent } from '../../../src/domain/contact-request';
import type { FollowedSession } from '../../../src/domain/followed-session';
import type { ContactWorkflow, Presser } from '../../../src/workflow/contact-workflow';
import { settled } from '../../support/manual-clock';
import { ASKED_AT } from '../../support/requests';
import { ASSIGNED, aShownRequest, REFUSED } from '../../support/saved-requests';
import { World } from '../world';

const LIVE: FollowedSession = {
  phase: 'agent',
  id: 'session-1',
  agent: 'ann@example.com',
  shown: true,
  told: [],
};
const PRESSER: Presser = { by: 'U0002', responseUrl: 'https://hooks.example/p' };

let world: World;
let process: ContactWorkflow;

beforeEach(() => {
  world = new World();
  process = world.process();
});

function leave(session: FollowedSession = LIVE): void {
  world.store.put({ ...aShownRequest(ASSIGNED), session });
}

function sees(phase: 'none' | 'waiting' | 'agent', id = 'session-1'): void {
  world.desk.watched = () => ({ kind: 'known', phase, id, agent: 'ann@example.com' });
}

/** Somebody else changes the request with each of the first `times` writes of `what`. */
function changesMeanwhile(what: RequestEvent['what'], times: number): void {
  let left = times;
  world.store.beforeWrite = (event) => {
    if (event.what !== what || left === 0) return;
    left -= 1;
    world.store.put({ ...world.request, version: world.request.version + 1 });
  };
}

for (const act of ['refresh', 'endSession'] as const) {
  describe(`a press of ${act}`, () => {
    const press = async () => (await process[act]('request-1', PRESSER)).kind;

    it('is outdated on a request that is not there, or has no session', async () => {
      assert.equal(await press(), 'outdated');
      world.store.put(aShownRequest(REFUSED));
      assert.equal(await press(), 'outdated');
      assert.deepEqual(world.desk.watches, []);
    });

    it('is outdated on a session that has ended', async () => {
      leave({ ...LIVE, phase: 'ended' });
      assert.equal(await press(), 'outdated');
      assert.deepEqual(world.desk.watches, []);
    });

    it('shows the end at a response_url, which no look can redraw', async () => {
      const over: FollowedSession = { ...LIVE, phase: 'ended' };
      const place = { kind: 'response' } as const;
      world.store.put({ ...aShownRequest(ASSIGNED), session: over, place });
      let drawnThrough: string | undefined;
      world.announcer.answer = ({ responseUrl }) => {
        drawnThrough = responseUrl;
        return { kind: 'shown', place };
      };
      assert.equal(await press(), 'done');
      await settled();
      assert.equal(drawnThrough, PRESSER.responseUrl);
      assert.deepEqual(world.events, ['refreshed', 'shown']);
      assert.deepEqual(world.desk.ended, []);
    });

    it('shows the end where Slack had not taken it for too long', async () => {
      const over: FollowedSession = { ...LIVE, phase: 'ended' };
      const { shownRevision, ...request } = aShownRequest(ASSIGNED);
      world.store.put({ ...request, session: over, shownRevision: shownRevision - 1 });
      assert.equal(await press(), 'done');
      await settled();
      assert.deepEqual(world.announced, ['3@0']);
    });

    it('shows that the session has ended where the look says so', async () => {
      leave();
      sees('agent', 'session-2');
      assert.equal(await press(), 'done');
      await settled();
      assert.equal(world.request.session?.phase, 'ended');
      assert.deepEqual(world.announced, ['3@0']);
      assert.deepEqual(world.desk.ended, []);
    });

    it('says where the store does not answer', async () => {
      leave();
      sees('none');
      world.store.beforeRead = () => {
        throw new Error('the disk does not answer');
      };
      assert.equal(await press(), 'notSaved');
      assert.deepEqual(world.log.events('error'), ['press not saved']);
    });

    it('says where the store takes too long to read', async () => {
      leave();
      world.store.beforeRead = () => new Promise(() => undefined);
      const pressed = press();
      await world.clock.advance(2_000);
      assert.equal(await pressed, 'notSaved');
    });

    it('says where the store takes too long', async () => {
      leave();
      sees('none');
      world.store.beforeWrite = () => new Promise(() => undefined);
      const pressed = press();
      await world.clock.advance(2_000);
      assert.equal(await pressed, 'notSaved');
    });
  });
}

describe('"Refresh"', () => {
  it('shows where the session stands now, and when it was looked at', async () => {
    leave();
    sees('waiting');
    world.clock.skip(90_000);
    const pressed = await process.refresh('request-1', PRESSER);
    assert.equal(pressed.kind, 'done');
    await settled();
    assert.deepEqual(world.request.session, {
      ...LIVE,
      phase: 'waiting',
      lookedAt: ASKED_AT + 90_000,
      waitingAfterMs: 90_000,
    });
    assert.deepEqual(world.events, ['refreshed', 'shown']);
    assert.deepEqual(world.announced, ['3@90000']);
  });

  it('redraws a message that stands at a response_url, through the press', async () => {
    world.store.put({ ...aShownRequest(ASSIGNED), session: LIVE, place: { kind: 'response' } });
    sees('agent');
    let drawnThrough: string | undefined;
    world.announcer.answer = ({ responseUrl }) => {
      drawnThrough = responseUrl;
      return { kind: 'shown', place: { kind: 'response' } };
    };
    await process.refresh('request-1', PRESSER);
    await settled();
    assert.equal(drawnThrough, PRESSER.responseUrl);
    assert.equal(world.request.responseUrl, undefined);
  });

  it('keeps what another look has shown since, which may be the newer', async () => {
    leave();
    world.desk.watched = () => {
      const session = { ...LIVE, agent: 'bob@example.com' };
      world.store.put({ ...world.request, version: world.request.version + 1, session });
      return { kind: 'known', phase: 'waiting', id: 'session-1', agent: 'ann@example.com' };
    };
    assert.equal((await process.refresh('request-1', PRESSER)).kind, 'done');
    const { phase, agent, lookedAt } = world.request.session ?? LIVE;
    assert.deepEqual([phase, agent, lookedAt], ['agent', 'bob@example.com', ASKED_AT]);
  });

  it('says where Desk does not tell, and changes nothing', async () => {
    leave();
    assert.deepEqual(await process.refresh('request-1', PRESSER), { kind: 'unknown' });
    assert.deepEqual(world.events, []);
  });

  it('still works when the session is followed no more', async () => {
    const { lookAt: _, ...request } = aShownRequest(ASSIGNED);
    world.store.put({ ...request, session: LIVE });
    sees('waiting');
    assert.equal((await process.refresh('request-1', PRESSER)).kind, 'done');
    assert.equal(world.request.lookAt, undefined);
  });

  it('mentions the agent to whom the session was passed on', async () => {
    leave({ ...LIVE, person: 'U_ANN' });
    world.people.persons.set('bob@example.com', 'U_BOB');
    world.desk.watched = () => ({ kind: 'known', phase: 'agent', agent: 'bob@example.com' });
    await process.refresh('request-1', PRESSER);
    await settled();
    assert.equal(world.request.session?.person, 'U_BOB');
    assert.deepEqual(world.announced, ['3@0']);
    assert.deepEqual(world.notifier.told, [{ person: 'U_BOB', agent: 'bob@example.com' }]);
  });

  it('is saved though others change the request twice meanwhile, not a third time', async () => {
    leave();
    sees('agent');
    changesMeanwhile('refreshed', 2);
    assert.equal((await process.refresh('request-1', PRESSER)).kind, 'done');
    changesMeanwhile('refreshed', 3);
    assert.equal((await process.refresh('request-1', PRESSER)).kind, 'notSaved');
  });
});

describe('"End session"', () => {
  const end = () => process.endSession('request-1', PRESSER);

  it('ends it in Desk, shows it, and says who did', async () => {
    leave();
    sees('agent');
    assert.equal((await end()).kind, 'done');
    await settled();
    assert.deepEqual(world.desk.ended, ['session-1']);
    assert.deepEqual(world.request.session, { ...LIVE, phase: 'ended', endedBy: 'U0002' });
    assert.equal(world.request.lookAt, undefined);
    assert.deepEqual(world.events, ['endingSession', 'sessionEnded', 'shown']);
    assert.deepEqual(world.announced, ['3@0']);
  });

  it('ends the session that was seen last where Desk does not tell about it', async () => {
    leave();
    assert.equal((await end()).kind, 'done');
    assert.deepEqual(world.desk.ended, ['session-1']);
  });

  for (const [what, watched] of [
    ['that has not come yet', { kind: 'known', phase: 'none' }],
    ['that nobody has seen', { kind: 'unknown' }],
    ['without an ID', { kind: 'known', phase: 'agent' }],
  ] as const) {
    it(`says that it could not tell, for a session ${what}`, async () => {
      leave({ phase: 'assigned', told: [] });
      world.desk.watched = () => watched;
      assert.deepEqual(await end(), { kind: 'unknown' });
      assert.deepEqual(world.desk.ended, []);
    });
  }

  for (const answer of [
    { kind: 'refused', code: 141003, info: 'no' },
    { kind: 'unknown' },
  ] as const) {
    it(`passes on what Desk says, and keeps who asked: ${answer.kind}`, async () => {
      leave();
      sees('agent');
      world.desk.ending = () => answer;
      assert.deepEqual(await end(), answer);
      assert.deepEqual(world.request.session, { ...LIVE, endingBy: 'U0002' });
      assert.deepEqual(world.events, ['endingSession']);
    });
  }

  it('does not say that somebody ended what was over before', async () => {
    leave();
    sees('agent');
    world.desk.ending = () => ({ kind: 'alreadyOver' });
    assert.equal((await end()).kind, 'done');
    const { phase, endedBy, endingBy } = world.request.session ?? LIVE;
    assert.deepEqual([phase, endedBy, endingBy], ['ended', undefined, 'U0002']);
  });

  for (const [told, kind] of [
    ['none', 'done'],
    [undefined, 'unknown'],
  ] as const) {
    it(`looks once more where Desk did not say what it did, and finds ${told ?? 'nothing out'}`, async () => {
      leave();
      sees('agent');
      world.desk.ending = () => {
        world.desk.watched = () =>
          told === undefined ? { kind: 'unknown' } : { kind: 'known', phase: told };
        return { kind: 'unknown' };
      };
      assert.equal((await end()).kind, kind);
      const { phase, endingBy } = world.request.session ?? LIVE;
      assert.deepEqual([phase, endingBy], [kind === 'done' ? 'ended' : 'agent', 'U0002']);
    });
  }

  it('says nothing to the second delivery of a press', async () => {
    leave();
    sees('agent');
    assert.equal((await end()).kind, 'done');
    assert.equal((await end()).kind, 'repeated');
    assert.deepEqual(world.desk.ended, ['session-1']);
  });

  it('ends nothing in Desk before that is on disk', async () => {
    leave();
    sees('agent');
    changesMeanwhile('endingSession', 3);
    assert.equal((await end()).kind, 'notSaved');
    assert.deepEqual(world.desk.ended, []);
  });

  it('says who ended it, though a look has seen the end first', async () => {
    leave();
    sees('agent');
    world.desk.ending = () => {
      const { session: _, lookAt: __, ...request } = world.request;
      const seen: FollowedSession = { ...LIVE, phase: 'ended' };
      world.store.put({ ...request, version: request.version + 1, session: seen });
      return { kind: 'ended' };
    };
    assert.equal((await end()).kind, 'done');
    assert.equal(world.request.session?.endedBy, 'U0002');
  });

  it('is outdated for the second of two who end it at once', async () => {
    leave();
    sees('agent');
    const ends = await Promise.all([end(), process.endSession('request-1', { by: 'U0003' })]);
    assert.deepEqual(ends.map(({ kind }) => kind).sort(), ['done', 'outdated']);
    await settled();
    assert.equal(world.events.filter((what) => what === 'sessionEnded').length, 1);
  });
});
