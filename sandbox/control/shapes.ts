import {
  array,
  bool,
  mixed,
  number,
  type ObjectSchema,
  type ObjectShape,
  object,
  string,
  ValidationError,
} from 'yup';
import type { Effect, NextAnswer } from '../desk/next-answer';
import { isFields } from '../kit/fields';
import type { Surface } from '../slack/acts/place';
import type { Fault } from '../slack/fault';
import type { FieldValue } from '../slack/form-state';
import type { SessionRequest } from './requests';

/** Text that may be empty. */
export const text = string().defined();
/** An ID, a name or another text that is not empty. */
export const id = string().required();

export const ids = array(id).required();

/** One shape for each value of the field `by`. */
type Shapes = Readonly<Record<string, ObjectSchema<object>>>;

/** An object with these fields and no others: a misspelled one would be ignored otherwise. */
export function shape<Fields extends ObjectShape>(fields: Fields) {
  return object(fields)
    .noUnknown(true, ({ unknown }) => `there is no field ${unknown} here`)
    .required(({ path }) => (path ? `${path} is missing` : 'a JSON object is missing'));
}

/** A union that the field `by` tells apart; what is wrong is said of the one that is meant. */
function union<T extends object>(by: string, shapes: Shapes) {
  const kinds = Object.keys(shapes).join(', ');
  return mixed<T>((value): value is T => isFields(value))
    .required()
    .test('union', (value, context) => {
      const meant = isFields(value) ? ownShape(shapes, value[by]) : undefined;
      if (meant === undefined) return context.createError({ message: `${by} is one of ${kinds}` });
      const message = problemWith(meant.shape({ [by]: string() }), value);
      return message === undefined || context.createError({ message });
    });
}

function problemWith(schema: ObjectSchema<object>, value: unknown): string | undefined {
  try {
    schema.validateSync(value, { strict: true });
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
}

function ownShape(shapes: Shapes, key: unknown): Shapes[string] | undefined {
  return typeof key === 'string' && Object.hasOwn(shapes, key) ? shapes[key] : undefined;
}

const ms = number().min(0).max(600_000).required();
const status = number().integer().min(200).max(599).required();
const afterEffect = shape({ afterMs: ms });
const effect = mixed<Effect>({
  type: 'effect',
  check: (value): value is Effect =>
    typeof value === 'boolean' || afterEffect.isValidSync(value, { strict: true }),
});
const code = number().integer().required();

/** What Desk does next, as `NextAnswer` has it. */
export const nextAnswer = union<NextAnswer>('kind', {
  code: shape({ code, info: string(), effect }),
  delay: shape({ ms }),
  silence: shape({ effect: effect.required() }),
  reset: shape({ effect: effect.required() }),
  status: shape({ status, body: string(), effect: effect.required() }),
  body: shape({ body: text, effect: effect.required() }),
});

const times = number().min(1);

/** What goes wrong with calls to Slack, as `Fault` has it. */
export const fault = union<Fault>('kind', {
  status: shape({ status, body: string(), times }),
  error: shape({ error: id, times }),
  rateLimited: shape({ retryAfter: number().integer().min(1).required(), times }),
  delay: shape({ ms, times }),
  hang: shape({ times }),
  reset: shape({ times }),
  dropAfterEffect: shape({ times }),
});

export const surface = union<Surface>('kind', {
  message: shape({ channel: id, ts: id }),
  view: shape({ id }),
  home: shape({}),
});

/** What somebody does to a session. */
export const session = union<SessionRequest>('action', {
  accept: shape({ id }),
  passOn: shape({ id }),
  end: shape({ id }),
  reassign: shape({ id, agent: id }),
  begin: shape({
    customer: id,
    account: id,
    state: string().oneOf(['Chatbot', 'Queueing', 'Agent']).required(),
    agent: string(),
  }),
});

/** What a person puts into a field. */
export const fieldValue = mixed<NonNullable<FieldValue>>({
  type: 'a text, a number, texts or null',
  check: (value): value is NonNullable<FieldValue> =>
    typeof value === 'string' ||
    typeof value === 'number' ||
    (Array.isArray(value) && value.every((each) => typeof each === 'string')),
}).nullable();

/** What a person puts into a form, by block_id. */
export const fieldValues = mixed<Readonly<Record<string, FieldValue>>>({
  type: 'values by block_id',
  check: (value): value is Readonly<Record<string, FieldValue>> =>
    isFields(value) && Object.values(value).every((each) => fieldValue.isValidSync(each)),
}).required();

export const nothing = shape({});
export const flag = bool();
export const count = number().integer().min(0);
