import { machine } from './kit/machine';
import { tableText } from './kit/table-text';
import type { Measurement } from './measurement';
import { pickers } from './pickers';

const MEASUREMENTS: readonly Measurement[] = [pickers];

/** Runs the measurements that are named, or all; prints tables and writes nothing. */
async function main(names: readonly string[]): Promise<void> {
  const known = MEASUREMENTS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no measurement ${unknown}. There are: ${known.join(', ')}`);
  }
  print(`${machine()}\n`);
  for (const measurement of MEASUREMENTS) {
    if (names.length > 0 && !names.includes(measurement.name)) continue;
    for (const table of await measurement.run(process.env, print)) print(`\n${tableText(table)}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
