import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settle } from '../../../src/domain/transitions';
import { traceIdOf } from '../../../src/metrics/traces/trace-ids';
import { openTracing, warnOnce } from '../../../src/metrics/traces/tracing';
import { useRealNetwork } from '../../desk/kit';
import { type Collector, startCollector } from '../../support/collector';
import { ASKED_AT } from '../../support/requests';
import { inserted, saved, shown } from '../../support/sightings';
import { RecordingLog } from '../../support/store-support';

const REFUSED = { kind: 'refused', code: 141011, info: '' } as const;

describe('tracing', () => {
  useRealNetwork();
  let collector: Collector;
  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.close());

  it('sends each span under the IDs that the request tells', async () => {
    const service = { serviceName: 'my-app', instanceId: 'process-7' };
    const settings = { endpoint: collector.url, headers: 'x-key=1', ...service };
    const tracing = await openTracing(settings, new RecordingLog());
    const first = inserted();
    tracing.observer.saw(first);
    const settled = settle(first.request, REFUSED, ASKED_AT + 500);
    tracing.observer.saw(saved(settled));
    tracing.observer.saw(saved(shown(settled.after, ASKED_AT + 600)));
    await tracing.stop();
    assert.equal(collector.headers[0]?.['x-key'], '1');
    const sent = collector.bodies.join();
    assert.match(sent, /"service\.name","value":\{"stringValue":"my-app"/);
    assert.match(sent, /"service\.instance\.id","value":\{"stringValue":"process-7"/);
    const root = collector.spans.find(({ name }) => name === 'contact request');
    assert.equal(root?.lastedMs, 600);
    assert.equal(root?.parentSpanId, undefined);
    for (const { traceId, spanId, parentSpanId } of collector.spans) {
      assert.equal(traceId, traceIdOf('request-1'));
      assert.ok(spanId === root?.spanId || parentSpanId === root?.spanId);
    }
    assert.equal(new Set(collector.spans.map(({ spanId }) => spanId)).size, 4);
  });

  it('stops, and warns, where the collector refuses what it gets', async () => {
    const refusing: Server = createServer((_, response) => response.writeHead(400).end()).listen(0);
    await once(refusing, 'listening');
    const { port } = refusing.address() as AddressInfo;
    const log = new RecordingLog();
    const endpoint = `http://127.0.0.1:${port}`;
    const tracing = await openTracing({ endpoint, serviceName: 'x', instanceId: 'y' }, log);
    tracing.observer.saw(inserted());
    await tracing.stop();
    refusing.close();
    refusing.closeAllConnections();
    assert.deepEqual(
      log.lines.map(({ event }) => event),
      ['traces not taken by the collector'],
    );
  });

  it('warns again only after something has arrived', () => {
    const log = new RecordingLog();
    const results = [true, false, false, true, false];
    const exporter = warnOnce(
      {
        export: (_, done) =>
          done(results.shift() ? { code: 0 } : { code: 1, error: new Error('ECONNREFUSED') }),
        shutdown: async () => undefined,
      },
      log,
    );
    const codes: number[] = [];
    for (let batch = 0; batch < 5; batch += 1) exporter.export([], ({ code }) => codes.push(code));
    assert.deepEqual(codes, [0, 1, 1, 0, 1]);
    assert.equal(log.lines.length, 2);
    assert.equal(log.lines[0]?.['error'], 'Error: ECONNREFUSED');
  });
});
