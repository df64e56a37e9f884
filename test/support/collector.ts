import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Changes } from '../../sandbox/kit/changes';

/** A span as it came over OTLP/HTTP. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** Milliseconds. */
  readonly lastedMs: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface Collector {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** Of each batch. */
  readonly bodies: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** Resolves once a span of this name has come. */
  untilSpan(name: string): Promise<unknown>;
  close(): Promise<void>;
}

/** An OpenTelemetry collector of 127.0.0.1 that keeps what it gets. */
export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const changes = new Changes();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (request.url !== '/v1/traces') return void response.writeHead(404).end();
      headers.push(request.headers);
      bodies.push(body);
      spans.push(...spansIn(body));
      changes.announce();
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, spans, bodies, headers },
    untilSpan: (wanted) =>
      changes.waitFor(
        () => spans.find(({ name }) => name === wanted),
        () => spans.map(({ name }) => name).join(', '),
        20_000,
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly {
    readonly key: string;
    readonly value: { readonly stringValue?: string; readonly intValue?: number };
  }[];
}

function spansIn(body: string): ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(body) as {
    resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[];
  };
  return resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map(received)),
  );
}

function received(span: OtlpSpan): ReceivedSpan {
  const { traceId, spanId, parentSpanId, name, startTimeUnixNano, endTimeUnixNano } = span;
  const lasted = BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano);
  const attributes = span.attributes.map(({ key, value }) => {
    return [key, value.stringValue ?? value.intValue ?? ''] as const;
  });
  return {
    ...{ traceId, spanId, parentSpanId, name },
    lastedMs: Number(lasted / 1_000_000n),
    attributes: Object.fromEntries(attributes),
  };
}
