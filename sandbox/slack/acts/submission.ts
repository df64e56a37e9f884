import { isAcked } from '../delivery';
import { clientErrors } from '../form-checks';
import { type FieldValue, type FormField, formFields, valueIn } from '../form-state';
import { NotPossible } from '../not-possible';
import { closedPayload, responseUrlFields, submissionPayload } from '../payloads';
import { type FilledForm, type Reaction, reactionTo, type SubmitReaction } from '../person';
import type { OpenView } from '../types';
import type { DeliverOptions } from '../wire/transport';
import type { Workspace } from '../workspace';
import { fillField, type InteractionParts, occasion, TROUBLE } from './interaction';
import { applySubmissionAck } from './view-ack';

/**
 * A person fills in a modal and submits it; the ack is done to the view. What Slack's client would
 * not send is not sent, unless `force` says so.
 *
 * @throws NotPossible for a view that is closed or another person's, a field that it does not have,
 *   or an option that a field does not offer.
 */
export async function submitView(
  view: OpenView,
  form: FilledForm,
  parts: InteractionParts,
): Promise<SubmitReaction> {
  assertOpen(view, form.user);
  fillIn(view, form, parts.workspace);
  const errors = form.force === true ? {} : clientErrors(view);
  if (Object.keys(errors).length > 0) return { ...reactionTo([], undefined), clientErrors: errors };
  const now = occasion(view.user, view.conversation, parts.workspace, view);
  const payload = submissionPayload(now, view, responseUrlsOf(view, parts));
  const deliveries = await parts.deliver({ kind: 'interactive', payload }, form);
  const [first] = deliveries;
  const taken =
    first !== undefined &&
    isAcked(first) &&
    applySubmissionAck(first.ackBody, view, parts.workspace.views);
  return { ...reactionTo(deliveries, taken ? undefined : TROUBLE), clientErrors: {} };
}

/** A person closes a modal; the app hears of it when it asked to. */
export async function closeView(
  view: OpenView,
  options: DeliverOptions,
  parts: InteractionParts,
): Promise<Reaction> {
  assertOpen(view);
  const { views } = parts.workspace;
  const isCleared = view.definition.clear_on_close === true;
  if (isCleared) views.clear(view);
  else views.close(view);
  if (view.definition.notify_on_close !== true) return reactionTo([], undefined);
  const now = occasion(view.user, view.conversation, parts.workspace, view);
  const event = { kind: 'interactive', payload: closedPayload(now, view, isCleared) } as const;
  return reactionTo(await parts.deliver(event, options), undefined);
}

function assertOpen(view: OpenView, user = view.user): void {
  if (!view.isOpen) throw new NotPossible(`view ${view.id} is closed`);
  if (user !== view.user) throw new NotPossible(`${user} does not see view ${view.id}`);
}

function fillIn(view: OpenView, form: FilledForm, workspace: Workspace): void {
  const { fields = {}, conversation } = form;
  const all = formFields(view.definition.blocks);
  const put = (field: FormField, value: FieldValue): void => {
    const { id: key, user, state } = view;
    view.state = fillField({ key, user, state }, field, value, workspace);
  };
  for (const [name, value] of Object.entries(fields)) {
    const field = all.find(
      ({ block, element }) => element.action_id === name || block.block_id === name,
    );
    if (field === undefined) throw new NotPossible(`the form has no field ${name}`);
    put(field, value);
  }
  if (conversation === undefined) return;
  const select = all.find(({ element }) => element.type === 'conversations_select');
  if (select === undefined) throw new NotPossible('the form has no conversations_select');
  put(select, conversation);
}

function responseUrlsOf(view: OpenView, { newResponseUrl }: InteractionParts) {
  return responseUrlFields(view).flatMap((field) => {
    const conversation = valueIn(view.state, field);
    if (typeof conversation !== 'string') return [];
    const target = { user: view.user, conversation, source: undefined };
    return [
      {
        block_id: field.block.block_id,
        action_id: field.element.action_id,
        channel_id: conversation,
        response_url: newResponseUrl(target),
      },
    ];
  });
}
