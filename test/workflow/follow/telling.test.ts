import assert from 'node:assert/strict';
import type { ContactWorkflow } from '../../../src/workflow/contact-workflow';
import { settled } from '../../support/manual-clock';
import { ASSIGNED, aShownRequest } from '../../support/saved-requests';
import { SHOWN } from '../../support/scripted-announcer';
import { World } from '../world';

const ANN = { person: 'U_ANN', agent: 'ann@example.com' };
const BOB = { person: 'U_BOB', agent: 'bob@example.com' };

describe('telling those who are part of a session', () => {
  let world: World;
  let processes: ContactWorkflow[];

  beforeEach(() => {
    world = new World();
    processes = [];
    world.people.persons.set(ANN.agent, ANN.person);
    world.people.persons.set(BOB.agent, BOB.person);
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop(0)));
  });

  function start(): ContactWorkflow {
    const process = world.started();
    processes.push(process);
    return process;
  }

  function waitsFor(agent: string | undefined, phase: 'waiting' | 'agent' = 'waiting'): void {
    world.desk.watched = () => ({ kind: 'known', phase, id: 's1', ...(agent && { agent }) });
  }

  describe('the agent', () => {
    it('is mentioned in the first message, and told after it', async () => {
      await world.accepted();
      assert.deepEqual(world.announced, ['2@0']);
      assert.equal(world.request.session?.person, 'U_ANN');
      assert.deepEqual(world.notifier.told, [ANN]);
      assert.deepEqual(world.events.slice(2), ['settled', 'agentFound', 'shown', 'agentTold']);
    });

    it('is told once, and so is everybody to whom the session is passed on', async () => {
      start();
      await world.accepted();
      for (const agent of [ANN.agent, BOB.agent, ANN.agent, BOB.agent]) {
        waitsFor(agent);
        await world.clock.advance(15_000);
      }
      assert.deepEqual(world.notifier.told, [ANN, BOB]);
    });

    it('is mentioned when who they are is found out late', async () => {
      world.people.persons.clear();
      start();
      await world.accepted();
      waitsFor(ANN.agent);
      await world.clock.advance(10_000);
      assert.deepEqual(world.notifier.told, []);
      world.people.persons.set(ANN.agent, ANN.person);
      await world.clock.advance(10_000);
      assert.deepEqual(world.notifier.told, [ANN]);
      assert.equal(world.request.session?.person, 'U_ANN');
    });

    it('does not keep the message waiting where that cannot be found out soon', async () => {
      world.people.personOf = () => new Promise(() => undefined);
      await world.accepted();
      await world.clock.advance(1_000);
      assert.deepEqual(world.announced, ['2@1000']);
      assert.deepEqual(world.notifier.told, []);
    });

    it('is not told what they pressed themselves', async () => {
      world.people.persons.set(ANN.agent, 'U0001');
      await world.accepted();
      assert.equal(world.request.session?.person, 'U0001');
      assert.deepEqual(world.notifier.told, []);
    });

    it('is not told where that is switched off', async () => {
      world.follow = { ...world.follow, tellAgents: false };
      await world.accepted();
      assert.equal(world.request.session?.person, 'U_ANN');
      assert.deepEqual(world.notifier.told, []);
    });

    it('is not told before the message stands, which the words link to', async () => {
      world.announcer.answer = () => ({ kind: 'later', postUncertain: false });
      await world.accepted();
      assert.deepEqual(world.notifier.told, []);
    });

    it('is not told of a session passed on before the message shows it', async () => {
      start();
      await world.accepted();
      world.announcer.answer = () => ({ kind: 'later', postUncertain: false, afterMs: 10_000 });
      waitsFor(BOB.agent);
      await world.clock.advance(6_000);
      assert.equal(world.request.session?.agent, BOB.agent);
      assert.deepEqual(world.notifier.told, [ANN]);
      world.announcer.answer = () => SHOWN;
      await world.clock.advance(11_000);
      assert.deepEqual(world.notifier.told, [ANN, BOB]);
    });

    for (const [meanwhile, times] of [
      ['is called to it still', 2],
      ['has had it for minutes', 1],
      ['has it no more', 1],
    ] as const) {
      it(`is told once Slack takes it if they still wait to be: the agent ${meanwhile}`, async () => {
        world.notifier.answer = () =>
          world.notifier.told.length < 2 ? { kind: 'later', afterMs: 90_000 } : { kind: 'said' };
        start();
        await world.accepted();
        if (times === 2) waitsFor(ANN.agent);
        else if (meanwhile === 'has had it for minutes') waitsFor(ANN.agent, 'agent');
        else world.desk.watched = () => ({ kind: 'known', phase: 'none' });
        await world.clock.advance(89_000);
        assert.equal(world.notifier.told.length, 1);
        assert.deepEqual(world.request.session?.told, []);
        await world.clock.advance(15_000);
        assert.equal(world.notifier.told.length, times);
      });
    }

    it('is not told by a process that shows the message later, before it has looked', async () => {
      world.announcer.answer = () => ({ kind: 'later', postUncertain: false, afterMs: 6_000 });
      start();
      await world.accepted();
      world.announcer.answer = () => SHOWN;
      await world.clock.advance(20_000);
      assert.equal(world.request.shownRevision, world.request.revision);
      assert.deepEqual(world.notifier.told, []);
      waitsFor(ANN.agent);
      await world.clock.advance(10_000);
      assert.deepEqual(world.notifier.told, [ANN]);
    });

    it('is not told a second time where nobody knows whether they were', async () => {
      world.notifier.answer = () => ({ kind: 'notSaid', error: 'timeout' });
      start();
      await world.accepted();
      waitsFor(ANN.agent);
      await world.clock.advance(60_000);
      assert.equal(world.notifier.told.length, 1);
      assert.ok(world.log.events('warn').includes('not told'));
    });

    it('is not told twice when the process dies between the mark and the words', async () => {
      world.notifier.answer = () => new Promise(() => undefined);
      const dying = await world.accepted();
      void dying.stop(0);
      world.notifier.answer = () => ({ kind: 'said' });
      waitsFor(ANN.agent);
      start();
      await world.clock.advance(120_000);
      assert.equal(world.notifier.told.length, 1);
    });

    it('is not told by a process that has lost the request', async () => {
      world.store.beforeWrite = ({ what }) => {
        if (what === 'agentTold') world.store.put({ ...world.request, version: 99 });
      };
      await world.accepted();
      assert.deepEqual(world.notifier.told, []);
    });

    it('is told nothing of a session that has ended', async () => {
      world.people.persons.clear();
      start();
      await world.accepted();
      waitsFor(ANN.agent);
      await world.clock.advance(6_000);
      world.people.persons.set(ANN.agent, ANN.person);
      world.desk.watched = () => ({ kind: 'known', phase: 'none' });
      await world.clock.advance(10_000);
      assert.equal(world.request.session?.phase, 'ended');
      assert.deepEqual(world.notifier.told, []);
    });
  });

  describe('whoever asked', () => {
    beforeEach(() => {
      world.store.put(aShownRequest(ASSIGNED));
      waitsFor(undefined);
    });

    it('is alerted once, after a minute without anybody accepting', async () => {
      const first = start();
      await world.clock.advance(59_999);
      assert.deepEqual(world.notifier.alerts, []);
      await world.clock.advance(1_001);
      assert.deepEqual(world.notifier.alerts, ['request-1']);
      await first.stop(0);
      start();
      await world.clock.advance(40 * 60_000);
      assert.deepEqual(world.notifier.alerts, ['request-1']);
    });

    it('is not alerted where an agent has accepted in time', async () => {
      waitsFor(ANN.agent, 'agent');
      start();
      await world.clock.advance(40 * 60_000);
      assert.deepEqual(world.notifier.alerts, []);
    });

    it('is never alerted where that is switched off', async () => {
      world.follow = { ...world.follow, acceptAlertMs: undefined };
      start();
      await world.clock.advance(40 * 60_000);
      assert.deepEqual(world.notifier.alerts, []);
    });

    it('is not alerted of an agent who has accepted while Slack asked to wait', async () => {
      world.follow = { ...world.follow, tellAgents: false };
      world.notifier.answer = () => ({ kind: 'later', afterMs: 12_000 });
      start();
      await world.clock.advance(62_000);
      assert.equal(world.notifier.alerts.length, 1);
      waitsFor(ANN.agent, 'agent');
      world.notifier.answer = () => ({ kind: 'said' });
      await world.clock.advance(10 * 60_000);
      assert.equal(world.notifier.alerts.length, 1);
    });

    it('is alerted once Slack takes it, where nobody has accepted meanwhile', async () => {
      world.follow = { ...world.follow, tellAgents: false };
      world.notifier.answer = () =>
        world.notifier.alerts.length < 3 ? { kind: 'later', afterMs: 40_000 } : { kind: 'said' };
      start();
      await world.clock.advance(10 * 60_000);
      assert.equal(world.notifier.alerts.length, 3);
      assert.equal(world.request.session?.alerted, true);
    });

    it('is not alerted by what an old look has shown', async () => {
      start();
      await world.clock.advance(50_000);
      world.desk.watched = () => ({ kind: 'unknown' });
      await world.clock.advance(60_000);
      assert.deepEqual(world.notifier.alerts, []);
    });

    it('is not alerted by a process that has lost the request', async () => {
      world.store.beforeWrite = ({ what }) => {
        if (what === 'acceptAlerted') world.store.put({ ...world.request, version: 99 });
      };
      start();
      await world.clock.advance(61_000);
      assert.deepEqual(world.notifier.alerts, []);
    });

    it('is not alerted twice when the process dies between the mark and the words', async () => {
      world.notifier.answer = () => new Promise(() => undefined);
      const dying = world.started();
      await world.clock.advance(61_000);
      void dying.stop(0);
      await settled();
      world.notifier.answer = () => ({ kind: 'said' });
      start();
      await world.clock.advance(120_000);
      assert.equal(world.notifier.alerts.length, 1);
    });
  });
});
