import type { Kysely } from 'kysely';
import type { Tables } from './schema';
import type { TablesState } from './store-facts';

/**
 * Writes a row where there are tables, and takes it back.
 *
 * @throws whatever the database says when it cannot be written.
 */
export async function tryWriting(kysely: Kysely<Tables>, tables: TablesState): Promise<void> {
  const transaction = await kysely.startTransaction().execute();
  try {
    if (tables.kind === 'absent') return;
    await transaction
      .insertInto('store_probe')
      .values({ id: 1, probed_at: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ probed_at: 0 }))
      .execute();
  } finally {
    await transaction.rollback().execute();
  }
}
