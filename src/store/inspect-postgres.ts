import { type Kysely, sql } from 'kysely';
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
    const { version, may_create } = await askServer(kysely);
    const tables = await readTables(kysely);
    const makesTables = tables.kind === 'absent' || tables.kind === 'pending';
    if (makesTables && !may_create) {
      return { kind: 'unusable', reason: 'this user may make no tables' };
    }
    await tryWriting(kysely, tables);
    const isBlocked = tables.kind === 'pending' && !(await ownsTables(kysely));
    const found = isBlocked ? { ...tables, kind: 'notOwned' as const } : tables;
    return { kind: 'usable', version, tables: found };
  } catch (error) {
    return { kind: 'unusable', reason: reasonOf(error) };
  } finally {
    await kysely.destroy();
  }
}

async function askServer(kysely: Kysely<Tables>) {
  // Without a schema of its own to be in, `current_schema()` is null, and so is the answer.
  const { rows } = await sql<{ version: string; may_create: boolean | null }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      has_schema_privilege(current_schema(), 'create') as may_create`.execute(kysely);
  return { version: rows[0]?.version ?? '', may_create: rows[0]?.may_create ?? false };
}

/** Whether this user may alter the table of requests and its indexes: it is theirs or their role's. */
async function ownsTables(kysely: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_has_role(relowner, 'usage') as owns from pg_class
      where oid = to_regclass('contact_requests')`.execute(kysely);
  return rows[0]?.owns ?? true;
}
