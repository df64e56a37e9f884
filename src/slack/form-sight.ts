import { array, mixed, object, string } from 'yup';
import type { Prefill } from './command-text';
import { type FormNotes, readNotes } from './form-notes';
import type { OpenForm } from './forms';
import { AGENT_FILLED_IN, FIELDS, type FormMemory, readFormMemory } from './ids';

/** A form on somebody's screen: what was drawn, and what stands in its fields. */
export interface FormSight {
  readonly form: OpenForm;
  /** What a request of this form has as its key: `team:view.id`; absent until Slack has said. */
  readonly key?: string;
  /** The fields as they are, right or wrong. */
  readonly prefill: Prefill;
  readonly memory: FormMemory;
  readonly notes: FormNotes;
}

/** Somebody has changed a field of a form that is still open. */
export interface FieldChange {
  /** The field's action_id. */
  readonly field: string;
  readonly sight: FormSight;
}

const elementSchema = object({
  value: string().nullable(),
  selected_option: object({ value: string().required() }).nullable().default(undefined),
}).default(undefined);

const fieldSchema = (id: string) => object({ [id]: elementSchema }).default(undefined);

const payloadSchema = object({
  team: object({ id: string().required() }).nullable().default(undefined),
  user: object({ team_id: string() }).required(),
  view: object({
    id: string().required(),
    hash: string().required(),
    private_metadata: string().required(),
    blocks: array(mixed().defined().nullable()).required(),
    state: object({
      values: object({
        [FIELDS.customer]: fieldSchema(FIELDS.customer),
        [FIELDS.skillGroup]: fieldSchema(FIELDS.skillGroup),
        [FIELDS.agent]: fieldSchema(FIELDS.agent),
        [AGENT_FILLED_IN]: fieldSchema(FIELDS.agent),
        [FIELDS.reason]: fieldSchema(FIELDS.reason),
        [FIELDS.account]: fieldSchema(FIELDS.account),
      }).required(),
    }).required(),
  }).required(),
}).required();

const actionSchema = object({
  actions: array(object({ action_id: string().required() }).required())
    .min(1)
    .required(),
}).required();

/**
 * Reads the form that a `block_actions` or `view_submission` of a modal is about
 * (docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 *
 * @throws ValidationError or SyntaxError for a payload that is not about one of this app's forms.
 */
export function readFormSight(payload: unknown): FormSight {
  const { team, user, view } = payloadSchema.validateSync(payload, { strict: true });
  const { id, hash, private_metadata, blocks, state } = view;
  const memory = readFormMemory(private_metadata);
  const { values } = state;
  const entered = (block: keyof typeof values, field: string = block): string | undefined => {
    const { value, selected_option: chosen } = values[block]?.[field] ?? {};
    return chosen?.value ?? (value || undefined);
  };
  const prefill = {
    customer: entered(FIELDS.customer),
    skillGroup: entered(FIELDS.skillGroup),
    agent: entered(FIELDS.agent) ?? entered(AGENT_FILLED_IN, FIELDS.agent),
    reason: entered(FIELDS.reason),
    account: memory.account ?? entered(FIELDS.account),
  };
  return {
    form: { id, hash },
    key: `${team?.id ?? user.team_id ?? ''}:${id}`,
    prefill: present(prefill),
    memory,
    notes: readNotes(blocks),
  };
}

/**
 * Reads which field was changed, and the form as it is now.
 *
 * @throws ValidationError or SyntaxError as `readFormSight` does.
 */
export function readFieldChange(payload: unknown): FieldChange {
  const { actions } = actionSchema.validateSync(payload, { strict: true });
  return { field: actions[0]?.action_id ?? '', sight: readFormSight(payload) };
}

function present(fields: { readonly [Field in keyof Prefill]: string | undefined }): Prefill {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));
}
