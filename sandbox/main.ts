import { join } from 'node:path';
import { readArguments, USAGE } from './arguments';
import { startSandbox } from './sandbox';
import { readSeed } from './seed/read-seed';

const DEFAULT_SEED = join(__dirname, 'seed', 'default.yml');
/** A terminal and npm may both pass on one Ctrl-C. */
const SAME_CTRL_C_MS = 1_000;

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (read.kind === 'help') return say(USAGE);
  if (read.kind === 'wrong') return refuse(`${read.problem}\n\n${USAGE}`);
  const path = read.options.seed ?? DEFAULT_SEED;
  const seeded = readSeed(path);
  if (seeded.kind === 'wrong') {
    const problems = seeded.problems.map((each) => `- ${each}\n`).join('');
    return refuse(`${path} cannot be used:\n${problems}`);
  }
  const starting = startSandbox(read.options, seeded.seed, process.env);
  stopOnSignal(() => starting.then((sandbox) => sandbox.close()));
  const sandbox = await starting;
  try {
    await sandbox.ready();
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  say(`The sandbox is ready: ${sandbox.url}\nCtrl-C ends it.\n`);
}

/** Ctrl-C ends everything; another one does not wait for what still runs. */
function stopOnSignal(close: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const stop = async (): Promise<void> => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_CTRL_C_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    say('\nStopping.\n');
    await close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function say(text: string): void {
  process.stdout.write(text);
}

function refuse(text: string): void {
  process.stderr.write(text);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sandbox did not start: ${message}\n`);
  process.exit(1);
});
