import type { Desk } from '../desk/desk';
import type { Clock } from '../domain/clock';
import type { RequestLog } from '../domain/log';
import type { Announcer } from '../slack/announcer';
import type { RequestStore } from '../store/request-store';

/** What the story of a request needs from the outside; interfaces only. */
export interface WorkflowParts {
  readonly store: RequestStore;
  readonly desk: Desk;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly log: RequestLog;
  /** A new request's id. */
  readonly newId: () => string;
  /** A number from 0 to 1, for spreading retries. */
  readonly random: () => number;
}
