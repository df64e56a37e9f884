import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoAnswer, Outcome } from '../../src/domain/outcome';
import { abandonShow, delayShow, settle, startCalling } from '../../src/domain/transitions';
import { openPrometheus, type Prometheus } from '../../src/metrics/prometheus';
import { type Figures, readFigures } from '../support/figures';
import { ASKED_AT } from '../support/requests';
import { inserted, saved, shown } from '../support/sightings';

const LASTED = { startedAt: ASKED_AT, endedAt: ASKED_AT + 250 };
const OPEN = { accepted: 1, calling: 2, notShown: 3, followed: 4, unconfirmed: 5 };

/** The methods of Slack's Web API that the app calls through a client. */
function methodsCalled(): readonly string[] {
  const folder = join(__dirname, '..', '..', 'src', 'slack');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const calls = sources.join('').matchAll(/\bclient\s*\.(\w+\.\w+)\(/g);
  const methods = [...new Set([...calls].map(([, method = '']) => method))];
  assert.ok(methods.length > 5, methods.join());
  return methods;
}

describe('the figures for Prometheus', () => {
  let prometheus: Prometheus;
  beforeEach(async () => {
    prometheus = await openPrometheus();
  });

  async function figures(): Promise<Figures> {
    const { text } = await prometheus.text();
    return readFigures(text);
  }

  it('count each call to Desk, what came of it and why it was sent again', async () => {
    const { observer } = prometheus;
    const called = { kind: 'deskCalled', command: 'contact_user', ...LASTED } as const;
    observer.saw({ ...called, result: 'refused', code: 141004 });
    observer.saw({ ...called, result: 'ok', repeat: 'otherSpelling' });
    observer.saw({ ...called, result: 'noAnswer' });
    observer.saw({ ...called, result: 'neverSent' });
    const at = await figures();
    for (const result of ['refused', 'ok', 'no_answer', 'never_sent']) {
      assert.equal(at.count('desk_call_seconds', { command: 'contact_user', result }), 1);
    }
    assert.equal(
      at.value('contact_customer_desk_call_seconds_sum', { command: 'contact_user', result: 'ok' }),
      0.25,
    );
    const repeats = (reason: string) => at.value('contact_customer_desk_repeats_total', { reason });
    assert.deepEqual([repeats('other_spelling'), repeats('expired_usersig')], [1, 0]);
  });

  it('count acks, calls to Slack and connections', async () => {
    const { observer } = prometheus;
    observer.saw({ kind: 'acked', what: 'options', result: 'ok', ...LASTED });
    observer.saw({ kind: 'acked', what: 'options', result: 'failed', ...LASTED });
    observer.saw({ kind: 'slackCalled', method: 'views.open', result: 'rateLimited', ...LASTED });
    for (const connected of [true, false, true, true]) {
      observer.saw({ kind: 'socket', connected });
    }
    const at = await figures();
    for (const result of ['ok', 'failed']) {
      assert.equal(at.count('ack_seconds', { what: 'options', result }), 1);
    }
    const limited = { method: 'views.open', result: 'rate_limited' };
    assert.equal(at.count('slack_call_seconds', limited), 1);
    assert.equal(at.value('contact_customer_socket_connections'), 2);
    assert.equal(at.value('contact_customer_socket_opened_total'), 3);
  });

  it('begin at zero where a failure would hide itself from increase()', async () => {
    const at = await figures();
    const begun = (name: string, labels: Readonly<Record<string, string>>) =>
      at.value(`contact_customer_${name}_count`, labels);
    for (const method of [...methodsCalled(), 'apps.connections.open']) {
      for (const result of ['refused', 'rate_limited', 'unreachable', 'unclear']) {
        assert.equal(begun('slack_call_seconds', { method, result }), 0, method);
      }
      assert.equal(begun('slack_call_seconds', { method, result: 'ok' }), undefined);
    }
    for (const write of ['insert', 'save']) {
      for (const result of ['outdated', 'failed']) {
        assert.equal(begun('store_write_seconds', { write, result }), 0);
      }
    }
    for (const what of ['command', 'submission', 'button', 'options', 'other']) {
      assert.equal(begun('ack_seconds', { what, result: 'failed' }), 0);
    }
  });

  it('measure from the press to the call and to the outcome’s message, never below zero', async () => {
    const { observer } = prometheus;
    const first = inserted();
    observer.saw(first);
    const calling = startCalling(first.request, ASKED_AT + 100);
    observer.saw(saved(calling));
    const settled = settle(calling.after, { kind: 'assigned', evidence: 'answer' }, ASKED_AT - 50);
    observer.saw(saved(settled));
    observer.saw(saved(shown(settled.after, ASKED_AT - 10)));
    const at = await figures();
    assert.equal(at.value('contact_customer_press_to_call_seconds_sum'), 0.1);
    assert.equal(at.count('press_to_shown_seconds'), 1);
    assert.equal(at.value('contact_customer_press_to_shown_seconds_sum'), 0);
  });

  it('leave out writes that failed or came second, but for how long they took', async () => {
    const { observer } = prometheus;
    observer.saw(inserted('request-1', 'outdated'));
    const settled = settle(inserted().request, { kind: 'refused', code: 141001, info: '' }, 1);
    observer.saw(saved(settled, 'failed'));
    const at = await figures();
    assert.equal(at.count('store_write_seconds', { write: 'insert', result: 'outdated' }), 1);
    assert.equal(at.count('store_write_seconds', { write: 'save', result: 'failed' }), 1);
    const refused = { kind: 'refused', code: '141001' };
    assert.equal(at.value('contact_customer_outcomes_total', refused), 0);
  });

  it('count messages that Slack did not take, and those given up, but none that was deleted', async () => {
    const { observer } = prometheus;
    const { request } = inserted();
    const delayed = delayShow(request, { delayMs: 9, postUncertain: false }, ASKED_AT);
    observer.saw(saved(delayed));
    observer.saw(saved(abandonShow(delayed.after, ASKED_AT)));
    observer.saw(saved(abandonShow(request, ASKED_AT)));
    const at = await figures();
    assert.equal(at.value('contact_customer_message_retries_total'), 1);
    assert.equal(at.value('contact_customer_messages_abandoned_total'), 1);
  });

  const unanswered = (noAnswer: NoAnswer) =>
    ({ kind: 'unconfirmed', because: 'sessionUnknown', noAnswer }) as const;
  const outcomes: readonly (readonly [Outcome, string])[] = [
    [{ kind: 'assigned', agent: 'ann@example.com', evidence: 'agent' }, 'none'],
    [{ kind: 'refused', code: 141011, info: '' }, '141011'],
    [{ kind: 'refused', code: 999, info: '' }, 'other'],
    [{ kind: 'notContacted', because: 'neverSent', error: 'ECONNREFUSED' }, 'none'],
    [unanswered({ kind: 'timeout' }), 'none'],
    [unanswered({ kind: 'code', code: 141002, info: '' }), '141002'],
    [unanswered({ kind: 'code', code: 149999, info: '' }), 'other'],
  ];
  for (const [outcome, code] of outcomes) {
    it(`count ${JSON.stringify(outcome)} under code ${code}`, async () => {
      prometheus.observer.saw(saved(settle(inserted().request, outcome, ASKED_AT)));
      const labels = { kind: outcome.kind, code };
      assert.equal((await figures()).value('contact_customer_outcomes_total', labels), 1);
    });
  }

  it('are asked for what is open and what works when they are read', async () => {
    prometheus.readFrom({
      countOpen: async () => OPEN,
      ready: {
        slack: async () => true,
        store: () => Promise.reject(new Error('the disk is full')),
      },
    });
    const at = await figures();
    const states = ['accepted', 'calling', 'not_shown', 'followed'];
    const counts = states.map((state) => at.value('contact_customer_requests', { state }));
    assert.deepEqual(counts, [1, 2, 3, 4]);
    assert.equal(at.value('contact_customer_unconfirmed_open'), 5);
    assert.equal(at.value('contact_customer_ready', { part: 'slack' }), 1);
    assert.equal(at.value('contact_customer_ready', { part: 'store' }), 0);
  });

  it('leave out what cannot be counted now, and show it again later', async () => {
    let open = () => Promise.resolve(OPEN);
    prometheus.readFrom({ countOpen: () => open(), ready: {} });
    const works = open;
    await figures();
    open = () => Promise.reject(new Error('no answer'));
    const without = await figures();
    assert.equal(without.value('contact_customer_unconfirmed_open'), undefined);
    assert.equal(without.value('contact_customer_requests', { state: 'accepted' }), undefined);
    assert.ok(without.value('process_cpu_seconds_total') !== undefined);
    open = works;
    assert.equal((await figures()).value('contact_customer_unconfirmed_open'), 5);
  });
});
