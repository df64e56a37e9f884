import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type OpenStore, openStore } from '../../src/store/open-store';
import { query } from '../kit/postgres';
import { type Dialect, POSTGRES, SQLITE } from './filling';

/** A way to the rows of a store past the app, while that does not run. */
export interface Shelf {
  readonly dialect: Dialect;
  /** Runs the statements as quickly as the database can, and lets it count what there is then. */
  fill(statements: readonly string[]): Promise<void>;
  /** Runs the statements as they are. */
  run(statements: readonly string[]): Promise<void>;
  /** The store as the app opens it. */
  open(): Promise<OpenStore>;
}

/** As PostgreSQL names it by itself. */
const REFERENCE = 'contact_request_events_request_id_fkey';

const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  // What the store would say belongs to no measurement.
}

/** The file in `dataDir`, which the app has made. */
export function sqliteShelf(dataDir: string): Shelf {
  const run = async (statements: readonly string[]) => {
    const database = new DatabaseSync(join(dataDir, 'contact-customer.sqlite'));
    try {
      for (const statement of statements) database.exec(statement);
    } finally {
      database.close();
    }
  };
  const quickly = ['pragma synchronous = off', 'pragma cache_size = -262144'];
  return {
    dialect: SQLITE,
    run,
    fill: (statements) => run([...quickly, ...statements, 'pragma wal_checkpoint(truncate)']),
    open: () => openStore({ dataDir }, QUIET),
  };
}

export function postgresShelf(databaseUrl: string): Shelf {
  const run = (statements: readonly string[]) => query(databaseUrl, ...statements);
  return {
    dialect: POSTGRES,
    run,
    fill: async (statements) => {
      await run([
        'set synchronous_commit = off',
        `alter table contact_request_events drop constraint ${REFERENCE}`,
        ...statements,
        // Checked all at once, which takes a tenth of the time.
        `alter table contact_request_events add constraint ${REFERENCE}
          foreign key (request_id) references contact_requests (id)`,
        'vacuum analyze',
      ]);
      // Else it comes while the app is measured; who may not ask for it has it then.
      await run(['checkpoint']).catch(nothing);
    },
    open: () => openStore({ dataDir: '', databaseUrl }, QUIET),
  };
}
