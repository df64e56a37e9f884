import type { ModalView } from '@slack/types';
import { array, object, string } from 'yup';
import type { ContactRequest } from '../domain/contact-request';
import { isUserId } from '../domain/formats';
import type { Remedy } from '../domain/remedies';
import { readTeammate, type Teammate, teammateSchema } from './teammate';

export const COMMAND = '/contact-customer';

/** callback_ids of the two forms. */
export const CONTACT_FORM = 'contact_form';
export const CHANGE_FORM = 'change_form';

/** callback_id of the form for what the others begin with. */
export const DEFAULTS_FORM = 'defaults_form';

/** block_ids of the forms' fields; each field's action_id is the same. */
export const FIELDS = {
  customer: 'customer',
  skillGroup: 'skill_group',
  agent: 'agent',
  reason: 'reason',
  conversation: 'conversation',
  account: 'account',
} as const;

/**
 * block_id of the agent once a teammate is filled in; its action_id stays. Slack keeps what a field
 * of an open form holds while both IDs stay (docs.slack.dev/surfaces/modals).
 */
export const AGENT_FILLED_IN = 'agent_filled_in';

/** action_id of the button that opens the form when a trigger has expired. */
export const OPEN_FORM = 'open_form';

/** action_ids of the message's buttons. */
export const BUTTONS = {
  tryAgain: 'try_again',
  change: 'change',
  checkAgain: 'check_again',
  contactAnyway: 'contact_anyway',
} as const satisfies Record<Remedy, string>;

/** action_ids of the buttons of a session that is followed. */
export const SESSION_BUTTONS = { refresh: 'refresh_session', end: 'end_session' } as const;

/** event_type of the messages' metadata, by which a posted message is found again. */
export const REQUEST_METADATA = 'contact_request';

/** Which request a button belongs to, and which revision of it the presser saw. */
export interface ButtonValue {
  readonly requestId: string;
  readonly revision: number;
}

export function writeButtonValue({ requestId, revision }: ButtonValue): string {
  return `${requestId}:${revision}`;
}

/** `undefined` for a value that this app has not written. */
export function readButtonValue(value: string): ButtonValue | undefined {
  const match = /^([0-9A-Za-z-]{1,64}):([0-9]{1,9})$/.exec(value);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { requestId: match[1], revision: Number(match[2]) };
}

/** Names one try of a request: another try of it is another contact. */
export function tryOf({ id, attempt }: Pick<ContactRequest, 'id' | 'attempt'>): string {
  return `${id}:${attempt}`;
}

/** What a form remembers while it is open, in its `private_metadata`. */
export interface FormMemory {
  /** Where the command was typed. */
  readonly conversation: string;
  /** Set in "Change…": the request to try again. */
  readonly changes?: ButtonValue;
  /** How to answer in `conversation` where the app may not post. */
  readonly responseUrl?: string;
  /** The person in Slack who was named as the agent. */
  readonly teammate?: Teammate;
  /** The customer service account that the form does not ask for. */
  readonly account?: string;
  /** The skill group chosen since the form was opened; empty where none is any more. */
  readonly skillGroup?: string;
  /** The tries for the same customer that the form has warned about, each as `tryOf` names it. */
  readonly warned?: readonly string[];
}

const memorySchema = object({
  conversation: string().required(),
  changes: string().test('button', (text) => text === undefined || !!readButtonValue(text)),
  responseUrl: string(),
  teammate: teammateSchema,
  account: string().test('account', (id) => id === undefined || isUserId(id)),
  skillGroup: string(),
  warned: array(string().required()).default(undefined),
});

export function writeFormMemory({ changes, ...memory }: FormMemory): string {
  return JSON.stringify({ ...memory, ...(changes && { changes: writeButtonValue(changes) }) });
}

/** @throws ValidationError or SyntaxError for a text that this app has not written. */
export function readFormMemory(privateMetadata: string): FormMemory {
  const memory = memorySchema.validateSync(JSON.parse(privateMetadata), { strict: true });
  const { conversation, responseUrl, account, skillGroup, warned } = memory;
  const changes = readButtonValue(memory.changes ?? '');
  const teammate = readTeammate(memory.teammate);
  return {
    conversation,
    ...(changes && { changes }),
    ...(responseUrl && { responseUrl }),
    ...(teammate && { teammate }),
    ...(account && { account }),
    ...(skillGroup !== undefined && { skillGroup }),
    ...(warned && { warned }),
  };
}

/** What a form that this app has drawn remembers. */
export function memoryOf({ private_metadata = '' }: ModalView): FormMemory {
  return readFormMemory(private_metadata);
}
