import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../sandbox/app/free-port';
import type { Undo } from '../../sandbox/kit/undo';

const run = promisify(execFile);
/** Where Debian puts what is not on the PATH. */
const DEBIAN = '/usr/lib/postgresql';

/** A server on which databases can be made. */
export interface PostgresServer {
  /** A new, empty database, which goes with the measurement; resolves to its URL. */
  newDatabase(): Promise<string>;
}

/**
 * The server at `url`, whose user may create databases; without a URL one of its own for this run,
 * where PostgreSQL is installed; undefined where it is not. `undo` takes what is to be removed.
 */
export async function findPostgres(
  url: string | undefined,
  undo: Undo,
): Promise<PostgresServer | undefined> {
  const server = url || (await startCluster(undo));
  if (server === undefined) return undefined;
  return {
    async newDatabase() {
      const name = `contact_customer_bench_${randomBytes(8).toString('hex')}`;
      await query(server, `create database ${name} encoding 'UTF8' template template0`);
      undo.add(() => query(server, `drop database ${name} with (force)`));
      const database = new URL(server);
      database.pathname = name;
      return database.href;
    },
  };
}

/** Runs statements on a connection of its own. */
export async function query(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function startCluster(undo: Undo): Promise<string | undefined> {
  const bin = await findPrograms();
  if (bin === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'bench-postgres-'));
  undo.add(() => rm(folder, { recursive: true, force: true }));
  const as = await postgresUser(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], as);
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const log = join(folder, 'log');
  await run(join(bin, 'pg_ctl'), ['start', '-w', '-D', data, '-l', log, '-o', options], as);
  undo.add(() => run(join(bin, 'pg_ctl'), ['stop', '-m', 'fast', '-D', data], as));
  return `postgres://bench@127.0.0.1:${port}/postgres`;
}

/** The folder of the newest PostgreSQL; `''` stands for the PATH. */
async function findPrograms(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions.toSorted((one, other) => Number(other) - Number(one))[0];
  if (newest !== undefined) return join(DEBIAN, newest, 'bin');
  const isOnPath = await run('initdb', ['--version']).then(
    () => true,
    () => false,
  );
  return isOnPath ? '' : undefined;
}

/** PostgreSQL does not run as root: then it runs as the user `postgres`, who gets the folder. */
async function postgresUser(folder: string): Promise<{ uid?: number; gid?: number; cwd: string }> {
  if (process.getuid?.() !== 0) return { cwd: folder };
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) return { cwd: folder };
  await chown(folder, uid, gid);
  return { uid, gid, cwd: folder };
}
