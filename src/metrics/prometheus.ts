import type { Observer } from '../domain/observer';
import { countSightings } from './count-sightings';
import { defineMetrics } from './definitions';
import { defineGauges, type StateSources } from './state-gauges';

/** The app's figures, as Prometheus reads them (prometheus.io/docs/instrumenting/exposition_formats). */
export interface Prometheus {
  readonly observer: Observer;
  /** Also shows what `sources` tell at each reading. To be called once. */
  readFrom(sources: StateSources): void;
  /** All figures; `type` is their media type. */
  text(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Loads the library here, so that whoever wants no figures does not wait for it. */
export async function openPrometheus(): Promise<Prometheus> {
  const prom = await import('prom-client');
  const registry = new prom.Registry();
  prom.collectDefaultMetrics({ register: registry });
  const observer = countSightings(defineMetrics(prom, registry));
  return {
    observer,
    readFrom: (sources) => defineGauges(prom, registry, sources),
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
