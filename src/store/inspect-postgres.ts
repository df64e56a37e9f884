import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import type { Log } from '../domain/log';
import { readTables } from './migrations';
import { connectPostgres, SERVING } from './open-postgres';
import type { Tables } from './schema';
import type { StoreFacts } from './store-facts';
import { reasonOf } from './store-unavailable-error';
import { tryWriting } from './try-writing';

/** Looks at the PostgreSQL database at `url`. */
export async function inspectPostgres(url: string, log: Log): Promise<StoreFacts> {
  return { engine: 'PostgreSQL', freeBytes: undefined, database: await inspect(url, log) };
}

async function inspect(url: string, log: Log): Promise<StoreFacts['database']> {
  const kysely = connectPostgres(url, { ...SERVING, max: 2 }, log);
  try {
    const { version, may_create, is_encrypted } = await askServer(kysely);
    const tables = await readTables(kysely);
    const makesTables = tables.kind === 'absent' || tables.kind === 'pending';
    if (makesTables && !may_create) {
      return { kind: 'unusable', reason: 'this user may make no tables' };
    }
    await tryWriting(kysely, tables);
    const isBlocked = tables.kind === 'pending' && !(await ownsTables(kysely));
    const found = isBlocked ? { ...tables, kind: 'notOwned' as const } : tables;
    const { host } = new Client({ connectionString: url });
    const inTheClearTo = is_encrypted || isNear(host) ? undefined : host;
    return { kind: 'usable', version, tables: found, inTheClearTo };
  } catch (error) {
    return { kind: 'unusable', reason: reasonOf(error) };
  } finally {
    await kysely.destroy();
  }
}

/**
 * Whether `host` is this machine, or looks like a container's name in a network of their own: a Unix
 * socket's folder, the loopback, a name without a dot.
 */
export function isNear(host: string): boolean {
  return /^\//.test(host) || /^127\./.test(host) || host === '::1' || !/[.:]/.test(host);
}

async function askServer(kysely: Kysely<Tables>) {
  // Without a schema of its own to be in, `current_schema()` is null, and so is the answer.
  const { rows } = await sql<ServersAnswer>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      has_schema_privilege(current_schema(), 'create') as may_create,
      (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as is_encrypted`.execute(kysely);
  const [{ version = '', may_create = null, is_encrypted = null } = {}] = rows;
  return { version, may_create: may_create ?? false, is_encrypted: is_encrypted ?? false };
}

interface ServersAnswer {
  readonly version: string;
  readonly may_create: boolean | null;
  readonly is_encrypted: boolean | null;
}

/** Whether this user may alter the table of requests and its indexes: it is theirs or their role's. */
async function ownsTables(kysely: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_has_role(relowner, 'usage') as owns from pg_class
      where oid = to_regclass('contact_requests')`.execute(kysely);
  return rows[0]?.owns ?? true;
}
