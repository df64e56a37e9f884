import type { Desk } from '../desk/desk';
import type { Clock } from '../domain/clock';
import type { RequestLog } from '../domain/log';
import type { Announcer } from '../slack/announcer';
import type { Notifier } from '../slack/notifier';
import type { People } from '../slack/people';
import type { HeldLease } from '../store/held-lease';
import type { RequestStore } from '../store/request-store';

/** What is done for those who are part of a session, as the settings say. */
export interface FollowRules {
  /** How long an agent may take to accept before whoever asked is alerted, in ms; never without. */
  readonly acceptAlertMs: number | undefined;
  /** Whether agents are written to in Slack. */
  readonly tellAgents: boolean;
}

/** What the story of a request needs from the outside; interfaces only. */
export interface WorkflowParts {
  readonly store: RequestStore;
  readonly desk: Desk;
  readonly announcer: Announcer;
  readonly notifier: Notifier;
  readonly people: Pick<People, 'personOf'>;
  readonly follow: FollowRules;
  /** The right to follow sessions, which one process at a time has. */
  readonly following: HeldLease;
  readonly clock: Clock;
  readonly log: RequestLog;
  /** A new request's id. */
  readonly newId: () => string;
  /**
   * Resolves when what has come in by now has been taken. One request at a time goes on then, so that
   * in a burst the acks, for which Slack waits 3 s, come before the contacts.
   */
  readonly nextTurn: () => Promise<void>;
  /** A number from 0 to 1, for spreading retries. */
  readonly random: () => number;
}
