import { chaos } from './chaos';
import { machine } from './kit/machine';
import { tableText } from './kit/table-text';
import type { Asked, Measurement } from './measurement';
import { readArguments } from './options';
import { pickers } from './pickers';
import { reconnect } from './reconnect';
import { replicas } from './replicas';
import { requests } from './requests';
import { soak } from './soak';
import { store } from './store';

const MEASUREMENTS: readonly Measurement[] = [
  requests,
  store,
  pickers,
  reconnect,
  replicas,
  chaos,
  soak,
];

/** Runs the measurements that are named, or all short ones; prints tables and writes nothing. */
async function main(args: readonly string[]): Promise<void> {
  const { names, options } = readArguments(args);
  const known = MEASUREMENTS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`there is no measurement ${unknown}. There are: ${known.join(', ')}`);
  }
  const asked: Asked = {
    environment: process.env,
    say: print,
    raw: options.raw === true ? (record) => print(JSON.stringify(record)) : () => undefined,
    options,
  };
  print(`${machine()}\n`);
  for (const measurement of MEASUREMENTS) {
    const { name, onlyWhenNamed = false } = measurement;
    if (names.length === 0 ? onlyWhenNamed : !names.includes(name)) continue;
    for (const table of await measurement.run(asked)) print(`\n${tableText(table)}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// What was started ends with this process, which by itself a signal would not let it see to.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
