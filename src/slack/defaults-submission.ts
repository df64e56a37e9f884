import { object, string } from 'yup';
import type { FormDefaults } from '../domain/conversation-defaults';
import { isSkillGroup, isUserId } from '../domain/formats';
import type { FormTexts } from '../texts/texts';
import { FIELDS, readFormMemory } from './ids';
import type { FieldErrors } from './submission';
import { readFields, valuesSchema } from './submitted-fields';

export type ReadDefaults =
  | {
      readonly kind: 'defaults';
      readonly defaults: FormDefaults;
      readonly conversation: string;
      /** Who submitted the form; a Slack user ID. */
      readonly by: string;
      /** Answers that person where the command was typed. */
      readonly responseUrl?: string;
    }
  | { readonly kind: 'wrongFields'; readonly errors: FieldErrors };

/** A `view_submission` as far as it is used; a signed payload of another shape is a bug. */
const payloadSchema = object({
  user: object({ id: string().required() }).required(),
  view: object({
    private_metadata: string().required(),
    state: object({ values: valuesSchema }).required(),
  }).required(),
});

/**
 * Reads a submitted form for defaults; both fields may be empty. `acceptsAccount`: whether a form
 * may name this customer service account.
 *
 * @throws ValidationError for a payload that is not one of this app's forms.
 */
export function readDefaults(
  payload: unknown,
  texts: FormTexts,
  acceptsAccount: (account: string) => boolean,
): ReadDefaults {
  const { user, view } = payloadSchema.validateSync(payload, { strict: true });
  const { conversation, responseUrl } = readFormMemory(view.private_metadata);
  const { skill_group, account } = readFields(view.state.values, { conversation });
  const wrongGroup = skill_group !== '' && !isSkillGroup(skill_group);
  const wrongAccount = account === '' ? undefined : accountError(account, texts, acceptsAccount);
  if (wrongGroup || wrongAccount !== undefined) {
    const errors = {
      ...(wrongGroup && { [FIELDS.skillGroup]: texts.skillGroupWrong }),
      ...(wrongAccount !== undefined && { [FIELDS.account]: wrongAccount }),
    };
    return { kind: 'wrongFields', errors };
  }
  const defaults = {
    ...(skill_group !== '' && { skillGroup: Number(skill_group) }),
    ...(account !== '' && { account }),
  };
  const answer = responseUrl !== undefined && { responseUrl };
  return { kind: 'defaults', defaults, conversation, by: user.id, ...answer };
}

function accountError(
  account: string,
  texts: FormTexts,
  accepts: (account: string) => boolean,
): string | undefined {
  if (!isUserId(account)) return texts.accountIdWrong;
  return accepts(account) ? undefined : texts.accountWrong;
}
