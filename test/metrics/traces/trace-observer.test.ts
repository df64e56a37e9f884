import assert from 'node:assert/strict';
import type { ContactRequest, Transition } from '../../../src/domain/contact-request';
import type { Lasted, Scope } from '../../../src/domain/observer';
import { tryAgain } from '../../../src/domain/press-transitions';
import { settle, startCalling } from '../../../src/domain/transitions';
import type { FinishedSpan } from '../../../src/metrics/traces/finished-span';
import { spanIdOf, traceIdOf } from '../../../src/metrics/traces/trace-ids';
import { TraceObserver } from '../../../src/metrics/traces/trace-observer';
import { ASKED_AT } from '../../support/requests';
import { inserted, saved, shown } from '../../support/sightings';

const T = ASKED_AT;
const REFUSED = { kind: 'refused', code: 141011, info: 'words' } as const;
const IN_REQUEST: Scope = { kind: 'request', requestId: 'request-1' };
const FIRST = spanIdOf({ requestId: 'request-1', revision: 1 });

function from(startedAt: number, endedAt = startedAt + 10): Lasted {
  return { startedAt, endedAt };
}

function delivery(what: 'command' | 'submission' | 'button', startedAt: number, view?: string) {
  return { kind: 'delivery', what, startedAt, ...(view !== undefined && { view }) } as const;
}

