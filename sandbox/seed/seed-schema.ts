import { array, boolean, type InferType, number, type ObjectShape, object, string } from 'yup';

const unknownKeys = ({ path, unknown }: { path: string; unknown: string }) =>
  `${path || 'the file'} does not know: ${unknown}`;

/** An object that knows its keys: a misspelled one is an error, not ignored. */
function record<Shape extends ObjectShape>(shape: Shape) {
  return object(shape).noUnknown(true, unknownKeys);
}

/** The likeliest mistake is a number without quotes. */
const text = string().typeError(({ path }) => `${path} takes a text: put it in quotes`);
const id = text.required(({ path }) => `${path} is missing`);
const userId = id.matches(
  /^[\x20-\x7e]{1,32}$/,
  ({ path }) => `${path} takes 1 to 32 printable ASCII characters`,
);
const accountId = userId.test(
  'comma',
  ({ path }) => `${path} takes no comma: the app's setting separates accounts by it`,
  (value) => !value?.includes(','),
);
/** Empty counts as not set. */
const setting = text.default('');
const mail = string().email(({ path }) => `${path} takes an e-mail address`);
const groupId = number().integer().positive().required();
const groups = array(groupId).default([]);

const person = record({
  id: text
    .matches(/^U[A-Z0-9]+$/, ({ path }) => `${path} takes U and capital letters or digits`)
    .required(),
  name: id,
  realName: string(),
  kind: string().oneOf(['member', 'guest', 'stranger'] as const),
  email: mail,
});

const conversation = record({
  id: text
    .matches(
      /^[CGD][A-Z0-9]+$/,
      ({ path }) => `${path} takes C, G or D and capital letters or digits`,
    )
    .required(),
  name: id,
  kind: string()
    .oneOf(['public', 'private', 'im'] as const)
    .required(),
  botIsMember: boolean().default(false),
  isArchived: boolean().default(false),
  members: array(id).default([]),
});

const agent = record({
  mail: mail.required(),
  name: id,
  status: string()
    .oneOf(['online', 'busy', 'break', 'offline'] as const)
    .default('online'),
  limit: number().integer().min(0).default(5),
  groups,
});

const session = record({
  customer: userId,
  account: userId,
  state: string()
    .oneOf(['Chatbot', 'Queueing', 'WaitingForAgentAnswering', 'Agent'] as const)
    .required(),
  agent: string().default(''),
});

export const seedSchema = record({
  slack: record({
    workspace: string().default('Sandbox'),
    people: array(person.required())
      .min(1, 'slack.people takes at least one person')
      .required('slack.people takes at least one person'),
    conversations: array(conversation.required())
      .min(1, 'slack.conversations takes at least one')
      .required('slack.conversations takes at least one'),
  }),
  desk: record({
    serviceMode: string()
      .oneOf(['automatic', 'manual'] as const)
      .default('automatic'),
    acceptSeconds: number().min(0).max(3_600).default(0),
    groups: array(record({ id: groupId, name: id }).required()).default([]),
    accounts: array(record({ id: accountId, name: id, groups }).required())
      .min(1, 'desk.accounts takes at least one customer service account')
      .required('desk.accounts takes at least one customer service account'),
    agents: array(agent.required()).default([]),
    customers: array(record({ id: userId, name: id }).required()).default([]),
    sessions: array(session.required()).default([]),
  }),
  app: record({
    ACCEPT_ALERT: setting,
    AGENT_ADDRESSES: setting,
    DESK_WORKSPACE_URL: setting,
    LOG_LEVEL: setting,
    TELL_AGENTS: setting,
  }),
}).required('the file is empty');

/** Who and what is in the sandbox at its start. */
export type Seed = InferType<typeof seedSchema>;
