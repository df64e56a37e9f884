import { array, mixed, object, string, ValidationError } from 'yup';
import type { Submission } from '../domain/contact-request';
import { isAgentMail, isSkillGroup, isUserId, REASON_MAX_LENGTH } from '../domain/formats';
import type { FormTexts } from '../texts/texts';
import { AGENT_FILLED_IN, type ButtonValue, FIELDS, type FormMemory, readFormMemory } from './ids';

/** Error texts by block_id, as a submission's ack shows them at the fields. */
export type FieldErrors = Readonly<Record<string, string>>;

export type ReadSubmission =
  | {
      readonly kind: 'submission';
      readonly submission: Submission;
      /** The request and revision that "Change…" was pressed on. */
      readonly changes?: ButtonValue;
    }
  | { readonly kind: 'wrongFields'; readonly errors: FieldErrors };

/** A `view_submission` as far as it is used; a signed payload of another shape is a bug. */
const payloadSchema = object({
  team: object({ id: string().required() }).nullable().default(null),
  user: object({ id: string().required(), team_id: string() }).required(),
  view: object({
    id: string().required(),
    private_metadata: string().required(),
    state: object({ values: mixed().required() }).required(),
  }).required(),
  response_urls: array(object({ response_url: string().required() }).required()).default([]),
});

const fieldSchema = object({
  value: string().nullable(),
  selected_conversation: string().nullable(),
  selected_option: object({ value: string().required() }).nullable().default(null),
});

/**
 * Reads a submitted form. `acceptsAccount`: whether it may name this customer service account.
 *
 * @throws ValidationError for a payload that is not one of this app's forms.
 */
export function readSubmission(
  payload: unknown,
  texts: FormTexts,
  acceptsAccount: (account: string) => boolean,
): ReadSubmission {
  const { team, user, view, response_urls } = payloadSchema.validateSync(payload);
  const memory = readFormMemory(view.private_metadata);
  if (memory.account !== undefined && !acceptsAccount(memory.account)) {
    // The form has no field for it.
    return { kind: 'wrongFields', errors: { [FIELDS.customer]: texts.accountGone } };
  }
  const fields = readFields(view.state.values, memory);
  const errors = fieldErrors(fields, texts, acceptsAccount);
  if (errors !== undefined) {
    return { kind: 'wrongFields', errors: onScreen(errors, view.state.values) };
  }
  // The remembered address answers where the command was typed, and nowhere else.
  const remembered = fields.conversation === memory.conversation ? memory.responseUrl : undefined;
  const responseUrl = response_urls[0]?.response_url ?? remembered;
  const submission: Submission = {
    key: `${team?.id ?? user.team_id ?? ''}:${view.id}`,
    target: {
      customer: fields.customer,
      account: fields.account,
      ...(fields.skill_group !== '' && { skillGroup: Number(fields.skill_group) }),
      ...(fields.agent !== '' && { agent: fields.agent }),
    },
    ...(fields.reason !== '' && { reason: fields.reason }),
    conversation: fields.conversation,
    askedBy: user.id,
    ...(responseUrl !== undefined && { responseUrl }),
  };
  return { kind: 'submission', submission, ...(memory.changes && { changes: memory.changes }) };
}

/** The fields' values by block_id, trimmed; empty where nothing was entered. */
type Fields = Readonly<Record<(typeof FIELDS)[keyof typeof FIELDS], string>>;

export function readFields(values: unknown, memory: FormMemory): Fields {
  const field = (id: string, block = id) => {
    const element = object({ [block]: object({ [id]: fieldSchema }) }).validateSync(values);
    return element[block]?.[id];
  };
  // An ID that Desk listed is right as it is, with its spaces.
  const picked = (id: string) => field(id)?.selected_option?.value;
  // No database stores a NUL in a text. A picker and a field to type in stand for each other.
  const text = (id: string, block = id) => {
    const { value, selected_option: chosen } = field(id, block) ?? {};
    return (chosen?.value ?? value)?.replaceAll('\0', '').trim() ?? '';
  };
  return {
    customer: text(FIELDS.customer),
    skill_group: text(FIELDS.skillGroup),
    agent: text(FIELDS.agent, agentBlock(values)),
    reason: text(FIELDS.reason),
    conversation: field(FIELDS.conversation)?.selected_conversation ?? memory.conversation,
    account: memory.account ?? picked(FIELDS.account) ?? text(FIELDS.account),
  };
}

function fieldErrors(
  fields: Fields,
  texts: FormTexts,
  acceptsAccount: (account: string) => boolean,
): FieldErrors | undefined {
  const rules = object({
    customer: string().test('customer', texts.customerWrong, (v = '') => isUserId(v)),
    skill_group: string().test('group', texts.skillGroupWrong, optional(isSkillGroup)),
    agent: string().test('agent', texts.agentWrong, optional(isAgentMail)),
    reason: string().max(REASON_MAX_LENGTH, texts.reasonTooLong(REASON_MAX_LENGTH)),
    conversation: string().required(texts.conversationMissing),
    account: string()
      .test('account', texts.accountIdWrong, (v = '') => isUserId(v))
      .test('offered', texts.accountWrong, (v = '') => !isUserId(v) || acceptsAccount(v)),
  });
  try {
    rules.validateSync(fields, { abortEarly: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return Object.fromEntries(error.inner.map(({ path, message }) => [path ?? '', message]));
  }
}

/** The block that the form has for the agent: another one once a teammate is filled in. */
function agentBlock(values: unknown): string {
  const blocks = object({ [AGENT_FILLED_IN]: mixed() }).validateSync(values);
  return blocks[AGENT_FILLED_IN] === undefined ? FIELDS.agent : AGENT_FILLED_IN;
}

/** The errors at the blocks that the form has. */
function onScreen({ agent, ...others }: FieldErrors, values: unknown): FieldErrors {
  return agent === undefined ? others : { ...others, [agentBlock(values)]: agent };
}

function optional(rule: (text: string) => boolean): (text?: string) => boolean {
  return (text = '') => text === '' || rule(text);
}
