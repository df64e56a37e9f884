import { array, bool, mixed, number, type ObjectSchema, object, string } from 'yup';
import type { Effect, NextAnswer } from '../desk/next-answer';
import { isFields } from '../kit/fields';
import type { Fault } from '../slack/fault';
import type { FieldValue } from '../slack/form-state';
import type { SessionRequest, Surface } from './requests';

/** Text that may be empty. */
export const text = string().defined();
/** An ID, a name or another text that is not empty. */
export const id = string().required();
export const nothing = object<Record<string, never>>({}).required();
export const ids = array(id).required();

/** One shape for each value of the field `by`. */
type Shapes = Readonly<Record<string, ObjectSchema<object>>>;

/** A union that the field `by` tells apart. */
function union<T extends object>(by: string, shapes: Shapes) {
  const check = (value: unknown): value is T => {
    const shape = isFields(value) ? ownShape(shapes, value[by]) : undefined;
    return shape?.isValidSync(value, { strict: true }) ?? false;
  };
  return mixed<T>({ type: `one of ${Object.keys(shapes).join(', ')}`, check }).required();
}

function ownShape(shapes: Shapes, key: unknown): Shapes[string] | undefined {
  return typeof key === 'string' && Object.hasOwn(shapes, key) ? shapes[key] : undefined;
}

const ms = number().min(0).max(600_000).required();
const status = number().integer().min(200).max(599).required();
const afterEffect = object({ afterMs: ms }).required();
const effect = mixed<Effect>({
  type: 'effect',
  check: (value): value is Effect =>
    typeof value === 'boolean' || afterEffect.isValidSync(value, { strict: true }),
});
const code = number().integer().required();

/** What Desk does next, as `NextAnswer` has it. */
export const nextAnswer = union<NextAnswer>('kind', {
  code: object({ code, info: string(), effect }),
  delay: object({ ms }),
  silence: object({ effect: effect.required() }),
  reset: object({ effect: effect.required() }),
  status: object({ status, body: string(), effect: effect.required() }),
  body: object({ body: text, effect: effect.required() }),
});

const times = number().min(1);

/** What goes wrong with calls to Slack, as `Fault` has it. */
export const fault = union<Fault>('kind', {
  status: object({ status, body: string(), times }),
  error: object({ error: id, times }),
  rateLimited: object({ retryAfter: number().integer().min(1).required(), times }),
  delay: object({ ms, times }),
  hang: object({ times }),
  reset: object({ times }),
  dropAfterEffect: object({ times }),
});

export const surface = union<Surface>('kind', {
  message: object({ channel: id, ts: id }),
  view: object({ id }),
  home: object({}),
});

/** What somebody does to a session. */
export const session = union<SessionRequest>('action', {
  accept: object({ id }),
  end: object({ id }),
  reassign: object({ id, agent: id }),
  begin: object({
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

export const flag = bool();
export const count = number().integer().min(0);
