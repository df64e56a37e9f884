import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import type { Done } from '../../../sandbox/desk/people/done';
import type { Agent } from '../../../sandbox/desk/state';
import { callDesk, codeOf } from './call-desk';

const ALICE = 'alice@example.com';
const BOB = 'bob@example.com';
const CUSTOMER = { IMAgentUserId: '@support', ClientUserId: 'customer-1' };

describe('people in the local Desk', () => {
  let desk: DeskStandIn;

  async function start(options: DeskOptions = {}): Promise<void> {
    await desk?.close();
    desk = await startDesk({ accounts: ['@support'], ...options });
  }
  const contact = (wish: object = {}) => codeOf(desk, 'contact_user', { ...CUSTOMER, ...wish });
  const begin = (state: 'Chatbot' | 'Queueing' | 'Agent', agent?: string) =>
    desk.people.beginSession({ customer: 'customer-1', account: '@support', state, agent });
  const loadOf = (mail: string) => desk.state.agents.get(mail)?.load;

  function session() {
    const [first] = desk.state.sessions.values();
    assert.ok(first);
    return first;
  }
  function isDone(done: Done): void {
    assert.deepEqual(done, { kind: 'done' });
  }
  function isRefused(done: Done, why: RegExp): void {
    assert.equal(done.kind, 'refused');
    assert.match(done.kind === 'refused' ? done.why : '', why);
  }

  beforeEach(() => start());
  afterEach(() => desk.close());

  describe('agents', () => {
    for (const [status, code] of [
      ['offline', 141011],
      ['break', 141013],
      ['busy', 141012],
      ['online', 0],
    ] as const) {
      it(`are answered for with ${code} when they are ${status}`, async () => {
        isDone(desk.people.changeAgent({ mail: ALICE, status }));
        assert.equal(await contact({ MemberId: ALICE }), code);
      });
    }

    it('reach their limit by the sessions they get, and are free again after the end', async () => {
      isDone(desk.people.changeAgent({ mail: ALICE, load: 2, limit: 3 }));
      assert.equal(await contact({ MemberId: ALICE }), 0);
      const second = { MemberId: ALICE, ClientUserId: 'customer-2' };
      assert.equal(await contact(second), 141012);
      isDone(desk.people.endSession(session().id));
      assert.equal(loadOf(ALICE), 2);
      assert.equal(await contact(second), 0);
    });

    it('keep what a change leaves out', () => {
      isDone(desk.people.changeAgent({ mail: ALICE, load: 1, limit: 4 }));
      isDone(desk.people.changeAgent({ mail: ALICE, status: 'break' }));
      const { status, load, limit } = desk.state.agents.get(ALICE) as Agent;
      assert.deepEqual([status, load, limit], ['break', 1, 4]);
    });

    it('cannot be changed to what cannot be', async () => {
      await contact({ MemberId: ALICE });
      isRefused(desk.people.changeAgent({ mail: 'no@example.com' }), /no agent no@example.com/);
      for (const load of [0, 1.5, Number.NaN]) {
        isRefused(desk.people.changeAgent({ mail: ALICE, load }), /not less than the 1 sessions/);
      }
      for (const limit of [-1, 1.5]) {
        isRefused(desk.people.changeAgent({ mail: ALICE, limit, status: 'busy' }), /limit/);
      }
      const { status, load } = desk.state.agents.get(ALICE) as Agent;
      assert.deepEqual([status, load], ['online', 1]);
    });
  });

  describe('in the manual mode', () => {
    beforeEach(() => start({ serviceMode: 'manual' }));

    it('the agent accepts the session that they are called to, once', async () => {
      await contact({ MemberId: ALICE });
      assert.equal(session().state, 'WaitingForAgentAnswering');
      isDone(desk.people.acceptSession(session().id));
      assert.deepEqual([session().state, session().agent], ['Agent', ALICE]);
      isRefused(desk.people.acceptSession(session().id), /nobody can accept/);
    });

    it('an agent who is offline accepts nothing', async () => {
      await contact({ MemberId: ALICE });
      isDone(desk.people.changeAgent({ mail: ALICE, status: 'offline' }));
      isRefused(desk.people.acceptSession(session().id), /alice@example.com is offline/);
      assert.equal(session().state, 'WaitingForAgentAnswering');
    });

    it('a session moves to another agent, who has to accept it too', async () => {
      await contact({ MemberId: ALICE });
      isDone(desk.people.acceptSession(session().id));
      isDone(desk.people.reassignSession(session().id, BOB));
      assert.deepEqual([session().state, session().agent], ['WaitingForAgentAnswering', BOB]);
      assert.deepEqual([loadOf(ALICE), loadOf(BOB)], [0, 1]);
    });

    it('a session that waits can be ended', async () => {
      await contact();
      isDone(desk.people.endSession(session().id));
      assert.equal(desk.state.sessions.size, 0);
      assert.deepEqual([loadOf(ALICE), loadOf(BOB)], [0, 0]);
    });

    it('a session begun with an agent needs no accepting', () => {
      isDone(begin('Agent', ALICE));
      assert.equal(session().state, 'Agent');
    });
  });

  describe('sessions', () => {
    it('move from the queue to an agent by hand', () => {
      isDone(begin('Queueing'));
      isRefused(desk.people.acceptSession(session().id), /No agent is called/);
      isDone(desk.people.reassignSession(session().id, BOB));
      assert.deepEqual([session().state, session().agent], ['Agent', BOB]);
    });

    it('move to nobody who cannot take them', () => {
      isDone(begin('Agent', ALICE));
      const move = (to: string) => desk.people.reassignSession(session().id, to);
      isRefused(move(ALICE), /already has/);
      isRefused(move('no@example.com'), /no agent no@example.com/);
      for (const [status, why] of [
        ['offline', /is offline/],
        ['break', /on a break/],
        ['busy', /busy, or has as many/],
      ] as const) {
        isDone(desk.people.changeAgent({ mail: BOB, status }));
        isRefused(move(BOB), why);
      }
      assert.equal(session().agent, ALICE);
    });

    it('end once', () => {
      isDone(begin('Chatbot'));
      const { id } = session();
      isDone(desk.people.endSession(id));
      isRefused(desk.people.endSession(id), /is over/);
      isRefused(desk.people.reassignSession(id, BOB), /is over/);
      isRefused(desk.people.acceptSession('unknown'), /no such session/);
    });
  });

  describe('customers', () => {
    for (const [state, code] of [
      ['Chatbot', 0],
      ['Queueing', 0],
      ['Agent', 141016],
    ] as const) {
      it(`can be contacted with ${code} after they began a session (${state})`, async () => {
        isDone(begin(state));
        const { id } = session();
        assert.equal(await contact(), code);
        assert.deepEqual([session().id, session().state], [id, 'Agent']);
      });
    }

    it('begin with the agent asked for, or the least loaded one', () => {
      isDone(desk.people.changeAgent({ mail: ALICE, load: 1 }));
      isDone(begin('Agent'));
      assert.equal(session().agent, BOB);
      desk.endSession('customer-1', '@support');
      isDone(begin('Agent', ALICE));
      assert.deepEqual([session().agent, loadOf(ALICE)], [ALICE, 2]);
    });

    it('begin no session that cannot be', () => {
      const beginning = { customer: 'customer-1', account: '@support', state: 'Agent' } as const;
      isRefused(desk.people.beginSession({ ...beginning, account: '@no' }), /account @no/);
      isRefused(desk.people.beginSession({ ...beginning, customer: 'no' }), /customer no/);
      desk.people.changeAgent({ mail: ALICE, status: 'offline' });
      isRefused(begin('Agent', ALICE), /is offline/);
      desk.people.changeAgent({ mail: BOB, status: 'break' });
      isRefused(begin('Agent'), /No agent of @support is free/);
      isDone(begin('Chatbot'));
      isRefused(begin('Queueing'), /already in a session/);
      assert.equal(session().state, 'Chatbot');
    });

    it('begin where the last session is known to be none', () => {
      desk.putSession({ customer: 'customer-1', account: '@support', state: 'NotInSession' });
      isDone(begin('Chatbot'));
    });

    it('are added, once, with an ID that can be one', async () => {
      assert.equal(await contact({ ClientUserId: 'new' }), 141015);
      isDone(desk.people.addCustomer({ id: 'new', name: ' ' }));
      assert.deepEqual(desk.state.customers.get('new'), { id: 'new', name: 'new' });
      assert.equal(await contact({ ClientUserId: 'new' }), 0);
      isRefused(desk.people.addCustomer({ id: 'new', name: 'Ada' }), /already/);
      for (const id of ['', 'é', 'x'.repeat(33)]) {
        isRefused(desk.people.addCustomer({ id, name: 'Ada' }), /printable ASCII/);
      }
    });
  });

  describe('administrators', () => {
    it('turn the contact-user feature off and on', async () => {
      isDone(desk.people.changeSettings({ contactFeature: false }));
      assert.equal(await contact(), 141014);
      isDone(desk.people.changeSettings({ spelling: 'sample', contactFeature: true }));
      assert.equal(await contact(), 141004);
      isDone(desk.people.changeSettings({ serviceMode: 'manual' }));
      assert.deepEqual([desk.state.spelling, desk.state.serviceMode], ['sample', 'manual']);
    });

    it("change an account's skill groups", async () => {
      isDone(desk.people.changeAccount({ id: '@support', groups: [102] }));
      assert.equal(await contact({ GroupId: 101 }), 141018);
      assert.equal((await callDesk(desk, 'contact_user', CUSTOMER))['MemberId'], BOB);
      isRefused(desk.people.changeAccount({ id: '@no', groups: [] }), /account @no/);
      isRefused(desk.people.changeAccount({ id: '@support', groups: [9] }), /skill group 9/);
    });
  });

  it('are seen by whoever listens, until they no longer do; what is refused is not', () => {
    let changes = 0;
    const stop = desk.onChange(() => {
      changes += 1;
    });
    desk.people.changeAgent({ mail: ALICE, status: 'busy' });
    desk.people.addCustomer({ id: 'new', name: 'Ada' });
    begin('Chatbot');
    desk.people.endSession(session().id);
    assert.equal(changes, 4);
    desk.people.changeAgent({ mail: ALICE, limit: -1 });
    assert.equal(changes, 4);
    stop();
    desk.people.changeSettings({ serviceMode: 'manual' });
    assert.equal(changes, 4);
  });
});
