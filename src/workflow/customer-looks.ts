import type { SessionAnswer } from '../desk/desk';
import type { ContactRequest, Submission, Target } from '../domain/contact-request';
import { inTime } from './deadline';
import type { WorkflowParts } from './parts';

/** What makes a request one's own: the form's key, or in "Change…" the request to try again. */
interface OwnRequest {
  readonly key?: Submission['key'];
  /** Its id. */
  readonly request?: string;
}

/** What can be known of a customer before anybody contacts them. Nothing here changes anything. */
export interface CustomerLooks {
  /** What Desk says of the session, within 4 s; `unknown` once it is not `wanted` any more. */
  sessionOf(
    target: Pick<Target, 'customer' | 'account'>,
    wanted: () => boolean,
  ): Promise<SessionAnswer>;
  /**
   * The other requests for a customer that are running or were settled in the last 10 minutes, at
   * most three, those under way first. None where the store does not answer within 500 ms.
   */
  lately(customer: string, own: OwnRequest): Promise<readonly ContactRequest[]>;
}

/** How long ago a contact may have ended for people to hear of it. */
const LATELY_MS = 10 * 60_000;
/** The submission waits for it, and Slack for the ack: 3 s, of which the save may take 2. */
const FIND_WITHIN_MS = 500;
const MOST = 3;

export function createCustomerLooks({
  store,
  desk,
  clock,
  log,
}: Pick<WorkflowParts, 'store' | 'desk' | 'clock' | 'log'>): CustomerLooks {
  return {
    sessionOf: (target, wanted) => desk.lookAt(target, wanted),
    async lately(customer, own) {
      try {
        // One more, because one of them may be one's own.
        const finding = store.latestFor(customer, clock.now() - LATELY_MS, MOST + 1);
        const found = await inTime(clock, finding, FIND_WITHIN_MS);
        if (found.kind === 'inTime') return othersAmong(found.value, own);
        log.warn({}, 'other requests not found in time');
      } catch (error) {
        log.warn({ error }, 'other requests not readable');
      }
      return [];
    },
  };
}

function othersAmong(requests: readonly ContactRequest[], own: OwnRequest) {
  return requests
    .filter(({ id }) => id !== own.request)
    .filter(({ key, attemptKey }) => own.key === undefined || ![key, attemptKey].includes(own.key))
    .slice(0, MOST);
}
