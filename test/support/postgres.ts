import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Also ends the connections that are still open. */
  drop(): Promise<void>;
}

/**
 * A new, empty PostgreSQL database on the server at `TEST_DATABASE_URL`, whose user may create
 * databases; without that variable `undefined`, and a line that says so.
 */
export async function testDatabase(): Promise<TestDatabase | undefined> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    process.stdout.write('  PostgreSQL is not tested here: TEST_DATABASE_URL is not set\n');
    return undefined;
  }
  const name = `contact_customer_test_${randomBytes(8).toString('hex')}`;
  await query(server, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(server);
  url.pathname = name;
  return {
    url: url.href,
    drop: async () => void (await query(server, `drop database ${name} with (force)`)),
  };
}

/** Runs one statement on a connection of its own, and resolves to its rows. */
export async function query(url: string, sql: string, parameters: unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, parameters);
    return rows;
  } finally {
    await client.end();
  }
}

/** Whether new sessions of a database can only read, as on a standby; sessions there are stay so. */
export async function makeReadOnly(url: string, isReadOnly: boolean): Promise<void> {
  const writing = new URL(url);
  writing.searchParams.set('options', '-c default_transaction_read_only=off');
  const name = writing.pathname.slice(1);
  const setting = `default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`;
  await query(writing.href, `alter database ${name} set ${setting}`);
}
