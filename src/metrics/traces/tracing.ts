import type { SpanContext, Tracer } from '@opentelemetry/api';
import type { IdGenerator, SpanExporter } from '@opentelemetry/sdk-trace';
import type { Log } from '../../domain/log';
import type { Observer } from '../../domain/observer';
import type { FinishedSpan } from './finished-span';
import { readOtlpHeaders } from './otlp-headers';
import { TraceObserver } from './trace-observer';

export interface TraceSettings {
  /** The collector's address; spans go to `/v1/traces` under it. */
  readonly endpoint: string;
  /** As in `OTEL_EXPORTER_OTLP_HEADERS`; a secret. */
  readonly headers?: string | undefined;
  readonly serviceName: string;
  /** Another one for each process (opentelemetry.io/docs/specs/semconv/resource/service). */
  readonly instanceId: string;
}

/** Traces that are sent over OTLP/HTTP, in batches, while nobody waits for them. */
export interface Tracing {
  readonly observer: Observer;
  /** Sends what is left. Never rejects. */
  stop(): Promise<void>;
}

/** How long the collector may take for a batch, in ms; the next one waits meanwhile. */
const EXPORT_WITHIN_MS = 5_000;
/** Spans that wait; beyond, new ones are dropped. A request has about ten. */
const MOST_WAITING = 2_048;

/**
 * Loads the SDK here, so that whoever wants no traces does not wait for it. Nothing is registered
 * globally. A collector that cannot be reached costs what waits for it, and one line in the log.
 */
export async function openTracing(settings: TraceSettings, log: Log): Promise<Tracing> {
  const { endpoint, headers, serviceName, instanceId } = settings;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...(headers !== undefined && readOtlpHeaders(headers)) },
    timeoutMillis: EXPORT_WITHIN_MS,
  });
  const ids = new GivenIds(new sdk.RandomIdGenerator());
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      'service.instance.id': instanceId,
    }),
    idGenerator: ids,
    sampler: new sdk.AlwaysOnSampler(),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: warnOnce(exporter, log),
        maxQueueSize: MOST_WAITING,
        exportTimeoutMillis: EXPORT_WITHIN_MS + 1_000,
      }),
    ],
  });
  const emit = emitterFor(api, provider.getTracer('contact-customer'), ids);
  return {
    observer: new TraceObserver(emit),
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

function emitterFor(
  { ROOT_CONTEXT, SpanKind, TraceFlags, trace }: typeof import('@opentelemetry/api'),
  tracer: Tracer,
  ids: GivenIds,
): (span: FinishedSpan) => void {
  const parentOf = ({ traceId, parentId }: FinishedSpan) => {
    if (parentId === undefined) return ROOT_CONTEXT;
    const parent: SpanContext = { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED };
    return trace.setSpanContext(ROOT_CONTEXT, parent);
  };
  return (span) => {
    const options = {
      kind: span.isCall ? SpanKind.CLIENT : SpanKind.INTERNAL,
      startTime: span.startedAt,
      attributes: span.attributes,
    };
    const started = ids.during(span, () => tracer.startSpan(span.name, options, parentOf(span)));
    started.end(span.endedAt);
  };
}

/** Gives the IDs that a span brings along; the SDK asks for them while it starts the span. */
class GivenIds implements IdGenerator {
  readonly #otherwise: IdGenerator;
  #given: Pick<FinishedSpan, 'traceId' | 'spanId'> | undefined;

  constructor(otherwise: IdGenerator) {
    this.#otherwise = otherwise;
  }

  during<T>(given: Pick<FinishedSpan, 'traceId' | 'spanId'>, start: () => T): T {
    this.#given = given;
    try {
      return start();
    } finally {
      this.#given = undefined;
    }
  }

  generateTraceId(): string {
    return this.#given?.traceId ?? this.#otherwise.generateTraceId();
  }

  generateSpanId(): string {
    return this.#given?.spanId ?? this.#otherwise.generateSpanId();
  }
}

/** Says in the log that batches are lost: once, until one has arrived again. */
export function warnOnce(exporter: SpanExporter, log: Log): SpanExporter {
  let hasWarned = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const { error } = result;
        if (error !== undefined && !hasWarned) {
          log.warn(
            { error: `${error.name}: ${error.message}` },
            'traces not taken by the collector',
          );
        }
        hasWarned = error !== undefined;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}
