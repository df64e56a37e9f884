import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import { callDesk, codeOf } from './call-desk';
import { ManualTimers } from './manual-timers';
import { ALICE, BOB, begin, CUSTOMER, contact, isDone, isRefused, loadOf, session } from './people';

const PAIR = { ClientUserId: 'customer-1', CustomerServiceId: '@support' };

describe('an agent who is called to a session in the local Desk', () => {
  let desk: DeskStandIn;
  let timers: ManualTimers;

  async function start(options: DeskOptions = {}): Promise<void> {
    await desk?.close();
    timers = new ManualTimers();
    desk = await startDesk({
      ...{ accounts: ['@support'], serviceMode: 'manual', acceptSeconds: 20 },
      ...{ timers, now: () => timers.now },
      ...options,
    });
  }
  beforeEach(() => start());
  afterEach(() => desk.close());

  const stands = () => [session(desk).state, session(desk).agent];
  /** What the API says of it. */
  async function shown(): Promise<unknown[]> {
    const { CurrentState, AgentId } = await callDesk(desk, 'get_session_state', PAIR);
    return [CurrentState, AgentId];
  }

  it('has so many seconds to accept; then Desk gives it to another', async () => {
    await contact(desk, { MemberId: ALICE });
    assert.equal(session(desk).acceptBy, timers.now + 20_000);
    timers.advance(19_999);
    assert.deepEqual(await shown(), ['WaitingForAgentAnswering', ALICE]);
    const { id } = session(desk);
    timers.advance(1);
    assert.deepEqual(await shown(), ['WaitingForAgentAnswering', BOB]);
    assert.deepEqual([loadOf(desk, ALICE), loadOf(desk, BOB)], [0, 1]);
    assert.deepEqual([session(desk).id, session(desk).acceptBy], [id, timers.now + 20_000]);
  });

  it('is seen to be another by whoever listens', async () => {
    await contact(desk, { MemberId: ALICE });
    let changes = 0;
    desk.onChange(() => {
      changes += 1;
    });
    timers.advance(20_000);
    assert.equal(changes, 1);
  });

  it('keeps the session once it is accepted', async () => {
    await contact(desk, { MemberId: ALICE });
    isDone(desk.people.acceptSession(session(desk).id));
    assert.deepEqual([session(desk).acceptBy, timers.waiting], [undefined, 0]);
    timers.advance(60_000);
    assert.deepEqual(await shown(), ['Agent', ALICE]);
  });

  it('has as long as it takes where no time is set, or where it is taken away', async () => {
    await start({ acceptSeconds: 0 });
    await contact(desk, { MemberId: ALICE });
    assert.deepEqual([session(desk).acceptBy, timers.waiting], [undefined, 0]);
    isDone(desk.people.changeSettings({ acceptSeconds: 5 }));
    assert.equal(timers.waiting, 1);
    isDone(desk.people.changeSettings({ acceptSeconds: 0 }));
    assert.equal(timers.waiting, 0);
    timers.advance(60_000);
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', ALICE]);
  });

  it('has the whole of another time when it is changed meanwhile', async () => {
    await contact(desk, { MemberId: ALICE });
    timers.advance(10_000);
    isDone(desk.people.changeSettings({ acceptSeconds: 15 }));
    timers.advance(14_999);
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', ALICE]);
    timers.advance(1);
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', BOB]);
  });

  it('is not called in automatic mode', async () => {
    await start({ serviceMode: 'automatic' });
    await contact(desk, { MemberId: ALICE });
    assert.deepEqual([stands(), timers.waiting], [['Agent', ALICE], 0]);
  });

  it('has a time of their own after the session was handed to them', async () => {
    await contact(desk, { MemberId: ALICE });
    timers.advance(15_000);
    isDone(desk.people.reassignSession(session(desk).id, BOB));
    timers.advance(19_999);
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', BOB]);
    timers.advance(1);
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', ALICE]);
  });

  it('gives the session up to the queue where nobody else of the skill group is free', async () => {
    await start({ accounts: [{ id: '@support', groups: [101, 102] }] });
    await contact(desk, { GroupId: 101 });
    timers.advance(20_000);
    assert.deepEqual(await shown(), ['Queueing', '']);
    assert.deepEqual([loadOf(desk, ALICE), timers.waiting], [0, 0]);
    assert.equal(session(desk).acceptBy, undefined);
    isDone(desk.people.reassignSession(session(desk).id, ALICE));
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', ALICE]);
  });

  it('passes it on by hand, without waiting for the time to be up', async () => {
    await start({ acceptSeconds: 0 });
    await contact(desk, { MemberId: ALICE });
    const { id } = session(desk);
    isDone(desk.people.passSessionOn(id));
    assert.deepEqual(stands(), ['WaitingForAgentAnswering', BOB]);
    isDone(desk.people.acceptSession(id));
    isRefused(desk.people.passSessionOn(id), /nobody can pass it on/);
    desk.state.accounts.clear();
    const gone = { customer: 'customer-2', account: '@gone', agent: ALICE } as const;
    const waiting = desk.putSession({ ...gone, state: 'WaitingForAgentAnswering' });
    isDone(desk.people.passSessionOn(waiting.id));
    assert.equal(waiting.state, 'Queueing');
  });

  it('is called no more when the session ends, whoever ends it', async () => {
    await contact(desk);
    assert.equal(await codeOf(desk, 'end_session', { SessionId: session(desk).id }), 0);
    assert.equal(timers.waiting, 0);
    await contact(desk);
    isDone(desk.people.endSession(session(desk).id));
    assert.deepEqual([timers.waiting, await shown()], [0, ['NotInSession', '']]);
  });

  it('is called to sessions that were there at the start, and to those that are put there', async () => {
    const place = { customer: 'customer-1', account: '@support', agent: ALICE } as const;
    const waiting = { ...place, state: 'WaitingForAgentAnswering' } as const;
    await start({ sessions: [waiting] });
    assert.equal(timers.waiting, 1);
    desk.putSession({ ...waiting, customer: 'customer-2' });
    assert.equal(timers.waiting, 2);
    desk.endSession('customer-2', '@support');
    assert.equal(timers.waiting, 1);
  });

  it('is named by the API only while they are called or answer', async () => {
    isDone(begin(desk, 'Queueing'));
    assert.deepEqual(await shown(), ['Queueing', '']);
    desk.endSession('customer-1', '@support');
    isDone(begin(desk, 'Chatbot'));
    assert.deepEqual(await shown(), ['Chatbot', '']);
    assert.equal(await codeOf(desk, 'contact_user', { ...CUSTOMER, MemberId: BOB }), 0);
    assert.deepEqual(await shown(), ['WaitingForAgentAnswering', BOB]);
    assert.equal(await codeOf(desk, 'end_session', { SessionId: 'unknown' }), 141005);
    assert.equal(await codeOf(desk, 'get_session_state', { SessionId: 'unknown' }), 141005);
  });
});
