import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import { callDesk, codeOf } from './call-desk';

const CUSTOMER = { IMAgentUserId: '@support', ClientUserId: 'customer-1' };
const PAIR = { ClientUserId: 'customer-1', CustomerServiceId: '@support' };

describe('what the local Desk is told to do next', () => {
  let desk: DeskStandIn;

  const contact = (body: unknown) => codeOf(desk, 'contact_user', body);
  const session = () => callDesk(desk, 'get_session_state', PAIR);

  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  it('answers a code, for the command and as often as told', async () => {
    desk.next({ kind: 'code', code: 141002, info: 'oops' }, { command: 'contact_user', times: 2 });
    assert.equal((await session())['ErrorCode'], 0);
    assert.equal((await callDesk(desk, 'contact_user', CUSTOMER))['ErrorInfo'], 'oops');
    assert.equal(await contact(CUSTOMER), 141002);
    assert.equal(desk.contacts.size, 0);
    assert.equal(await contact(CUSTOMER), 0);
  });

  it('can contact the customer although it answers a code', async () => {
    desk.next({ kind: 'code', code: 141002, effect: true });
    assert.equal(await contact(CUSTOMER), 141002);
    assert.equal(desk.contacts.get('customer-1')?.length, 1);
  });

  it('works at once and answers later', async () => {
    desk.next({ kind: 'delay', ms: 20 });
    const slow = contact(CUSTOMER);
    await desk.waitFor(() => desk.contacts.size === 1);
    assert.equal(desk.calls[0]?.code, undefined);
    assert.equal(await slow, 0);
  });

  for (const effect of [true, false]) {
    const what = effect ? 'after' : 'without';
    it(`drops the connection ${what} contacting the customer`, async () => {
      desk.next({ kind: 'reset', effect });
      await assert.rejects(contact(CUSTOMER));
      assert.equal(desk.contacts.size, effect ? 1 : 0);
    });
  }

  it('keeps silent, and contacts the customer a while later', async () => {
    desk.next({ kind: 'silence', effect: { afterMs: 10 } });
    const never = contact(CUSTOMER);
    await desk.waitFor(() => desk.calls.length === 1);
    assert.equal(desk.contacts.size, 0);
    await desk.waitFor(() => desk.contacts.size === 1);
    await desk.refuse();
    await assert.rejects(never);
  });

  it('answers another status, or another body', async () => {
    desk.next({ kind: 'status', status: 502, body: '{}', effect: false });
    assert.equal((await callDesk(desk, 'contact_user', CUSTOMER))['status'], 502);
    desk.next({ kind: 'body', body: '{"ErrorCode":"0"}', effect: true });
    assert.equal(await contact(CUSTOMER), '0');
    assert.equal(desk.contacts.size, 1);
  });

  it('answers a page of HTML where a status is all it was told', async () => {
    desk.next({ kind: 'status', status: 502, effect: false });
    await assert.rejects(contact(CUSTOMER), SyntaxError);
    assert.equal(desk.contacts.size, 0);
  });

  it('tells what is still to come, until forgotten', async () => {
    const answer = { kind: 'code', code: 141002 } as const;
    desk.next(answer, { times: Number.POSITIVE_INFINITY });
    assert.equal(await contact(CUSTOMER), 141002);
    assert.equal(await contact(CUSTOMER), 141002);
    let changes = 0;
    desk.onChange(() => {
      changes += 1;
    });
    desk.next(answer, { command: 'contact_user', times: 2 });
    assert.deepEqual(
      desk.planned.map(({ name }) => name),
      [undefined, 'contact_user'],
    );
    desk.forgetNext();
    assert.deepEqual(desk.planned, []);
    assert.equal(changes, 2);
    assert.equal(await contact(CUSTOMER), 0);
  });

  it('decides what happens a while later by the state of that moment', async () => {
    desk.next({ kind: 'code', code: 141002, effect: { afterMs: 300 } });
    assert.equal(await contact(CUSTOMER), 141002);
    desk.people.beginSession({ customer: 'customer-1', account: '@support', state: 'Agent' });
    let later = 0;
    desk.onChange(() => {
      later += 1;
    });
    await desk.waitFor(() => later > 0);
    assert.equal(desk.contacts.size, 0);
  });
});
