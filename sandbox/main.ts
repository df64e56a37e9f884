import { join } from 'node:path';
import { readArguments, USAGE } from './arguments';
import { startSandbox } from './sandbox';
import { readSeed } from './seed/read-seed';

const DEFAULT_SEED = join(__dirname, 'seed', 'default.yml');

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (read.kind === 'help') return say(USAGE);
  if (read.kind === 'wrong') return refuse(`${read.problem}\n\n${USAGE}`);
  const path = read.options.seed ?? DEFAULT_SEED;
  const seeded = readSeed(path);
  if (seeded.kind === 'wrong') {
    return refuse(
      `${path} cannot be used:\n${seeded.problems.map((each) => `- ${each}\n`).join('')}`,
    );
  }
  const sandbox = await startSandbox(read.options, seeded.seed, process.env);
  let stopping = false;
  const stop = async (): Promise<void> => {
    // A second Ctrl-C does not wait for what still runs.
    if (stopping) process.exit(1);
    stopping = true;
    say('\nStopping.\n');
    await sandbox.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await sandbox.ready();
  say(`The sandbox is ready: ${sandbox.url}\nCtrl-C ends it.\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}

function refuse(text: string): void {
  process.stderr.write(text);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The sandbox did not start: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exit(1);
});
