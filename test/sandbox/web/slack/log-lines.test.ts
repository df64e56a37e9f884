import assert from 'node:assert/strict';
import type { Delivery } from '../../../../sandbox/slack/delivery';
import type { SlackCall } from '../../../../sandbox/slack/types';
import { faultWords } from '../../../../sandbox/web/slack/fault-words';
import { logLines } from '../../../../sandbox/web/slack/log-lines';

describe('the log of calls and deliveries', () => {
  const call = (more: Partial<SlackCall>): SlackCall => ({
    method: 'chat.update',
    args: {},
    at: 1,
    ms: 5,
    status: 200,
    error: undefined,
    ...more,
  });
  const delivery = (more: Partial<Delivery>): Delivery => ({
    event: { kind: 'command', payload: { command: '/x' } },
    at: 1,
    status: 200,
    ackBody: '',
    ms: 5,
    timedOut: false,
    lateAckMs: undefined,
    error: undefined,
    ...more,
  });
  const outcomes = (lines: ReturnType<typeof logLines>) =>
    lines.map(({ outcome, isBad }) => [outcome, isBad]);

  it('says how each call ended', () => {
    const calls = [
      call({}),
      call({ error: 'expired_trigger_id' }),
      call({ status: 500 }),
      call({ ms: undefined, status: undefined }),
      call({ status: undefined }),
    ];
    assert.deepEqual(outcomes(logLines(calls, [])), [
      ['200, 5 ms', false],
      ['200 expired_trigger_id, 5 ms', true],
      ['500, 5 ms', true],
      ['under way', false],
      ['no answer, 5 ms', true],
    ]);
  });

  it('says how each delivery ended', () => {
    const deliveries = [
      delivery({}),
      delivery({ status: undefined, timedOut: true, lateAckMs: 3_400 }),
      delivery({ status: undefined, timedOut: true }),
      delivery({ status: undefined, error: 'ECONNREFUSED' }),
      delivery({ status: undefined }),
    ];
    assert.deepEqual(outcomes(logLines([], deliveries)), [
      ['200, 5 ms', false],
      ['no ack in time, acked after 3400 ms', true],
      ['no ack in time', true],
      ['ECONNREFUSED, 5 ms', true],
      ['under way, 5 ms', false],
    ]);
  });

  it('names what was delivered, newest first', () => {
    const press = { type: 'block_actions', actions: [{ action_id: 'try_again' }] };
    const lines = logLines(
      [call({ at: 2 })],
      [
        delivery({ at: 3, event: { kind: 'interactive', payload: press } }),
        delivery({ at: 1 }),
        delivery({ at: 0, event: { kind: 'interactive', payload: { type: 'view_closed' } } }),
      ],
    );
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['block_actions try_again', 'chat.update', '/x', 'view_closed'],
    );
    assert.equal(new Set(lines.map(({ id }) => id)).size, 4);
  });

  it('says what a fault is', () => {
    const words = [
      faultWords({ kind: 'status', status: 500 }),
      faultWords({ kind: 'error', error: 'not_in_channel', times: 2 }),
      faultWords({ kind: 'rateLimited', retryAfter: 5, times: 1 }),
      faultWords({ kind: 'delay', ms: 100 }),
      faultWords({ kind: 'hang' }),
      faultWords({ kind: 'reset' }),
      faultWords({ kind: 'dropAfterEffect' }),
    ];
    assert.deepEqual(words, [
      'HTTP 500',
      'not_in_channel, 2 times',
      'HTTP 429, retry after 5 s',
      '100 ms late',
      'no answer',
      'connection reset',
      'works, and the answer is lost',
    ]);
  });
});
