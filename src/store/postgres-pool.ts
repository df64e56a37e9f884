import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseError, Pool, type PoolClient, type PoolConfig, types } from 'pg';
import type { Log } from '../domain/log';
import { reasonOf } from './store-unavailable-error';

/**
 * A pool for Kysely whose connections can be lost at any moment without ending the process, and
 * whose errors quote neither what is saved nor the connection string.
 */
export function createPostgresPool(config: PoolConfig, log: Log): PostgresPool {
  const pool = new Pool({ ...config, types: { getTypeParser } });
  pool.on('error', (error) => log.warn({ reason: reasonOf(error) }, 'database connection lost'));
  // While a connection is in use, its query rejects with the same error; unheard it would throw.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    connect: async () => new GuardedClient(await pool.connect()),
    end: () => pool.end(),
  };
}

/** `bigint` as a number: milliseconds and Desk's numbers are far below 2 ** 53. */
const getTypeParser: typeof types.getTypeParser = (id, format) =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format);

/** Leaves the pool when the server stopped answering: `pg` itself would hand it out for minutes. */
class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #lost: Error | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  // Kysely needs cursors only to stream, which the store does not do.
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    return this.#lost ? Promise.reject(this.#lost) : this.#ask(String(sql), [...parameters]);
  }

  async #ask(sql: string, parameters: unknown[]): Promise<unknown> {
    try {
      return await this.#client.query(sql, parameters);
    } catch (error) {
      if (error instanceof DatabaseError) throw withoutContents(error);
      this.#lost = new Error(`the database did not answer: ${reasonOf(error)}`);
      throw this.#lost;
    }
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
