import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import { callDesk } from './call-desk';
import { ALICE, BOB, begin, CUSTOMER, contact, isDone, isRefused, loadOf, session } from './people';

describe('people in the local Desk', () => {
  let desk: DeskStandIn;

  beforeEach(async () => {
    desk = await startDesk({ accounts: ['@support'] });
  });
  afterEach(() => desk.close());

  describe('sessions', () => {
    it('move from the queue to an agent by hand', () => {
      isDone(begin(desk, 'Queueing'));
      isRefused(desk.people.acceptSession(session(desk).id), /No agent is called/);
      isDone(desk.people.reassignSession(session(desk).id, BOB));
      assert.deepEqual([session(desk).state, session(desk).agent], ['Agent', BOB]);
    });

    it('move to nobody who cannot take them', () => {
      isDone(begin(desk, 'Agent', ALICE));
      const move = (to: string) => desk.people.reassignSession(session(desk).id, to);
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
      assert.equal(session(desk).agent, ALICE);
    });

    it('end once', () => {
      isDone(begin(desk, 'Chatbot'));
      const { id } = session(desk);
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
        isDone(begin(desk, state));
        const { id } = session(desk);
        assert.equal(await contact(desk), code);
        assert.deepEqual([session(desk).id, session(desk).state], [id, 'Agent']);
      });
    }

    it('begin with the agent asked for, or the least loaded one', () => {
      isDone(desk.people.changeAgent({ mail: ALICE, load: 1 }));
      isDone(begin(desk, 'Agent'));
      assert.equal(session(desk).agent, BOB);
      desk.endSession('customer-1', '@support');
      isDone(begin(desk, 'Agent', ALICE));
      assert.deepEqual([session(desk).agent, loadOf(desk, ALICE)], [ALICE, 2]);
    });

    it('begin no session that cannot be', () => {
      const beginning = { customer: 'customer-1', account: '@support', state: 'Agent' } as const;
      isRefused(desk.people.beginSession({ ...beginning, account: '@no' }), /account @no/);
      isRefused(desk.people.beginSession({ ...beginning, customer: 'no' }), /customer no/);
      desk.people.changeAgent({ mail: ALICE, status: 'offline' });
      isRefused(begin(desk, 'Agent', ALICE), /is offline/);
      desk.people.changeAgent({ mail: BOB, status: 'break' });
      isRefused(begin(desk, 'Agent'), /No agent of @support is free/);
      isDone(begin(desk, 'Chatbot'));
      isRefused(begin(desk, 'Queueing'), /already in a session/);
      assert.equal(session(desk).state, 'Chatbot');
    });

    it('begin where the last session is known to be none', () => {
      desk.putSession({ customer: 'customer-1', account: '@support', state: 'NotInSession' });
      isDone(begin(desk, 'Chatbot'));
    });

    it('are added, once, with an ID that can be one', async () => {
      assert.equal(await contact(desk, { ClientUserId: 'new' }), 141015);
      isDone(desk.people.addCustomer({ id: 'new', name: ' ' }));
      assert.deepEqual(desk.state.customers.get('new'), { id: 'new', name: 'new' });
      assert.equal(await contact(desk, { ClientUserId: 'new' }), 0);
      isRefused(desk.people.addCustomer({ id: 'new', name: 'Ada' }), /already/);
      for (const id of ['', 'é', 'x'.repeat(33)]) {
        isRefused(desk.people.addCustomer({ id, name: 'Ada' }), /printable ASCII/);
      }
    });
  });

  describe('administrators', () => {
    it('turn the contact-user feature off and on', async () => {
      isDone(desk.people.changeSettings({ contactFeature: false }));
      assert.equal(await contact(desk), 141014);
      isDone(desk.people.changeSettings({ spelling: 'sample', contactFeature: true }));
      assert.equal(await contact(desk), 141004);
      isDone(desk.people.changeSettings({ serviceMode: 'manual' }));
      assert.deepEqual([desk.state.spelling, desk.state.serviceMode], ['sample', 'manual']);
    });

    it('set how long an agent is called, an hour at most', () => {
      isDone(desk.people.changeSettings({ acceptSeconds: 20 }));
      isDone(desk.people.changeSettings({ serviceMode: 'manual' }));
      assert.equal(desk.state.acceptSeconds, 20);
      for (const acceptSeconds of [-1, 3_601, Number.NaN]) {
        isRefused(desk.people.changeSettings({ acceptSeconds }), /at most 3600 seconds/);
      }
    });

    it("change an account's skill groups", async () => {
      isDone(desk.people.changeAccount({ id: '@support', groups: [102] }));
      assert.equal(await contact(desk, { GroupId: 101 }), 141018);
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
    begin(desk, 'Chatbot');
    desk.people.endSession(session(desk).id);
    assert.equal(changes, 4);
    desk.people.changeAgent({ mail: ALICE, limit: -1 });
    assert.equal(changes, 4);
    stop();
    desk.people.changeSettings({ serviceMode: 'manual' });
    assert.equal(changes, 4);
  });
});
