import { array, object, string } from 'yup';
import type { Submission } from '../domain/contact-request';
import { isAgentMail, isSkillGroup, isUserId, REASON_MAX_LENGTH } from '../domain/formats';
import type { FormTexts } from '../texts/texts';
import { type ButtonValue, FIELDS, readFormMemory } from './ids';
import {
  agentBlock,
  type Fields,
  type FieldValues,
  readFields,
  valuesSchema,
} from './submitted-fields';

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
  team: object({ id: string().required() }).nullable().default(undefined),
  user: object({ id: string().required(), team_id: string() }).required(),
  view: object({
    id: string().required(),
    private_metadata: string().required(),
    state: object({ values: valuesSchema }).required(),
  }).required(),
  response_urls: array(object({ response_url: string().required() }).required()).default(undefined),
}).required();

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
  const { team, user, view, response_urls } = payloadSchema.validateSync(payload, { strict: true });
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
  const responseUrl = response_urls?.[0]?.response_url ?? remembered;
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

/** Undefined where all are right. */
function fieldErrors(
  fields: Fields,
  texts: FormTexts,
  acceptsAccount: (account: string) => boolean,
): FieldErrors | undefined {
  const { customer, skill_group, agent, reason, conversation, account } = fields;
  const errors: FieldErrors = {
    ...(!isUserId(customer) && { customer: texts.customerWrong }),
    ...(skill_group !== '' && !isSkillGroup(skill_group) && { skill_group: texts.skillGroupWrong }),
    ...(agent !== '' && !isAgentMail(agent) && { agent: texts.agentWrong }),
    ...(reason.length > REASON_MAX_LENGTH && { reason: texts.reasonTooLong(REASON_MAX_LENGTH) }),
    ...(conversation === '' && { conversation: texts.conversationMissing }),
    ...accountError(account, texts, acceptsAccount),
  };
  return Object.keys(errors).length === 0 ? undefined : errors;
}

function accountError(
  account: string,
  texts: FormTexts,
  accepts: (account: string) => boolean,
): FieldErrors {
  if (!isUserId(account)) return { account: texts.accountIdWrong };
  return accepts(account) ? {} : { account: texts.accountWrong };
}

/** The errors at the blocks that the form has. */
function onScreen({ agent, ...others }: FieldErrors, values: FieldValues): FieldErrors {
  return agent === undefined ? others : { ...others, [agentBlock(values)]: agent };
}
