import { parseArgs } from 'node:util';

/** What a measurement may be told on the command line; each has its own for what is left out. */
export interface BenchOptions {
  readonly minutes?: number;
  readonly processes?: number;
  /** Requests a second. */
  readonly rate?: number;
  readonly seed?: number;
  readonly transport?: 'http' | 'socket';
  /** Fewer requests and smaller stores will do. */
  readonly short?: boolean;
  /** Print what was measured, as it was measured, too. */
  readonly raw?: boolean;
}

/** @throws Error, in words, for an option that does not exist or makes no sense. */
export function readArguments(args: readonly string[]): {
  readonly names: readonly string[];
  readonly options: BenchOptions;
} {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ minutes: text, processes: text, rate: text, seed: text, transport: text },
      ...{ short: flag, raw: flag },
    },
  });
  const { transport, short, raw, ...figures } = values;
  const numbers = Object.entries(figures).map(([name, value]) => [name, figureOf(name, value)]);
  return {
    names: positionals,
    options: {
      ...Object.fromEntries(numbers),
      ...transportOf(transport),
      ...(short && { short }),
      ...(raw && { raw }),
    },
  };
}

function figureOf(name: string, value: string): number {
  const figure = Number(value);
  if (!(figure > 0)) throw new Error(`--${name} takes a number above 0, not ${value}`);
  return figure;
}

function transportOf(transport: string | undefined): Pick<BenchOptions, 'transport'> {
  if (transport === undefined) return {};
  if (transport === 'http' || transport === 'socket') return { transport };
  throw new Error(`--transport takes http or socket, not ${transport}`);
}
