import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Client } from 'pg';

type Row = Readonly<Record<string, unknown>>;

/** What the app has on disk, read around it. */
export interface Disk {
  rows(sql: string): Promise<readonly Row[]>;
  /** Bytes. */
  size(): Promise<number>;
}

export function postgresDisk(url: string): Disk {
  const rows = async (sql: string) => {
    const client = new Client({ connectionString: url });
    // The query rejects with the same.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const size = async () => {
    const [row] = await rows('select pg_database_size(current_database()) as bytes');
    return Number(row?.['bytes']);
  };
  return { rows, size };
}

export function sqliteDisk(dataDir: string): Disk {
  const file = join(dataDir, 'contact-customer.sqlite');
  return {
    async rows(sql) {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      try {
        return database.prepare(sql).all() as Row[];
      } finally {
        database.close();
      }
    },
    size: async () => {
      const files = [file, `${file}-wal`];
      return files.reduce((bytes, each) => bytes + statSync(each).size, 0);
    },
  };
}
