import type { Kysely } from 'kysely';
import type { LeaseClaim, Leases } from './leases';
import type { Tables } from './schema';

/** Keeps leases in an opened and migrated database, which somebody else owns and closes. */
export function createSqlLeases(kysely: Kysely<Tables>): Leases {
  return {
    hold: (claim) => hold(kysely, claim),
    async release(name, holder) {
      await kysely
        .transaction()
        .execute((transaction) =>
          transaction
            .deleteFrom('leases')
            .where('name', '=', name)
            .where('holder', '=', holder)
            .execute(),
        );
    },
  };
}

async function hold(
  kysely: Kysely<Tables>,
  { name, holder, now, forMs }: LeaseClaim,
): Promise<boolean> {
  const mine = { holder, ends_at: now + forMs };
  const held = await kysely.transaction().execute((transaction) =>
    transaction
      .insertInto('leases')
      .values({ name, ...mine })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(mine)
          .where((is) =>
            is.or([
              is('leases.holder', '=', holder),
              is('leases.ends_at', '<=', now),
              is('leases.ends_at', '>', now + 2 * forMs),
            ]),
          ),
      )
      .returning('name')
      .executeTakeFirst(),
  );
  return held !== undefined;
}
