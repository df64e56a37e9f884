import type { Kysely } from 'kysely';
import { number, type ObjectSchema, object, string } from 'yup';
import type { Log } from '../domain/log';
import { fromText, toText } from './directory-text';
import { checked } from './rows';
import type { DeskListsRow, Tables } from './schema';
import type { SharedLists, SharedRound } from './shared-lists';
import { reasonOf } from './store-unavailable-error';

/** Keeps lists in an opened and migrated database, which somebody else owns and closes. */
export function createSqlSharedLists(kysely: Kysely<Tables>, log: Log): SharedLists {
  return {
    async latest(desk, known) {
      const row = await kysely
        .selectFrom('desk_lists')
        .selectAll()
        .where('desk', '=', desk)
        .where('version', '!=', known)
        .executeTakeFirst();
      return row && readableRound(row, log);
    },
    save: (desk, round) => save(kysely, desk, round),
  };
}

const rowShape: ObjectSchema<DeskListsRow> = object({
  desk: string().defined(),
  version: number().integer().defined(),
  began_at: number().integer().defined(),
  ended_at: number().integer().defined(),
  is_whole: number().integer().defined(),
  lists: string().defined().nullable(),
});

async function readableRound(saved: DeskListsRow, log: Log): Promise<SharedRound> {
  try {
    const row = checked(rowShape, () => saved, `lists of Desk ${saved.desk}`);
    return {
      version: row.version,
      beganAt: row.began_at,
      endedAt: row.ended_at,
      isWhole: row.is_whole === 1,
      ...(row.lists !== null && { directory: await fromText(row.lists) }),
    };
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'lists of another process cannot be read');
    return { version: Number(saved.version), beganAt: 0, endedAt: 0, isWhole: false };
  }
}

async function save(
  kysely: Kysely<Tables>,
  desk: string,
  { version, beganAt, endedAt, isWhole, directory }: SharedRound,
): Promise<boolean> {
  const row = {
    version,
    began_at: beganAt,
    ended_at: endedAt,
    is_whole: Number(isWhole),
    lists: directory === undefined ? null : await toText(directory),
  };
  const saved = await kysely.transaction().execute((transaction) =>
    transaction
      .insertInto('desk_lists')
      .values({ desk, ...row })
      .onConflict((conflict) =>
        conflict
          .column('desk')
          .doUpdateSet(row)
          .where('desk_lists.version', '=', version - 1),
      )
      .returning('version')
      .executeTakeFirst(),
  );
  return saved !== undefined;
}
