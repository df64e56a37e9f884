import assert from 'node:assert/strict';
import { type DeskStandIn, startDesk } from '../../sandbox/desk/desk-stand-in';
import { createDeskProbe } from '../../src/desk/create-desk-probe';
import type { DeskProbe } from '../../src/desk/desk-probe';
import { systemClock } from '../../src/system-clock';
import { RecordingLog } from '../support/store-support';
import { SIGNER, useRealNetwork } from './kit';

describe('a look at Desk', () => {
  useRealNetwork();
  let desk: DeskStandIn;
  let probe: DeskProbe;
  const log = new RecordingLog();
  beforeEach(async () => {
    desk = await startDesk({ accounts: ['@a', '@b'], groups: [101] });
    probe = createDeskProbe(
      { ...SIGNER, url: desk.url },
      { clock: systemClock, log, randomUint32: () => 7 },
    );
  });
  afterEach(async () => {
    probe.close();
    await desk.close();
  });

  it('asks once for the first page of each list', async () => {
    const accounts = await probe.accounts();
    assert.deepEqual(accounts, {
      kind: 'read',
      items: [
        { id: '@a', name: '@a', isDefault: true },
        { id: '@b', name: '@b' },
      ],
    });
    const counts = [];
    for (const list of ['groups', 'agents', 'loads', 'queues'] as const) {
      const answer = await probe[list]();
      counts.push(answer.kind === 'read' && answer.items.length);
    }
    assert.deepEqual(counts, [1, 2, 2, 1]);
    assert.equal(desk.calls.length, 5);
  });

  it('tells the spellings in the order of the tries', () => {
    assert.deepEqual(probe.spellings, { first: 'IMAgentUserId', second: 'IMAgentUserID' });
  });

  it('tells Desk’s time by whatever Desk answers', async () => {
    assert.equal(probe.clockAheadMs(), undefined);
    desk.clockAheadMs = 600_000;
    desk.next({ kind: 'status', status: 502, effect: false });
    assert.deepEqual(await probe.accounts(), { kind: 'noAnswer', why: 'HTTP 502' });
    assert.ok(Math.abs((probe.clockAheadMs() ?? 0) - 600_000) < 5_000);
  });

  it('tells a code from no answer, also one whose effect would be unknown', async () => {
    for (const code of [60010, 141002, 99999]) {
      desk.next({ kind: 'code', code, info: 'words' });
      assert.deepEqual(await probe.accounts(), { kind: 'code', code, info: 'words' });
    }
    desk.next({ kind: 'body', body: '{"ErrorCode":0,"Data":7}', effect: false });
    assert.deepEqual(await probe.accounts(), { kind: 'unreadable' });
    await desk.refuse();
    assert.deepEqual(await probe.accounts(), { kind: 'noAnswer', why: 'ECONNREFUSED' });
  });

  it('asks again over a connection that broke, and skips what names nothing', async () => {
    desk.next({ kind: 'reset', effect: false });
    desk.next({
      kind: 'body',
      body: '{"ErrorCode":0,"Data":[7,{},{"IMAgentUserId":"@c"}]}',
      effect: false,
    });
    const items = [{ id: '@c', name: '' }];
    assert.deepEqual(await probe.accounts(), { kind: 'read', items });
  });
});
