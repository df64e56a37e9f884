import type { Delivery } from './delivery';
import type { Occasion } from './payloads';
import type { ResponseTarget } from './response-urls';
import type { AppEvent, DeliverOptions } from './transport';
import type { Workspace } from './workspace';

/** What anything a person does needs of the stand-in. */
export interface InteractionParts {
  readonly workspace: Workspace;
  /** Sends the copies; the first delivery is the one that counts. */
  readonly deliver: (event: AppEvent, options: DeliverOptions) => Promise<readonly Delivery[]>;
  /** A new `response_url`, whole. */
  readonly newResponseUrl: (target: ResponseTarget) => string;
}

/** Slack's own words for an app that does not take a submission or a press. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

/**
 * A person does something somewhere, which gives a new trigger.
 *
 * @throws Error for a user or conversation that does not exist: a mistake in the test.
 */
export function occasion(user: string, conversation: string, workspace: Workspace): Occasion {
  return {
    person: workspace.person(user),
    conversation: workspace.conversation(conversation),
    triggerId: workspace.triggers.issue({ user, conversation }),
  };
}
