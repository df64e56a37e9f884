import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import type { DeskOptions } from '../../../sandbox/desk/options';
import { callDesk, codeOf } from './call-desk';

const CUSTOMER = { IMAgentUserId: '@support', ClientUserId: 'customer-1' };
const PAIR = { ClientUserId: 'customer-1', CustomerServiceId: '@support' };

describe('the local Desk, by its state', () => {
  let desk: DeskStandIn;

  async function start(options: DeskOptions = {}): Promise<void> {
    await desk?.close();
    desk = await startDesk(options);
  }
  const contact = (body: unknown) => codeOf(desk, 'contact_user', body);
  const session = (body: unknown = PAIR) => callDesk(desk, 'get_session_state', body);

  beforeEach(() => start());
  afterEach(() => desk.close());

  describe('contact_user', () => {
    it('assigns the least loaded agent, and starts a session', async () => {
      await start({
        agents: [
          { mail: 'a@example.com', groups: [101], load: 2 },
          { mail: 'b@example.com', groups: [101], load: 1 },
        ],
      });
      const answer = await callDesk(desk, 'contact_user', CUSTOMER);
      assert.deepEqual(answer, {
        status: 200,
        ActionStatus: 'OK',
        ErrorCode: 0,
        ErrorInfo: '',
        MemberId: 'b@example.com',
      });
      assert.equal(desk.state.agents.get('b@example.com')?.load, 2);
      const state = await session();
      assert.deepEqual([state['CurrentState'], state['AgentId']], ['Agent', 'b@example.com']);
      assert.equal(desk.contacts.get('customer-1')?.length, 1);
    });

    it('assigns the agent or the skill group that is asked for', async () => {
      const bob = { ...CUSTOMER, MemberId: 'bob@example.com' };
      assert.equal((await callDesk(desk, 'contact_user', bob))['MemberId'], 'bob@example.com');
      const group = { ...CUSTOMER, ClientUserId: 'customer-2', GroupId: 101 };
      assert.equal((await callDesk(desk, 'contact_user', group))['MemberId'], 'alice@example.com');
    });

    for (const [spelling, table, sample] of [
      ['table', 0, 141004],
      ['sample', 141004, 0],
      ['both', 0, 0],
    ] as const) {
      it(`takes the spelling of the page's ${spelling}`, async () => {
        await start({ spelling });
        assert.equal(await contact(CUSTOMER), table);
        const other = { IMAgentUserID: '@support', ClientUserID: 'customer-2' };
        assert.equal(await contact(other), sample);
      });
    }

    for (const [name, options, wish, code] of [
      ['a missing customer', {}, { ClientUserId: undefined }, 141004],
      ['a customer ID of 33 bytes', {}, { ClientUserId: 'x'.repeat(33) }, 141004],
      ['a skill group in a string', {}, { GroupId: '101' }, 141004],
      ['an unknown account', {}, { IMAgentUserId: '@nobody' }, 141004],
      ['the feature being off', { contactFeature: false }, {}, 141014],
      ['an unknown customer', {}, { ClientUserId: 'nobody' }, 141015],
      ['an unknown skill group', {}, { GroupId: 999 }, 141019],
      ["a skill group that is not the account's", {}, { GroupId: 102 }, 141018],
      ['an unknown agent', {}, { MemberId: 'no@example.com' }, 141017],
      ['nobody in the skill group', { agents: [] }, {}, 141001],
    ] as const) {
      it(`refuses ${name} with ${code}`, async () => {
        await start(options);
        assert.equal(await contact({ ...CUSTOMER, ...wish }), code);
        assert.equal(desk.contacts.size, 0);
      });
    }

    for (const [status, load, named, any] of [
      ['offline', 0, 141011, 141001],
      ['break', 0, 141013, 141017],
      ['busy', 0, 141012, 141017],
      ['online', 3, 141012, 141017],
    ] as const) {
      it(`refuses when the agent is ${status} with ${load} of 3 sessions`, async () => {
        await start({ agents: [{ mail: 'a@example.com', groups: [101], status, load, limit: 3 }] });
        assert.equal(await contact({ ...CUSTOMER, MemberId: 'a@example.com' }), named);
        assert.equal(await contact(CUSTOMER), any);
      });
    }

    it('refuses a customer who is with a human, until the session ends', async () => {
      assert.equal(await contact(CUSTOMER), 0);
      assert.equal(await contact(CUSTOMER), 141016);
      desk.endSession('customer-1', '@support');
      assert.equal(await contact(CUSTOMER), 0);
      assert.equal(desk.state.agents.get('alice@example.com')?.load, 1);
    });

    it('contacts again, and counts it, where repeats are not refused', async () => {
      await start({ refuseRepeats: false });
      await contact(CUSTOMER);
      const first = await session();
      await contact(CUSTOMER);
      assert.equal(desk.contacts.get('customer-1')?.length, 2);
      assert.equal((await session())['SessionId'], first['SessionId']);
      assert.equal(desk.state.agents.get('alice@example.com')?.load, 1);
    });

    it('takes any customer for load tests', async () => {
      await start({ anyCustomer: true });
      assert.equal(await contact({ ...CUSTOMER, ClientUserId: 'anybody' }), 0);
    });
  });

  describe('get_session_state', () => {
    it('answers by customer and account, or by session', async () => {
      const none = await session();
      assert.deepEqual([none['CurrentState'], none['SessionId']], ['NotInSession', '']);
      const put = desk.putSession({
        customer: 'customer-1',
        account: '@support',
        state: 'Queueing',
      });
      const byId = await session({ SessionId: put.id });
      assert.deepEqual(
        [byId['CurrentState'], byId['SessionId'], byId['AgentId']],
        ['Queueing', put.id, ''],
      );
      assert.equal((await session({ SessionId: 'unknown' }))['ErrorCode'], 141005);
      assert.equal((await session({ ClientUserId: 'customer-1' }))['ErrorCode'], 141004);
    });

    it('has the words of the English page when asked', async () => {
      await start({ stateWords: 'english' });
      assert.equal((await session())['CurrentState'], 'Not in session');
      desk.putSession({ customer: 'customer-1', account: '@support', state: 'Chatbot' });
      assert.equal((await session())['CurrentState'], 'Chatbot');
    });

    it('shows an agent who still has to accept, in manual mode', async () => {
      await start({ serviceMode: 'manual' });
      await contact(CUSTOMER);
      const { CurrentState, AgentId } = await session();
      assert.deepEqual([CurrentState, AgentId], ['WaitingForAgentAnswering', 'alice@example.com']);
    });
  });
});
