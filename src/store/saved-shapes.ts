import {
  array,
  boolean,
  type ISchema,
  type Lazy,
  lazy,
  mixed,
  number,
  type ObjectSchema,
  object,
  string,
} from 'yup';
import type { Place, RequestEventKind, RequestState } from '../domain/contact-request';
import type { FollowedSession } from '../domain/followed-session';
import type { AssignmentEvidence, NoAnswer, Outcome } from '../domain/outcome';
import type { EventRow, RequestRow } from './schema';

const text = string().defined();
const optionalText = text.nullable();
const whole = number().integer().defined();
const optionalWhole = whole.nullable();

/** What a row of `contact_requests` must hold; the JSON columns are checked on their own. */
export const requestRowShape: ObjectSchema<RequestRow> = object({
  id: text,
  key: text,
  customer: text,
  account: text,
  skill_group: optionalWhole,
  agent: optionalText,
  reason: optionalText,
  conversation: text,
  asked_by: text,
  response_url: optionalText,
  version: whole,
  state: nameOf<RequestState>({ accepted: true, calling: true, settled: true }),
  asked_at: whole,
  tried_by: text,
  called_at: optionalWhole,
  attempt: whole,
  attempt_key: optionalText,
  outcome: optionalText,
  settled_at: optionalWhole,
  session: optionalText,
  look_at: optionalWhole,
  due_at: optionalWhole,
  revision: whole,
  shown_revision: whole,
  place: optionalText,
  post_uncertain: optionalWhole.oneOf([0, 1, null]),
  show_failures: whole,
});

export const eventRowShape: ObjectSchema<EventRow> = object({
  request_id: text,
  version: whole,
  what: nameOf<RequestEventKind>({
    accepted: true,
    calling: true,
    takenOver: true,
    settling: true,
    settled: true,
    shown: true,
    showDelayed: true,
    showAbandoned: true,
    triedAgain: true,
    contactedAnyway: true,
    changed: true,
    checkedAgain: true,
    sessionSeen: true,
    refreshed: true,
    endingSession: true,
    sessionEnded: true,
    agentFound: true,
    agentTold: true,
    acceptAlerted: true,
    sayingPutOff: true,
    followingEnded: true,
  }),
  who: text,
  at: whole,
  detail: optionalText,
});

export const detailShape = object().required();

export const placeShape = variants<Place, 'kind'>('kind', {
  message: object({ channel: text, ts: text }),
  direct: object({ channel: text, ts: text }),
  response: object(),
});

const noAnswerShape = variants<NoAnswer, 'kind'>('kind', {
  timeout: object(),
  connectionLost: object(),
  unreadable: object({ httpStatus: whole }),
  code: object({ code: whole, info: text }),
  interrupted: object(),
});

export const outcomeShape = variants<Outcome, 'kind'>('kind', {
  assigned: object({
    agent: string(),
    sessionId: string(),
    evidence: nameOf<AssignmentEvidence>({
      answer: true,
      waiting: true,
      queueing: true,
      agent: true,
    }),
  }),
  refused: object({ code: whole, info: text }),
  notContacted: variants<Extract<Outcome, { kind: 'notContacted' }>, 'because'>('because', {
    neverSent: object({ error: text }),
    noSession: object({ noAnswer: noAnswerShape }),
  }),
  unconfirmed: variants<Extract<Outcome, { kind: 'unconfirmed' }>, 'because'>('because', {
    sessionUnknown: object({ noAnswer: noAnswerShape, earlierTry: boolean().oneOf([true]) }),
    noSessionNow: object({ noAnswer: noAnswerShape }),
  }),
});

const followed = object({
  id: string(),
  agent: string(),
  agentAfterMs: number(),
  waitingAfterMs: number(),
  person: string(),
  shown: boolean(),
  lookedAt: number().integer(),
  quietUntil: number(),
  told: array(text).defined(),
  alerted: boolean(),
  endingBy: string(),
  endedBy: string(),
});

export const sessionShape = variants<FollowedSession, 'phase'>('phase', {
  assigned: followed,
  waiting: followed,
  queueing: followed,
  agent: followed,
  ended: followed,
  missed: followed,
});

/** A record, so that a name added to the union cannot be written before it can be read. */
function nameOf<Name extends string>(names: Record<Name, true>) {
  return string<Name>()
    .oneOf(Object.keys(names) as Name[])
    .defined();
}

/** A union told apart by `tag`, with the shape of each variant's other fields. */
function variants<Union, Tag extends keyof Union & string>(
  tag: Tag,
  shapes: Record<Union[Tag] & string, ISchema<unknown>>,
): Lazy<Union> {
  const byTag = new Map<unknown, ISchema<unknown>>(Object.entries(shapes));
  const unknownVariant = mixed().test('known', 'unknown variant', () => false);
  return lazy((value: Partial<Union> | null | undefined) => {
    const shape = byTag.get(value?.[tag]) ?? unknownVariant;
    // yup resolves a `lazy` within a `lazy` without its value, so it is passed on here.
    return shape.resolve({ value }) as ISchema<Union>;
  });
}
