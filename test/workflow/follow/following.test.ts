import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../../src/desk/desk';
import type { SessionPhase } from '../../../src/domain/outcome';
import type { ContactWorkflow } from '../../../src/workflow/contact-workflow';
import { ASKED_AT } from '../../support/requests';
import { ASSIGNED, aShownRequest } from '../../support/saved-requests';
import { SHOWN } from '../../support/scripted-announcer';
import { World } from '../world';

const MINUTE = 60_000;

describe('following a session', () => {
  let world: World;
  let processes: ContactWorkflow[];

  beforeEach(() => {
    world = new World();
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop(0)));
  });

  function start(): ContactWorkflow {
    const process = world.started();
    processes.push(process);
    return process;
  }

  function sees(phase: SessionPhase, agent?: string, id = 'session-1'): void {
    const answer: SessionAnswer = { kind: 'known', phase, id, ...(agent && { agent }) };
    world.desk.watched = () => answer;
  }

  it('redraws the message once for each change, and for nothing else', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    start();
    const shown: unknown[] = [];
    for (const [phase, agent] of [
      ['waiting', 'ann@example.com'],
      ['agent', 'ann@example.com'],
      ['waiting', 'bob@example.com'],
      ['agent', 'bob@example.com'],
      ['none', undefined],
    ] as const) {
      sees(phase, agent);
      await world.clock.advance(20_000);
      const { session, revision, shownRevision } = world.request;
      shown.push([session?.phase, session?.agent, revision, shownRevision]);
    }
    assert.deepEqual(shown, [
      ['waiting', 'ann@example.com', 3, 3],
      ['agent', 'ann@example.com', 4, 4],
      ['waiting', 'bob@example.com', 5, 5],
      ['agent', 'bob@example.com', 6, 6],
      ['ended', 'bob@example.com', 7, 7],
    ]);
    assert.equal(world.announcer.announcements.length, 5);
    assert.equal(world.request.lookAt, undefined);
  });

  it('writes nothing for a look that shows nothing new', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    sees('agent', 'ann@example.com');
    start();
    await world.clock.advance(6_000);
    const { version } = world.request;
    await world.clock.advance(5 * MINUTE);
    assert.ok(world.desk.watches.length > 10);
    assert.equal(world.request.version, version);
  });

  it('changes nothing while Desk does not tell', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    start();
    await world.clock.advance(10 * MINUTE);
    assert.deepEqual(world.events, []);
    assert.deepEqual(world.notifier.alerts, []);
  });

  it('looks once while Slack does not take the message, so that it knows which session it is', async () => {
    world.announcer.answer = () => ({ kind: 'later', postUncertain: false, afterMs: 20_000 });
    sees('agent', 'ann@example.com');
    start();
    await world.accepted();
    await world.clock.advance(19_000);
    assert.equal(world.desk.watches.length, 1);
    assert.equal(world.request.session?.id, 'session-1');
    assert.deepEqual(world.announced.slice(1), []);
  });

  it('never takes another session of the customer for the one it was about', async () => {
    world.announcer.answer = () => ({ kind: 'later', postUncertain: false, afterMs: 600_000 });
    start();
    await world.accepted();
    world.announcer.answer = () => SHOWN;
    sees('agent', 'bob@example.com', 'session-2');
    await world.clock.advance(20 * MINUTE);
    const { session, lookAt } = world.request;
    assert.deepEqual([session?.phase, session?.agent], ['missed', 'ann@example.com']);
    assert.deepEqual([session?.id, lookAt], [undefined, undefined]);
    assert.deepEqual(await world.process().endSession('request-1', { by: 'U0002' }), {
      kind: 'outdated',
    });
  });

  it('ends when the message has been deleted, and posts none anew', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    world.announcer.answer = () => ({ kind: 'gone' });
    sees('waiting', 'ann@example.com');
    start();
    await world.clock.advance(2 * MINUTE);
    const { lookAt, dueAt } = world.request;
    assert.deepEqual([lookAt, dueAt], [undefined, undefined]);
    assert.equal(world.announcer.announcements.length, 1);
    assert.deepEqual(world.notifier.alerts, []);
    assert.ok(world.log.events('info').includes('message gone, not followed any more'));
  });

  it('ends half an hour after the assignment, and the message says when it was looked at', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    sees('agent', 'ann@example.com');
    start();
    await world.clock.advance(32 * MINUTE);
    const looks = world.desk.watches.length;
    const { session, lookAt, revision, shownRevision } = world.request;
    assert.deepEqual([lookAt, revision, shownRevision], [undefined, 4, 4]);
    const after = Number(session?.lookedAt) - ASKED_AT;
    assert.ok(after >= 30 * MINUTE && after <= 30 * MINUTE + 1_000, `${after}`);
    assert.equal(world.events.filter((what) => what === 'followingEnded').length, 1);
    await world.clock.advance(60 * MINUTE);
    assert.equal(world.desk.watches.length, looks);
  });

  it('ends in silence where Desk has not told anything to the end', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    start();
    await world.clock.advance(31 * MINUTE);
    assert.deepEqual(world.events, ['followingEnded', 'shown']);
    const { lookAt, session } = world.request;
    assert.deepEqual([lookAt, session?.lookedAt], [undefined, undefined]);
  });

  it('redraws no message that stands at a response_url', async () => {
    const request = aShownRequest(ASSIGNED);
    world.store.put({ ...request, place: { kind: 'response' } });
    sees('agent', 'ann@example.com');
    start();
    await world.clock.advance(31 * MINUTE);
    assert.deepEqual(world.announced, []);
    assert.equal(world.request.session?.phase, 'agent');
    assert.equal(world.request.revision, request.revision);
  });

  it('goes on in another process', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    sees('waiting', 'ann@example.com');
    await start().stop(0);
    await world.clock.advance(30_000);
    assert.deepEqual(world.events, []);
    start();
    await world.clock.advance(1_000);
    assert.deepEqual(world.events, ['sessionSeen', 'shown']);
  });

  it('gives way to whoever has changed the request meanwhile', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    world.desk.watched = () => {
      world.store.put({ ...world.request, version: 99, session: { phase: 'ended', told: [] } });
      return { kind: 'known', phase: 'agent', agent: 'ann@example.com' };
    };
    start();
    await world.clock.advance(5_000);
    assert.equal(world.request.version, 99);
    assert.deepEqual(world.announced, []);
  });

  it('gives way at its end, too', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    world.clock.skip(40 * MINUTE);
    world.store.beforeWrite = ({ what }) => {
      if (what === 'followingEnded') world.store.put({ ...world.request, version: 99 });
    };
    start();
    await world.clock.advance(1_000);
    assert.equal(world.request.version, 99);
    assert.deepEqual(world.announced, []);
  });

  it('leaves a row alone that has no session', async () => {
    const { session: _, ...request } = aShownRequest(ASSIGNED);
    world.store.put(request);
    start();
    await world.clock.advance(60_000);
    assert.deepEqual(world.desk.watches, []);
  });

  it('goes on after the store could not be read or written', async () => {
    world.store.put(aShownRequest(ASSIGNED));
    sees('agent', 'ann@example.com');
    const claim = world.store.claimLook.bind(world.store);
    world.store.claimLook = () => Promise.reject(new Error('the disk does not answer'));
    world.store.beforeRead = () => {
      throw new Error('the disk does not answer');
    };
    start();
    await world.clock.advance(6_000);
    assert.ok(world.log.events('debug').includes('sessions not readable'));
    world.store.beforeRead = undefined;
    await world.clock.advance(2_000);
    assert.ok(world.log.events('error').includes('look not claimed'));
    world.store.claimLook = claim;
    await world.clock.advance(2_000);
    assert.equal(world.request.session?.phase, 'agent');
  });
});
