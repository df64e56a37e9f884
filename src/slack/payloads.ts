import { array, object, string } from 'yup';
import { isSkillGroup } from '../domain/formats';
import { FIELDS, readFormMemory } from './ids';

/** A slash command, as far as it is used. */
export interface CommandPayload {
  readonly text: string;
  readonly user: string;
  readonly conversation: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A press of a button in a message (`block_actions`), as far as it is used. */
export interface PressPayload {
  readonly value: string;
  /** The time stamp of the message that holds the button. */
  readonly messageTs: string;
  readonly user: string;
  readonly conversation: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

const commandSchema = object({
  text: string().default(''),
  user_id: string().required(),
  channel_id: string().required(),
  trigger_id: string().required(),
  response_url: string().required(),
});

const pressSchema = object({
  user: object({ id: string().required() }).required(),
  channel: object({ id: string().required() }).required(),
  container: object({ message_ts: string().required() }).required(),
  trigger_id: string().required(),
  response_url: string().required(),
  actions: array(object({ value: string().default('') }).required())
    .min(1)
    .required(),
});

/**
 * Reads a slash command (docs.slack.dev/interactivity/implementing-slash-commands).
 *
 * @throws ValidationError for a payload that Slack does not send.
 */
export function readCommandPayload(payload: unknown): CommandPayload {
  const command = commandSchema.validateSync(payload);
  return {
    text: command.text,
    user: command.user_id,
    conversation: command.channel_id,
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  };
}

/**
 * Reads a press (docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 *
 * @throws ValidationError for a payload that Slack does not send.
 */
export function readPressPayload(payload: unknown): PressPayload {
  const press = pressSchema.validateSync(payload);
  return {
    value: press.actions[0]?.value ?? '',
    messageTs: press.container.message_ts,
    user: press.user.id,
    conversation: press.channel.id,
    triggerId: press.trigger_id,
    responseUrl: press.response_url,
  };
}

/** What somebody types into a picker (`block_suggestion`), as far as it is used. */
export interface SuggestionPayload {
  readonly typed: string;
  /** The skill group that the form holds, as far as Slack tells. */
  readonly chosenGroup: number | undefined;
}

const optionSchema = object({ selected_option: object({ value: string() }).nullable() });

const suggestionSchema = object({
  value: string().default(''),
  view: object({
    private_metadata: string(),
    state: object({
      values: object({
        [FIELDS.skillGroup]: object({ [FIELDS.skillGroup]: optionSchema }).default(undefined),
      }).default(undefined),
    }).default(undefined),
  }).default(undefined),
});

/**
 * Reads what is typed into a picker
 * (docs.slack.dev/reference/interaction-payloads/block_suggestion-payload).
 *
 * @throws ValidationError for a payload that Slack does not send.
 */
export function readSuggestionPayload(payload: unknown): SuggestionPayload {
  const { value, view } = suggestionSchema.validateSync(payload);
  const chosen = view?.state?.values?.[FIELDS.skillGroup]?.[FIELDS.skillGroup]?.selected_option;
  // Slack's state is of when the form was drawn last (slackapi/bolt-js#1146); the memory is newer.
  const group = rememberedGroup(view?.private_metadata) ?? chosen?.value ?? '';
  return { typed: value, chosenGroup: isSkillGroup(group) ? Number(group) : undefined };
}

function rememberedGroup(privateMetadata = ''): string | undefined {
  return privateMetadata === '' ? undefined : readFormMemory(privateMetadata).skillGroup;
}
