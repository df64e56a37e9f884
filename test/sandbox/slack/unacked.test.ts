import assert from 'node:assert/strict';
import { Timers } from '../../../sandbox/kit/timers';
import { Unacked } from '../../../sandbox/slack/wire/unacked';

const ACK = { kind: 'acked', status: 200, body: '' } as const;

describe('envelopes of the local Slack that are not acked yet', () => {
  let timers: Timers;
  let unacked: Unacked;
  let gaveUp: AbortController;
  const socket = {};
  const add = () => unacked.add('1', socket, gaveUp.signal);

  beforeEach(() => {
    timers = new Timers();
    unacked = new Unacked(timers);
    gaveUp = new AbortController();
  });

  it('are waited for a while longer than the person waits', async () => {
    const sent = add();
    gaveUp.abort();
    unacked.settle('1', ACK);
    assert.deepEqual([await sent, unacked.count], [ACK, 0]);
  });

  it('are forgotten at the end of that', async () => {
    const sent = add();
    gaveUp.abort();
    assert.equal(unacked.count, 1);
    timers.clear();
    assert.deepEqual([await sent, unacked.count], [{ kind: 'lost', error: 'no ack' }, 0]);
  });

  it('are forgotten once they are acked', async () => {
    const sent = add();
    unacked.settle('1', ACK);
    unacked.settle('1', ACK);
    gaveUp.abort();
    assert.deepEqual([await sent, unacked.count], [ACK, 0]);
  });
});
