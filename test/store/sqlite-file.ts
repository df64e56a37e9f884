import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openStore } from '../../src/store/open-store';
import type { RequestStore } from '../../src/store/request-store';
import { RecordingLog, withFolder } from '../support/store-support';

export const FILE = 'contact-customer.sqlite';

/** Runs one SQL statement in the file as another process would, and gives its rows. */
export function meddle(dataDir: string, statement: string, ...parameters: string[]): object[] {
  const database = new DatabaseSync(join(dataDir, FILE), { timeout: 5_000 });
  try {
    return database.prepare(statement).all(...parameters);
  } finally {
    database.close();
  }
}

/** Runs `use` with a store in a folder of its own. */
export async function withStore(use: (store: RequestStore, dataDir: string) => Promise<void>) {
  await withFolder(async (dataDir) => {
    const store = await openStore({ dataDir }, new RecordingLog());
    try {
      await use(store, dataDir);
    } finally {
      await store.close();
    }
  });
}