describe('the traces', () => {
  let spans: FinishedSpan[];
  let traces: TraceObserver;
  beforeEach(() => {
    spans = [];
    traces = new TraceObserver((span) => spans.push(span));
  });

  const names = () => spans.map(({ name }) => name);

  /** A command that opened the form `view`, and its ack. */
  function opened(view: string, at = T - 30_000): void {
    traces.during(delivery('command', at), () => {
      traces.saw({ kind: 'acked', what: 'command', result: 'ok', ...from(at) });
      traces.saw({
        kind: 'slackCalled',
        method: 'views.open',
        result: 'ok',
        view,
        ...from(at + 10),
      });
    });
  }

  function submitted(view = 'V0001', id = 'request-1'): ContactRequest {
    const stored = inserted(id);
    traces.during(delivery('submission', T - 20, view), () => {
      traces.saw(stored);
      traces.saw({ kind: 'acked', what: 'submission', result: 'ok', ...from(T - 20, T + 5) });
    });
    return stored.request;
  }

  /** Writes in the story of the request. */
  function wrote(transition: Transition): ContactRequest {
    traces.during(IN_REQUEST, () => traces.saw(saved(transition)));
    return transition.after;
  }

  it('hang the submission, and the command that opened its form, under the try', () => {
    opened('V0001');
    submitted();
    assert.deepEqual(
      spans.map(({ name, startedAt, parentId }) => [name, startedAt, parentId]),
      [
        ['save accepted', T - 5, FIRST],
        ['submission', T - 20, FIRST],
        ['command', T - 30_000, FIRST],
      ],
    );
    assert.ok(spans.every(({ traceId }) => traceId === traceIdOf('request-1')));
  });

  it('hang the command there also where its form was submitted before it was known', () => {
    traces.during(delivery('submission', T - 20, 'V0001'), () => {
      opened('V0001');
      traces.saw(inserted());
      traces.saw({ kind: 'acked', what: 'submission', result: 'ok', ...from(T - 20, T + 5) });
    });
    assert.deepEqual(names(), ['save accepted', 'submission', 'command']);
  });

  it('hang a press there whose ack came before its request', () => {
    const again = tryAgain(settle(inserted().request, REFUSED, T).after, { by: 'U1', at: T + 50 });
    traces.during(delivery('button', T), () => {
      traces.saw({ kind: 'acked', what: 'button', result: 'ok', ...from(T) });
      traces.saw(saved(again));
    });
    assert.deepEqual(names(), ['button', 'save triedAgain']);
  });

  it('tell where the ack of a submission failed', () => {
    traces.during(delivery('submission', T), () => {
      traces.saw(inserted());
      traces.saw({ kind: 'acked', what: 'submission', result: 'failed', ...from(T) });
    });
    assert.equal(spans.at(-1)?.attributes['ack.result'], 'failed');
  });

  it('have no span of what no request came of', () => {
    opened('V0001');
    traces.during(delivery('submission', T, 'V0001'), () => {
      traces.saw(inserted('request-1', 'outdated'));
      traces.saw({ kind: 'acked', what: 'submission', result: 'ok', ...from(T) });
    });
    traces.saw({ kind: 'acked', what: 'options', result: 'ok', ...from(T) });
    traces.saw({ kind: 'slackCalled', method: 'views.open', result: 'ok', view: 'V2', ...from(T) });
    traces.saw({ kind: 'socket', connected: true });
    assert.deepEqual(spans, []);
  });

  it('forget what opened a form after 500 others', () => {
    for (let form = 0; form <= 500; form += 1) opened(`V${form}`);
    submitted('V0', 'request-0');
    submitted('V1', 'request-1');
    assert.deepEqual(
      spans.filter(({ name }) => name === 'command').map(({ traceId }) => traceId),
      [traceIdOf('request-1')],
    );
  });

  it('have the calls of the story, and the try itself once the outcome is shown', () => {
    const calling = wrote(startCalling(submitted(), T + 20));
    traces.during(IN_REQUEST, () => {
      const called = { kind: 'deskCalled', result: 'refused', code: 141011 } as const;
      traces.saw({ ...called, command: 'contact_user', ...from(T + 20) });
      traces.saw({ kind: 'deskCalled', command: 'get_member_list', result: 'ok', ...from(T) });
      const settled = wrote(settle(calling, REFUSED, T + 40));
      const method = 'chat.postMessage';
      traces.saw({ kind: 'slackCalled', method, result: 'rateLimited', ...from(T + 50) });
      wrote(shown(settled, T + 60));
    });
    assert.deepEqual(names().slice(2), [
      'save calling',
      'desk contact_user',
      'save settled',
      'slack chat.postMessage',
      'save shown',
      'contact request',
    ]);
    assert.deepEqual(spans.at(-1), {
      ...{ name: 'contact request', traceId: traceIdOf('request-1'), spanId: FIRST },
      ...{ startedAt: T, endedAt: T + 60, isCall: false },
      attributes: {
        'request.id': 'request-1',
        'request.attempt': 1,
        'request.state': 'settled',
        'request.outcome': 'refused',
        'desk.code': 141011,
      },
    });
    const call = spans.find(({ name }) => name === 'desk contact_user');
    assert.deepEqual([call?.isCall, call?.attributes['desk.code']], [true, 141011]);
  });

  it('have no span of what is looked at after that, nor of calls outside any story', () => {
    const settled = wrote(settle(submitted(), REFUSED, T + 40));
    wrote(shown(settled, T + 60));
    const before = spans.length;
    traces.during(IN_REQUEST, () =>
      traces.saw({ kind: 'deskCalled', command: 'get_session_state', result: 'ok', ...from(T) }),
    );
    traces.saw({ kind: 'deskCalled', command: 'contact_user', result: 'ok', ...from(T) });
    assert.equal(spans.length, before);
  });

  it('hang a later try under the first one', () => {
    const settled = wrote(settle(submitted(), REFUSED, T + 40));
    const first = wrote(shown(settled, T + 60));
    const again = wrote(tryAgain(first, { by: 'U0001', at: T + 100 }));
    wrote(shown(wrote(settle(again, REFUSED, T + 140)), T + 160));
    const last = spans.at(-1);
    assert.deepEqual(
      [last?.name, last?.parentId, last?.spanId, last?.attributes['request.attempt']],
      ['contact request', FIRST, spanIdOf({ requestId: 'request-1', revision: 3 }), 2],
    );
  });

  it('have a span of a write that failed, as far as the story is known', () => {
    traces.saw(inserted('request-2', 'failed'));
    assert.equal(spans.length, 0);
    const calling = startCalling(submitted(), T + 20);
    traces.saw(saved(calling, 'failed'));
    assert.deepEqual(spans.at(-1)?.attributes['save.result'], 'failed');
  });

  it('name nobody, whatever the request holds', () => {
    const settled = wrote(settle(submitted(), { ...REFUSED, info: 'customer-1' }, T + 40));
    wrote(shown(settled, T + 60));
    const text = JSON.stringify(spans);
    for (const name of ['customer-1', '@service', 'U0001', 'C0001', 'V0001', 'T0001']) {
      assert.equal(text.includes(name), false, name);
    }
  });
});
