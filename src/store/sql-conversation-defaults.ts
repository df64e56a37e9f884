import type { Kysely } from 'kysely';
import { number, type ObjectSchema, object, string } from 'yup';
import type { SavedDefaults } from '../domain/conversation-defaults';
import type { ConversationDefaults } from './conversation-defaults';
import { checked, present } from './rows';
import type { DefaultsRow, Tables } from './schema';

/** Keeps defaults in an opened and migrated database, which somebody else owns and closes. */
export function createSqlConversationDefaults(kysely: Kysely<Tables>): ConversationDefaults {
  return {
    async of(conversation) {
      const row = await kysely
        .selectFrom('conversation_defaults')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async save(conversation, defaults) {
      const { conversation: key, ...set } = toRow(conversation, defaults);
      await kysely.transaction().execute((transaction) =>
        transaction
          .insertInto('conversation_defaults')
          .values({ conversation: key, ...set })
          .onConflict((conflict) => conflict.column('conversation').doUpdateSet(set))
          .execute(),
      );
    },
  };
}

const rowShape: ObjectSchema<DefaultsRow> = object({
  conversation: string().defined(),
  skill_group: number().integer().defined().nullable(),
  account: string().defined().nullable(),
  set_by: string().defined(),
  set_at: number().integer().defined(),
});

function toRow(conversation: string, defaults: SavedDefaults): DefaultsRow {
  return {
    conversation,
    skill_group: defaults.skillGroup ?? null,
    account: defaults.account ?? null,
    set_by: defaults.setBy,
    set_at: defaults.setAt,
  };
}

/** @throws Error naming the conversation and the column that holds what the app never writes. */
function fromRow(saved: DefaultsRow): SavedDefaults | undefined {
  const row = checked(rowShape, () => saved, `defaults of conversation ${saved.conversation}`);
  if (row.skill_group === null && row.account === null) return undefined;
  return present<SavedDefaults>({
    skillGroup: row.skill_group,
    account: row.account,
    setBy: row.set_by,
    setAt: row.set_at,
  });
}
