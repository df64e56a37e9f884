import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../sandbox/app/free-port';

/** A PostgreSQL server of one's own, with its own files, that can be restarted at will. */
export interface PostgresCluster {
  /** `postgres://…`, without a password. */
  readonly url: string;
  readonly port: number;
  /** `fast` ends every transaction; `immediate` is as good as a power cut. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  /** Stops it and removes its files. */
  close(): Promise<void>;
}

/** Whoever may run a server: PostgreSQL runs as anybody but root. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const run = promisify(execFile);
/** Debian's place (`postgresql-15`); elsewhere the programs are looked for in the PATH. */
const DEBIAN = '/usr/lib/postgresql';

/** Where PostgreSQL's own programs are; undefined where there are none. */
export function postgresPrograms(path: string | undefined): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const debian = versions
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN, version, 'bin'));
  const folders = [...debian, ...(path ?? '').split(':')];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb')));
}

/** Makes a server in a folder of its own and starts it, on any free port of 127.0.0.1. */
export async function startPostgresCluster(programs: string): Promise<PostgresCluster> {
  const owner = await ownerOf();
  const folder = await mkdtemp(join(tmpdir(), 'chaos-postgres-'));
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid ?? owner.uid);
  const port = await freePort();
  const data = join(folder, 'data');
  const call = (program: string, ...args: string[]) =>
    run(join(programs, program), args, { ...owner, cwd: folder });
  const control = (...args: string[]) => call('pg_ctl', '-D', data, '-w', ...args);
  const started = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const begin = ['-l', join(folder, 'log'), '-o', started];
  await call('initdb', '-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N');
  await control('start', ...begin);
  const stop = ['-D', data, '-w', 'stop', '-m', 'immediate'];
  const leave = () => void execFileSync(join(programs, 'pg_ctl'), stop, { ...owner, cwd: folder });
  process.once('exit', leave);
  return {
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    port,
    restart: async (mode) => void (await control('restart', '-m', mode, ...begin)),
    close: async () => {
      process.off('exit', leave);
      await call('pg_ctl', ...stop).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ownerOf(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'postgres'])).stdout)),
  );
  return { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
}
