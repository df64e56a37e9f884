import { object, string } from 'yup';
import { withoutInvisibles } from '../domain/formats';
import { AGENT_FILLED_IN, FIELDS, type FormMemory } from './ids';

const elementSchema = object({
  value: string().nullable(),
  selected_conversation: string().nullable(),
  selected_option: object({ value: string().required() }).nullable().default(undefined),
}).default(undefined);

const blockOf = (id: string) => object({ [id]: elementSchema }).default(undefined);

/** `view.state.values` as far as it is used; which of the fields there are depends on the form. */
export const valuesSchema = object({
  [FIELDS.customer]: blockOf(FIELDS.customer),
  [FIELDS.skillGroup]: blockOf(FIELDS.skillGroup),
  [FIELDS.agent]: blockOf(FIELDS.agent),
  [AGENT_FILLED_IN]: blockOf(FIELDS.agent),
  [FIELDS.reason]: blockOf(FIELDS.reason),
  [FIELDS.conversation]: blockOf(FIELDS.conversation),
  [FIELDS.account]: blockOf(FIELDS.account),
}).required();

export type FieldValues = ReturnType<typeof valuesSchema.validateSync>;

/** The fields' values by block_id, trimmed; empty where nothing was entered. */
export type Fields = Readonly<Record<(typeof FIELDS)[keyof typeof FIELDS], string>>;

export function readFields(values: FieldValues, memory: FormMemory): Fields {
  const field = (id: string, block: keyof FieldValues) => values[block]?.[id];
  // An ID that Desk listed is right as it is, with its spaces.
  const picked = (id: keyof FieldValues) => field(id, id)?.selected_option?.value;
  // No database stores a NUL in a text. A picker and a field to type in stand for each other.
  const text = (id: keyof FieldValues, block: keyof FieldValues = id) => {
    const { value, selected_option: chosen } = field(id, block) ?? {};
    return (chosen?.value ?? value)?.replaceAll('\0', '').trim() ?? '';
  };
  const plain = (...ids: Parameters<typeof text>) => withoutInvisibles(text(...ids)).trim();
  const { conversation } = FIELDS;
  return {
    customer: plain(FIELDS.customer),
    skill_group: plain(FIELDS.skillGroup),
    agent: plain(FIELDS.agent, agentBlock(values)),
    reason: text(FIELDS.reason),
    conversation: field(conversation, conversation)?.selected_conversation ?? memory.conversation,
    account: memory.account ?? picked(FIELDS.account) ?? text(FIELDS.account),
  };
}

/** The block that the form has for the agent: another one once a teammate is filled in. */
export function agentBlock(values: FieldValues): typeof FIELDS.agent | typeof AGENT_FILLED_IN {
  return values[AGENT_FILLED_IN] === undefined ? FIELDS.agent : AGENT_FILLED_IN;
}
