import type { Delivery } from '../delivery';
import { type FieldValue, type FormField, fill } from '../form-state';
import type { Occasion } from '../payloads';
import type { ResponseTarget } from '../response-urls';
import type { OpenView, StateValues } from '../types';
import type { AppEvent, DeliverOptions } from '../wire/transport';
import type { Workspace } from '../workspace';

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
 * @throws NotPossible for a user or conversation that does not exist.
 */
export function occasion(
  user: string,
  conversation: string,
  workspace: Workspace,
  view?: OpenView,
): Occasion {
  return {
    person: workspace.person(user),
    conversation: workspace.conversation(conversation),
    triggerId: workspace.triggers.issue({ user, conversation, view }),
  };
}

/** A form as one person uses it; `key` names it for what the app has suggested. */
export interface UsedForm {
  readonly key: string;
  readonly user: string;
  readonly state: StateValues;
}

/**
 * `state.values` with what a person puts into a field.
 *
 * @throws NotPossible for an option that is not offered, and for people and conversations that the person
 *   does not see: nobody could pick them.
 */
export function fillField(
  { key, user, state }: UsedForm,
  field: FormField,
  value: FieldValue,
  workspace: Workspace,
): StateValues {
  const picked = [value ?? []].flat().map(String);
  if (/users_select$/.test(field.element.type)) for (const id of picked) workspace.person(id);
  if (/(conversations|channels)_select$/.test(field.element.type)) {
    for (const id of picked) workspace.conversationFor(workspace.person(user), id);
  }
  return fill(state, field, value, workspace.offers.of(key, field));
}
