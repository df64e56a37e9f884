import { ValidationError } from 'yup';
import type { ContactRequest, RequestEvent, Target } from '../domain/contact-request';
import {
  detailShape,
  eventRowShape,
  outcomeShape,
  placeShape,
  requestRowShape,
  sessionShape,
} from './saved-shapes';
import type { EventRow, RequestRow } from './schema';

export function toRequestRow(request: ContactRequest): RequestRow {
  return {
    id: request.id,
    key: request.key,
    customer: request.target.customer,
    account: request.target.account,
    skill_group: request.target.skillGroup ?? null,
    agent: request.target.agent ?? null,
    reason: request.reason ?? null,
    conversation: request.conversation,
    asked_by: request.askedBy,
    response_url: request.responseUrl ?? null,
    version: request.version,
    state: request.state,
    asked_at: request.askedAt,
    tried_by: request.triedBy,
    called_at: request.calledAt ?? null,
    attempt: request.attempt,
    attempt_key: request.attemptKey ?? null,
    outcome: toJson(request.outcome),
    settled_at: request.settledAt ?? null,
    session: toJson(request.session),
    look_at: request.lookAt ?? null,
    due_at: request.dueAt ?? null,
    revision: request.revision,
    shown_revision: request.shownRevision,
    place: toJson(request.place),
    post_uncertain: request.postUncertain === undefined ? null : Number(request.postUncertain),
    show_failures: request.showFailures,
  };
}

/** @throws Error naming the request and the column that holds what the app never writes. */
export function fromRequestRow(saved: RequestRow): ContactRequest {
  const owner = `contact request ${saved.id}`;
  const row = checked(requestRowShape, () => saved, owner);
  return present<ContactRequest>({
    id: row.id,
    key: row.key,
    target: present<Target>({
      customer: row.customer,
      account: row.account,
      skillGroup: row.skill_group,
      agent: row.agent,
    }),
    reason: row.reason,
    conversation: row.conversation,
    askedBy: row.asked_by,
    responseUrl: row.response_url,
    version: row.version,
    state: row.state,
    askedAt: row.asked_at,
    triedBy: row.tried_by,
    calledAt: row.called_at,
    attempt: row.attempt,
    attemptKey: row.attempt_key,
    outcome: fromJson(outcomeShape, row.outcome, owner, 'outcome'),
    settledAt: row.settled_at,
    session: fromJson(sessionShape, row.session, owner, 'session'),
    lookAt: row.look_at,
    dueAt: row.due_at,
    revision: row.revision,
    shownRevision: row.shown_revision,
    place: fromJson(placeShape, row.place, owner, 'place'),
    postUncertain: row.post_uncertain === null ? null : row.post_uncertain === 1,
    showFailures: row.show_failures,
  });
}

/** `after` is the request that the event led to. */
export function toEventRow(after: ContactRequest, event: RequestEvent): EventRow {
  return {
    request_id: after.id,
    version: after.version,
    what: event.what,
    who: event.who,
    at: event.at,
    detail: toJson(event.detail),
  };
}

/** @throws Error naming the request, its version and the column that cannot be read. */
export function fromEventRow(saved: EventRow): RequestEvent {
  const owner = `event ${saved.version} of contact request ${saved.request_id}`;
  const { what, who, at, detail } = checked(eventRowShape, () => saved, owner);
  return present<RequestEvent>({
    what,
    who,
    at,
    detail: fromJson(detailShape, detail, owner, 'detail'),
  });
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function fromJson<T>(shape: Shape<T>, json: string | null, owner: string, column: string) {
  return json === null ? null : checked(shape, () => JSON.parse(json), owner, column);
}

/** What yup's schemas and its `lazy` have in common. */
interface Shape<T> {
  validateSync(value: unknown, options: { strict: boolean }): T;
}

/** @throws Error naming `owner` and where in it something is that the app never writes. */
export function checked<T>(
  shape: Shape<T>,
  read: () => unknown,
  owner: string,
  column?: string,
): T {
  try {
    return shape.validateSync(read(), { strict: true });
  } catch (error) {
    // Only where, and no `cause`: the messages of yup and JSON quote what is saved.
    const path = error instanceof ValidationError ? error.path : undefined;
    throw new Error(`${owner} cannot be read: ${[column, path].filter(Boolean).join('.')}`);
  }
}

/** Every field, so that none can be added to a request and forgotten here; null where absent. */
type Columns<T> = { [K in keyof T]-?: T[K] | null };

/** Without the fields that are null: optional fields are absent, never undefined. */
export function present<T>(columns: Columns<T>): T {
  const kept = Object.entries(columns).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as T;
}
