import assert from 'node:assert/strict';
import { freePort } from '../../sandbox/app/free-port';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';
import { type Collector, type ReceivedSpan, startCollector } from '../support/collector';

const FIRST_TRY = [
  'command',
  'contact request',
  'desk contact_user',
  'save accepted',
  'save calling',
  'save settled',
  'save shown',
  'slack chat.postMessage',
  'submission',
];

describe('traces', function () {
  this.timeout(90_000);
  let world: World;
  let collector: Collector;
  beforeEach(async () => {
    collector = await startCollector();
    world = await createWorld({
      mode: 'socket',
      settings: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20s3cret-header',
      },
    });
  });
  afterEach(async () => {
    await world.close();
    await collector.close();
  });

  function traces(): readonly (readonly ReceivedSpan[])[] {
    const ids = new Set(collector.spans.map(({ traceId }) => traceId));
    return [...ids].map((id) => collector.spans.filter(({ traceId }) => traceId === id));
  }

  /** Who an agent is in Slack may be known from the request before. */
  const namesOf = (spans: readonly ReceivedSpan[]) =>
    spans
      .map(({ name }) => name)
      .filter((name) => name !== 'slack users.lookupByEmail')
      .sort();

  it('have one for each request, from the command to the message, sent at the stop', async () => {
    const app = await world.start();
    await ask(world, { customer: 'cust-1', fields: { reason: 'a-reason-of-the-test' } });
    await messageSaying(world, 'cust-1', /was assigned/);
    world.desk.next({ kind: 'code', code: 141011, info: 'words' }, { command: 'contact_user' });
    await ask(world, { customer: 'cust-2', user: 'U_BOB' });
    await messageSaying(world, 'cust-2', /was not contacted/);
    assert.deepEqual(await app.kill('SIGTERM'), { code: 0, signal: null });

    const [first = [], second = [], ...others] = traces();
    assert.deepEqual(others, []);
    for (const spans of [first, second]) {
      assert.deepEqual(namesOf(spans), FIRST_TRY);
      const root = spans.find(({ name }) => name === 'contact request');
      assert.equal(root?.parentSpanId, undefined);
      for (const span of spans) {
        if (span !== root) assert.equal(span.parentSpanId, root?.spanId, span.name);
        assert.ok(span.lastedMs >= 0 && span.lastedMs < 30_000);
        assert.equal(span.attributes['request.id'], root?.attributes['request.id']);
      }
    }
    const outcomes = [first, second].map((spans) => {
      const root = spans.find(({ name }) => name === 'contact request');
      return [root?.attributes['request.outcome'], root?.attributes['desk.code']];
    });
    assert.deepEqual(outcomes.sort(), [
      ['assigned', undefined],
      ['refused', 141011],
    ]);
    assert.equal(collector.headers[0]?.authorization, 'Bearer s3cret-header');
    assert.doesNotMatch(`${app.stdout}${app.stderr}`, /s3cret-header/);
    assertNamesNobody();
  });

  it('go on after a restart in the trace that was begun before', async () => {
    await world.start({}, []);
    const [app] = world.apps;
    world.desk.next({ kind: 'silence', effect: true }, { command: 'contact_user' });
    await ask(world, { customer: 'cust-3' });
    await world.desk.waitFor(({ calls }) =>
      calls.some(({ command }) => command === 'contact_user'),
    );
    // What has been seen so far leaves within 5 s.
    await collector.untilSpan('save calling');
    await app?.kill('SIGKILL');
    const second = await world.start();
    await messageSaying(world, 'cust-3', /is with agent/, 30_000);
    await second.kill('SIGTERM');

    const [spans = [], ...others] = traces();
    assert.deepEqual(others, []);
    const names = namesOf(spans);
    for (const name of ['submission', 'save takenOver', 'desk get_session_state', 'save shown']) {
      assert.ok(names.includes(name), name);
    }
    const roots = spans.filter(({ name }) => name === 'contact request');
    assert.equal(roots.length, 1);
    for (const { spanId, parentSpanId } of spans) {
      assert.ok(spanId === roots[0]?.spanId || parentSpanId === roots[0]?.spanId);
    }
    assertNamesNobody();
  });

  it('have a span for each further try, under the first one', async () => {
    const app = await world.start();
    world.desk.next({ kind: 'code', code: 141011, info: '' }, { command: 'contact_user' });
    await ask(world, { customer: 'cust-4' });
    const message = await messageSaying(world, 'cust-4', /was not contacted/);
    await world.slack.press(message, 'try_again', { user: 'U_BOB' });
    await messageSaying(world, 'cust-4', /was assigned/);
    await app.kill('SIGTERM');
    const [spans = [], ...others] = traces();
    assert.deepEqual(others, []);
    const [first, second] = spans.filter(({ name }) => name === 'contact request');
    assert.equal(second?.parentSpanId, first?.spanId);
    const later = spans.filter(({ parentSpanId }) => parentSpanId === second?.spanId);
    assert.deepEqual(namesOf(later), [
      'button',
      'desk contact_user',
      'save calling',
      'save settled',
      'save shown',
      'save triedAgain',
      'slack chat.update',
    ]);
    assertNamesNobody();
  });

  it('cost nothing but a line of the log where the collector is not there', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const app = await world.start({ OTEL_EXPORTER_OTLP_ENDPOINT: nowhere });
    await ask(world, { customer: 'cust-5' });
    await messageSaying(world, 'cust-5', /was assigned/);
    const lost = ({ event }: Record<string, unknown>) =>
      event === 'traces not taken by the collector';
    await app.waitForLog(lost, 30_000);
    await ask(world, { customer: 'cust-6' });
    await messageSaying(world, 'cust-6', /was assigned/);
    const began = Date.now();
    assert.deepEqual(await app.kill('SIGTERM'), { code: 0, signal: null });
    assert.ok(Date.now() - began < 5_000);
    assert.equal(app.log.filter(lost).length, 1);
    assert.equal(app.stderr, '');
  });

  /** Neither an attribute nor anything else that has left. */
  function assertNamesNobody(): void {
    const { conversations, people } = world.slack.workspace;
    const names = ['cust-', '@', 'a-reason', ...conversations.keys(), ...people.keys()];
    const sent = collector.bodies.join('\n');
    assert.match(sent, /contact-customer/, 'the service is named');
    for (const name of names) assert.equal(sent.includes(name), false, name);
  }
});
