import { isAcked } from './delivery';
import { type InteractionParts, occasion, TROUBLE } from './interaction';
import { findButton, messagePressPayload, type Pressed, viewPressPayload } from './payloads';
import { type Press, type Reaction, reactionTo } from './person';
import type { Block, Message, OpenView } from './types';

/** What can hold a button. */
export type Pressable = OpenView | Message;

/**
 * A person presses a button of a message or a modal. The button is looked for in what is given, so
 * that a copy made before a message changed is an outdated press; the payload shows the message as
 * it is.
 *
 * @throws Error when the button is not there, or the person cannot see it: nobody could press it.
 */
export async function pressButton(
  on: Pressable,
  actionId: string,
  press: Press,
  parts: InteractionParts,
): Promise<Reaction> {
  const payload =
    'hash' in on ? inView(on, actionId, press, parts) : inMessage(on, actionId, press, parts);
  const deliveries = await parts.deliver({ kind: 'interactive', payload }, press);
  const [first] = deliveries;
  return reactionTo(deliveries, first !== undefined && isAcked(first) ? undefined : TROUBLE);
}

function inMessage(on: Message, actionId: string, { user }: Press, parts: InteractionParts) {
  const { workspace, newResponseUrl } = parts;
  if (on.visibleTo !== undefined && on.visibleTo !== user) {
    throw new Error(`${user} does not see message ${on.ts}`);
  }
  const pressed = pressedOf(on.blocks, actionId, workspace.settings.now());
  const current = workspace.messages.find(on.channel, on.ts);
  if (current === undefined) throw new Error(`message ${on.ts} is gone`);
  const responseUrl = newResponseUrl({ user, conversation: on.channel, source: on.ts });
  return messagePressPayload(occasion(user, on.channel, workspace), current, pressed, responseUrl);
}

function inView(on: OpenView, actionId: string, { user }: Press, { workspace }: InteractionParts) {
  if (!on.isOpen || on.user !== user) throw new Error(`${user} does not see view ${on.id}`);
  const pressed = pressedOf(on.definition.blocks, actionId, workspace.settings.now());
  return viewPressPayload(occasion(user, on.conversation, workspace), on, pressed);
}

function pressedOf(blocks: readonly Block[], actionId: string, at: number): Pressed {
  const button = findButton(blocks, actionId);
  if (button === undefined) throw new Error(`there is no button ${actionId}`);
  return { ...button, actionTs: (at / 1000).toFixed(6) };
}
