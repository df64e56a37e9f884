import type { Kysely } from 'kysely';
import type { Tables } from './schema';
import type { TablesState } from './store-facts';

/**
 * Writes a row, or makes a table where there are none yet, and takes it back.
 *
 * @throws whatever the database says when it cannot be written.
 */
export async function tryWriting(kysely: Kysely<Tables>, tables: TablesState): Promise<void> {
  const transaction = await kysely.startTransaction().execute();
  try {
    if (tables.kind === 'absent') await makeTable(transaction);
    else await writeRow(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

/** Under a name that no start waits for. */
function makeTable({ schema }: Kysely<Tables>): Promise<void> {
  return schema.createTable('contact_customer_try').addColumn('id', 'integer').execute();
}

async function writeRow(kysely: Kysely<Tables>): Promise<void> {
  await kysely
    .insertInto('store_probe')
    .values({ id: 1, probed_at: 0 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ probed_at: 0 }))
    .execute();
}
