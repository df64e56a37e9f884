import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { startApp } from './app';
import { runDoctor, type Shown } from './run-doctor';
import type { Environment } from './settings';

/** The real environment wins over a `.env` beside package.json. */
function readEnvironment(): Environment {
  return { ...readDotEnv(join(__dirname, '..', '.env')), ...process.env };
}

function readDotEnv(path: string): Environment {
  try {
    return parse(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

const USAGE =
  'Usage: node dist/main.js            starts the app\n' +
  '       node dist/main.js doctor     checks how it is set up; --json for programs\n';

async function main(args: readonly string[]): Promise<void> {
  const [command, ...options] = args;
  if (command === undefined) return start();
  if (command === 'doctor' && options.every((option) => option === '--json')) {
    return doctor(options.length > 0);
  }
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function doctor(json: boolean): Promise<void> {
  const { isTTY, columns = 100 } = process.stdout;
  // no-color.org: set and not empty.
  const colours = isTTY && !process.env['NO_COLOR'];
  const shown: Shown = json ? { kind: 'json' } : { kind: 'terminal', colours, columns };
  const { output, isHealthy } = await runDoctor(readEnvironment(), shown);
  process.stdout.write(output);
  process.exitCode = isHealthy ? 0 : 1;
}

async function start(): Promise<void> {
  let stop = () => Promise.resolve();
  endOnSignals(() => stop());
  const started = await startApp(readEnvironment(), (line) => process.stdout.write(line));
  if (started.kind === 'notStarted') {
    process.stderr.write(started.report);
    process.exitCode = 1;
    return;
  }
  const { log, connected } = started;
  stop = started.stop;
  // What is on disk decides how it goes on, so the safest answer to a bug is a fresh process.
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'unexpected error, exiting');
    process.exit(1);
  });
  await connected;
}

/** From the first moment on: as PID 1 of a container, a signal that nobody handles is lost. */
function endOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // Never the whole error: what it holds besides may be a setting.
  process.stderr.write(
    `Not started: ${error instanceof Error ? error.message : 'unknown error'}\n`,
  );
  process.exit(1);
});
