type Labels = Readonly<Record<string, string>>;

/** What Prometheus reads, by name and labels. */
export interface Figures {
  /** The value of one series; undefined where there is none. */
  value(name: string, labels?: Labels): number | undefined;
  /** How often one of the app's own durations was observed; 0 where it never was. */
  count(name: string, labels?: Labels): number;
}

/** Reads the text format (prometheus.io/docs/instrumenting/exposition_formats). */
export function readFigures(text: string): Figures {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name = '', labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (value !== undefined) series.set(keyOf(name, labelsIn(labels)), Number(value));
  }
  const value: Figures['value'] = (name, labels = {}) => series.get(keyOf(name, labels));
  return {
    value,
    count: (name, labels) => value(`contact_customer_${name}_count`, labels) ?? 0,
  };
}

function labelsIn(text: string): Labels {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
  );
}

function keyOf(name: string, labels: Labels): string {
  const sorted = Object.entries(labels).sort(([one], [other]) => one.localeCompare(other));
  return JSON.stringify([name, sorted]);
}
