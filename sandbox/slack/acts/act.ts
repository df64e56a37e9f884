import type { Fields } from '../../kit/fields';
import { isAcked } from '../delivery';
import { type FieldValue, type FormField, heldIn, pick } from '../form-state';
import { NotPossible } from '../not-possible';
import { actionsPayload, findButton } from '../payloads';
import { type Press, type Reaction, reactionTo } from '../person';
import { fillField, type InteractionParts, occasion, TROUBLE } from './interaction';
import { type ElementName, elementAt, type Held, type Place, placeOf, type Surface } from './place';

/** An element and what a person puts into it; nothing for a button. */
export interface Use extends ElementName {
  readonly value?: FieldValue | undefined;
}

/**
 * A person presses a button, or makes a choice in an element; the app hears of it unless the
 * element waits for the submit button (docs.slack.dev, "Input block": `dispatch_action`).
 *
 * @throws NotPossible when the element is not there, the person cannot see it, or it does not offer what
 *   they choose: nobody could do that.
 */
export async function act(
  on: Surface | Held,
  use: Use,
  press: Press,
  parts: InteractionParts,
): Promise<Reaction> {
  const { workspace, newResponseUrl } = parts;
  const place = placeOf(on, press.user, workspace);
  const used = elementAt(place, use);
  const chosen = choose(place, used, use.value, parts);
  if (used.block.type === 'input' && used.block.dispatch_action !== true) {
    return reactionTo([], undefined);
  }
  const { user, conversation, source, state } = place;
  const now = occasion(user, conversation, workspace, place.view);
  const where = {
    ...place.shape(),
    ...(source !== undefined && {
      state: { values: state },
      response_url: newResponseUrl({ user, conversation, source }),
    }),
  };
  const action = { ...chosen, action_ts: (workspace.settings.now() / 1000).toFixed(6) };
  const event = { kind: 'interactive', payload: actionsPayload(now, where, action) } as const;
  const deliveries = await parts.deliver(event, press);
  const [first] = deliveries;
  return reactionTo(deliveries, first !== undefined && isAcked(first) ? undefined : TROUBLE);
}

/**
 * A person presses the button with this action_id, wherever it stands.
 *
 * @throws NotPossible as `act` does.
 */
export async function pressButton(
  on: Held,
  actionId: string,
  press: Press,
  parts: InteractionParts,
): Promise<Reaction> {
  const { blocks } = placeOf(on, press.user, parts.workspace);
  const block_id = findButton(blocks, actionId)?.block.block_id;
  if (block_id === undefined) throw new NotPossible(`there is no button ${actionId}`);
  return act(on, { block_id, action_id: actionId }, press, parts);
}

/** Puts the choice into the place, and gives the element as an action shows it. */
function choose(
  place: Place,
  used: FormField,
  value: FieldValue | undefined,
  { workspace }: InteractionParts,
): Fields {
  const { block, element } = used;
  const { confirm: _, options: _o, option_groups: _g, ...shown } = element;
  const action = { ...shown, block_id: block.block_id };
  if (element.type === 'overflow') return { ...action, selected_option: pick(element, value) };
  if (element.type === 'button') return action;
  if (value === undefined) throw new NotPossible(`${element.action_id} was given nothing`);
  const state = fillField(place, used, value, workspace);
  place.state = state;
  return { ...action, ...heldIn(state, used) };
}
