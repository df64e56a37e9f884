import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import type { Log } from './domain/log';
import { everyObserver, type Observer } from './domain/observer';
import {
  createMetricsServer,
  METRICS_HOST,
  METRICS_PATH,
  metricsHandler,
} from './metrics/metrics-endpoint';
import { openPrometheus, type Prometheus } from './metrics/prometheus';
import type { StateSources } from './metrics/state-gauges';
import { openTracing } from './metrics/traces/tracing';
import type { Settings } from './settings';

/** Figures and traces of what the app does, as far as the settings ask for them. */
export interface Telemetry {
  readonly observer: Observer;
  /** What is served on the app's own port. */
  readonly routes: readonly CustomRoute[];
  /** How long `stop` may take, in ms. */
  readonly stopWithinMs: number;
  readFrom(sources: StateSources): void;
  /** Begins to serve what is served on a port of its own. */
  start(): void;
  stop(): Promise<void>;
}

/** Loading the libraries takes a moment, so only what is asked for is loaded. */
export async function openTelemetry(settings: Settings, log: Log): Promise<Telemetry> {
  const { METRICS_TOKEN: token, METRICS_PORT: port } = settings;
  const [prometheus, tracing] = await Promise.all([
    token === undefined && port === undefined ? undefined : openPrometheus(),
    tracingFor(settings, log),
  ]);
  const server = prometheus && port !== undefined ? createMetricsServer(prometheus) : undefined;
  return {
    observer: everyObserver(
      [prometheus?.observer, tracing?.observer].filter((observer) => observer !== undefined),
    ),
    routes: prometheus && token !== undefined ? [metricsRoute(prometheus, token)] : [],
    stopWithinMs: tracing === undefined ? 0 : 1_000,
    readFrom: (sources) => prometheus?.readFrom(sources),
    start() {
      server?.on('error', (error) => log.error({ error }, 'metrics not served'));
      server?.listen(port, METRICS_HOST);
    },
    async stop() {
      end(server);
      await tracing?.stop();
    },
  };
}

function metricsRoute(prometheus: Prometheus, token: string): CustomRoute {
  const handler = metricsHandler(prometheus, token);
  return { path: METRICS_PATH, method: 'GET', handler: (...request) => void handler(...request) };
}

function tracingFor(settings: Settings, log: Log) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = settings;
  if (endpoint === undefined) return undefined;
  const service = { serviceName: settings.OTEL_SERVICE_NAME, instanceId: randomUUID() };
  return openTracing({ endpoint, headers, ...service }, log);
}

function end(server: Server | undefined): void {
  server?.close();
  server?.closeAllConnections();
}
