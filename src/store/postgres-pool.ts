import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { type ClientBase, DatabaseError, Pool, type PoolClient, type PoolConfig, types } from 'pg';
import type { Log } from '../domain/log';
import { reasonOf } from './store-unavailable-error';

/**
 * A pool for Kysely whose connections can be lost at any moment without ending the process, and
 * whose errors quote neither what is saved nor the connection string.
 */
export function createPostgresPool(config: PoolConfig, log: Log): PostgresPool {
  const pool = new Pool({ ...config, types: { getTypeParser }, onConnect: makeDurable });
  pool.on('error', (error) => log.warn({ reason: reasonOf(error) }, 'database connection lost'));
  let writable = new WeakSet<PoolClient>();
  pool.on('connect', (client) => {
    // While a connection is in use, its query rejects with the same error; unheard it would throw.
    client.on('error', () => undefined);
    writable.add(client);
  });
  // Where one takes no writes, those opened before may not either: after a failover another server
  // is behind the same name.
  const forgetAll = () => {
    writable = new WeakSet();
  };
  const writes = new Map<string, string>();
  return {
    async connect() {
      let client = await pool.connect();
      while (!writable.has(client)) {
        client.release(true);
        client = await pool.connect();
      }
      return new GuardedClient(client, writes, forgetAll);
    },
    end: () => pool.end(),
  };
}

/**
 * What is committed must outlast a crash of the server, whatever its configuration says; one that asks
 * for more than its own disk keeps that (postgresql.org, "Asynchronous Commit").
 */
async function makeDurable(client: ClientBase): Promise<void> {
  await client.query(`select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') = 'off'`);
}

/** `bigint` as a number: milliseconds and Desk's numbers are far below 2 ** 53. */
const getTypeParser: typeof types.getTypeParser = (id, format) =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format);

/** PostgreSQL's read_only_sql_transaction (postgresql.org, "PostgreSQL Error Codes"). */
const READ_ONLY = '25006';
const WRITES = /^\s*(with|insert|update)\b/;
/** The app has a few dozen. */
const WRITES_PREPARED = 100;

/** Leaves the pool when the server stopped answering: `pg` itself would hand it out for minutes. */
class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #writes: Map<string, string>;
  readonly #onReadOnly: () => void;
  #lost: Error | undefined;

  /**
   * `writes`: the names of all clients' prepared statements, by their SQL. `onReadOnly`: told when the
   * server takes no writes.
   */
  constructor(client: PoolClient, writes: Map<string, string>, onReadOnly: () => void) {
    this.#client = client;
    this.#writes = writes;
    this.#onReadOnly = onReadOnly;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  // Kysely needs cursors only to stream, which the store does not do.
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    return this.#lost ? Promise.reject(this.#lost) : this.#ask(String(sql), [...parameters]);
  }

  async #ask(sql: string, parameters: unknown[]): Promise<unknown> {
    try {
      const name = this.#preparedName(sql);
      return await this.#client.query({ text: sql, values: parameters, ...(name && { name }) });
    } catch (error) {
      if (error instanceof DatabaseError) {
        if (error.code === READ_ONLY) this.#onReadOnly();
        throw withoutContents(error);
      }
      this.#lost = new Error(`the database did not answer: ${reasonOf(error)}`);
      throw this.#lost;
    }
  }

  /**
   * The server reads and plans a write once for each connection; that takes it longer than the write.
   * Never a query: one that has been prepared fails once a newer version adds a column.
   */
  #preparedName(sql: string): string | undefined {
    if (!WRITES.test(sql)) return undefined;
    const name = this.#writes.get(sql) ?? `write-${this.#writes.size}`;
    if (this.#writes.size < WRITES_PREPARED) this.#writes.set(sql, name);
    return this.#writes.has(sql) ? name : undefined;
  }

  release(): void {
    this.#client.release(this.#lost);
  }
}

/** PostgreSQL adds the failing row and the parameters, and with them a `response_url`. */
function withoutContents(error: DatabaseError): DatabaseError {
  error.detail = undefined;
  error.where = undefined;
  return error;
}
