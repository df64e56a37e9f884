import assert from 'node:assert/strict';
import type http from 'node:http';
import { type DeskStandIn, startDesk } from '../../../sandbox/desk/desk-stand-in';
import { createDesk, type DeskTimeouts } from '../../../src/desk/create-desk';
import { ManualClock, settled } from '../../support/manual-clock';
import { SIGNER, TestDesk, TestServer, useRealNetwork } from '../kit';

describe('the lists of Desk on the wire', () => {
  useRealNetwork();
  let closers: (() => unknown)[];

  beforeEach(() => {
    closers = [];
  });

  afterEach(async () => {
    for (const close of closers) await close();
  });

  async function serve(answer: (response: http.ServerResponse, nth: number) => void) {
    const server = await TestServer.start(answer);
    closers.push(() => server.stop());
    return server;
  }

  function deskAt(url: string, timeouts?: Partial<DeskTimeouts>): TestDesk {
    const test = new TestDesk(url, timeouts);
    closers.unshift(() => test.desk.close());
    return test;
  }

  /** Waits until it holds; a test that never comes there fails here, and not by hanging. */
  async function reached(holds: () => boolean): Promise<void> {
    const until = performance.now() + 5_000;
    while (!holds()) {
      assert.ok(performance.now() < until, 'not reached within 5 s');
      await settled();
    }
  }

  const ONE = '{"ErrorCode":0,"Data":[{"IMAgentUserId":"@support"}]}';
  const LISTED = { kind: 'listed', items: [{ id: '@support', name: '' }], skipped: 0 };

  it('are asked for once more when the connection is lost', async () => {
    const server = await serve((response, nth) => {
      if (nth === 1) response.socket?.resetAndDestroy();
      else response.end(ONE);
    });
    const test = deskAt(server.url);
    assert.deepEqual(await test.list((lists) => lists.accounts()), LISTED);
    assert.equal(server.received.length, 2);
  });

  it('are not asked for a third time', async () => {
    const server = await serve((response) => response.socket?.resetAndDestroy());
    const test = deskAt(server.url);
    assert.deepEqual(await test.list((lists) => lists.accounts()), {
      kind: 'notListed',
      why: 'connectionLost',
    });
    assert.equal(server.received.length, 2);
  });

  it('are given up when a call takes too long, and not asked for again', async () => {
    const server = await serve(() => {});
    const test = deskAt(server.url, { listMs: 1_000 });
    assert.deepEqual(await test.list((lists) => lists.accounts()), {
      kind: 'notListed',
      why: 'timeout',
    });
    assert.equal(server.received.length, 1);
  });

  it('are not listed by a Desk that cannot be reached', async () => {
    const server = await TestServer.start(() => {});
    await server.stop();
    assert.deepEqual(await deskAt(server.url).list((lists) => lists.accounts()), {
      kind: 'notListed',
      why: 'ECONNREFUSED',
    });
  });

  it('end when the connections are closed, and nothing more is asked', async () => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await serve(() => asked());
    const test = deskAt(server.url);
    const answers = Promise.all([
      test.list((lists) => lists.accounts()),
      isAsked.then(() => test.list((lists) => lists.groups())),
    ]);
    await isAsked;
    test.desk.close();
    const canceled = { kind: 'notListed', why: 'ECANCELED' };
    assert.deepEqual(await answers, [canceled, canceled]);
    assert.equal(server.received.length, 1);
  });

  it('end by themselves when they are closed, while the rest of Desk goes on', async () => {
    const server = await serve((response, nth) => {
      if (nth === 1) test.desk.lists.close();
      else response.end('{"ErrorCode":0,"MemberId":"a@example.com"}');
    });
    const test = deskAt(server.url);
    const answered = await test.list((lists) => lists.accounts());
    assert.deepEqual(answered, { kind: 'notListed', why: 'ECANCELED' });
    assert.deepEqual(await test.contact(), { kind: 'assigned', agent: 'a@example.com' });
    assert.equal(server.received.length, 2);
  });

  it('keep one pace together', async () => {
    const server = await serve((response) => response.end('{"ErrorCode":0,"Data":[]}'));
    const clock = new ManualClock();
    const { log } = deskAt(server.url);
    const desk = createDesk({ ...SIGNER, url: server.url }, { clock, log, randomUint32: () => 1 });
    closers.unshift(() => desk.close());
    const all = Promise.all([desk.lists.accounts(), desk.lists.loads(), desk.lists.accounts()]);
    const nextSleepsAfter = (calls: number) =>
      reached(() => server.received.length === calls && clock.sleeping === 1);
    await nextSleepsAfter(1);
    await clock.advance(109);
    assert.equal(server.received.length, 1);
    await clock.advance(1);
    await nextSleepsAfter(2);
    await clock.advance(110);
    await all;
    assert.equal(server.received.length, 3);
  });

  describe('of the local Desk', () => {
    const GROUPS = [
      { id: 9465, name: 'Billing' },
      { id: 9466, name: 'Sales' },
      { id: 9470, name: '售后' },
    ];
    const AGENTS = Array.from({ length: 250 }, (_, n) => ({
      mail: `agent${n}@example.com`,
      name: `Agent ${n}`,
      groups: GROUPS.filter((_group, at) => n % 3 === at || n % 10 === 0).map(({ id }) => id),
      load: n % 7,
    }));
    let local: DeskStandIn;
    let test: TestDesk;

    beforeEach(async () => {
      local = await startDesk({
        ...{ groups: GROUPS, agents: AGENTS, customers: ['customer-9'] },
        accounts: [{ id: '@shop', name: 'Shop' }, '@vip'],
      });
      closers.push(() => local.close());
      test = deskAt(local.url);
    });

    const listed = (items: unknown) => ({ kind: 'listed', items, skipped: 0 });

    it('hold everybody and everything', async () => {
      local.putSession({
        ...{ customer: 'customer-9', account: '@shop' },
        state: 'Queueing',
      });
      assert.deepEqual(
        await test.list((lists) => lists.accounts()),
        listed([
          { id: '@shop', name: 'Shop', isDefault: true },
          { id: '@vip', name: '@vip' },
        ]),
      );
      const members = GROUPS.map(
        ({ id }) => AGENTS.filter(({ groups }) => groups.includes(id)).length,
      );
      assert.deepEqual(
        await test.list((lists) => lists.groups()),
        listed(GROUPS.map((group, at) => ({ ...group, members: members[at] }))),
      );
      assert.deepEqual(
        await test.list((lists) => lists.agents()),
        listed(AGENTS.map(({ mail, name, groups }) => ({ mail, name, groups }))),
      );
      assert.deepEqual(
        await test.list((lists) => lists.loads()),
        listed(AGENTS.map(({ mail, load }) => [mail, load])),
      );
      assert.deepEqual(
        await test.list((lists) => lists.queues()),
        listed([
          [9465, 1],
          [9466, 0],
          [9470, 0],
        ]),
      );
      assert.deepEqual(
        local.calls.map(({ command, code }) => [command, code]),
        [
          ['get_im_agent_list', 0],
          ['get_member_group_list', 0],
          ...Array.from({ length: 3 }, () => ['get_member_list', 0]),
          ...Array.from({ length: 3 }, () => ['describe_member_realtime_statistics', 0]),
          ['describe_reception_realtime_statistics', 0],
        ],
      );
    });

    it('are not listed where Desk was not bought', async () => {
      local.state.isDeskApp = false;
      assert.deepEqual(await test.list((lists) => lists.groups()), {
        kind: 'notListed',
        why: 'ErrorCode 141000',
      });
    });
  });
});
