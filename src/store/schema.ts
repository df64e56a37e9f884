import type { RequestEventKind, RequestState } from '../domain/contact-request';

/** The database's tables, the same in SQLite and PostgreSQL. Times are milliseconds since 1970. */
export interface Tables {
  contact_requests: RequestRow;
  contact_request_events: EventRow;
  store_probe: ProbeRow;
  conversation_defaults: DefaultsRow;
  leases: LeaseRow;
  desk_lists: DeskListsRow;
}

/** A `ContactRequest`: a column for each of its scalars, JSON text for `outcome`, `session` and `place`. */
export interface RequestRow {
  id: string;
  key: string;
  customer: string;
  account: string;
  skill_group: number | null;
  agent: string | null;
  reason: string | null;
  conversation: string;
  asked_by: string;
  response_url: string | null;
  version: number;
  state: RequestState;
  asked_at: number;
  tried_by: string;
  called_at: number | null;
  attempt: number;
  attempt_key: string | null;
  outcome: string | null;
  settled_at: number | null;
  session: string | null;
  look_at: number | null;
  due_at: number | null;
  revision: number;
  shown_revision: number;
  place: string | null;
  /** A boolean, which SQLite has no type for: 0 or 1. */
  post_uncertain: number | null;
  show_failures: number;
}

/** A `RequestEvent`, numbered by the version of the request that it led to. */
export interface EventRow {
  request_id: string;
  version: number;
  what: RequestEventKind;
  who: string;
  at: number;
  detail: string | null;
}

/** A `SavedDefaults`; with neither skill group nor account, who took them away. */
export interface DefaultsRow {
  /** A Slack conversation's ID. */
  conversation: string;
  skill_group: number | null;
  account: string | null;
  set_by: string;
  set_at: number;
}

/** What one process may do, until when. */
interface LeaseRow {
  name: string;
  holder: string;
  ends_at: number;
}

/** A `SharedRound` of the Desk that `desk` names. */
export interface DeskListsRow {
  desk: string;
  version: number;
  began_at: number;
  ended_at: number;
  /** A boolean: 0 or 1. */
  is_whole: number;
  /** See directory-text.ts; null where nothing is known. */
  lists: string | null;
}

interface ProbeRow {
  id: number;
  probed_at: number;
}
