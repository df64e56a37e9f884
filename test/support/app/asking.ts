import { formFields } from '../../../sandbox/slack/form-state';
import type { SubmitReaction } from '../../../sandbox/slack/person';
import type { Message, OpenView } from '../../../sandbox/slack/types';
import type { World } from './world';

/** What somebody asks for; `U_ALICE`, in a channel of its own, where nothing is said. */
export interface Ask {
  readonly customer: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly channel?: string;
  /** How often the same submission is delivered, at the same time. */
  readonly times?: number;
}

/** Types the command, waits for the form and submits it. */
export async function ask(world: World, what: Ask): Promise<SubmitReaction> {
  return (await askWithView(world, what)).reaction;
}

/** The same, with the form that was submitted. */
export async function askWithView(
  world: World,
  { customer, fields = {}, user = 'U_ALICE', channel = world.newChannel(), times = 1 }: Ask,
): Promise<{ view: OpenView; reaction: SubmitReaction }> {
  const { slack } = world;
  await slack.command({ text: customer, user, channel });
  const view = await slack.waitFor(() =>
    slack.openViews.find((open) => open.user === user && typedCustomer(open) === customer),
  );
  await typeIntoPickers(world, view, fields);
  const reaction = await slack.submit(view, { fields, times });
  return { view, reaction };
}

/** Types into each picker what is to be picked, so that it is offered. */
export async function typeIntoPickers(
  { slack }: World,
  view: OpenView,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { block, element } of formFields(view.definition.blocks)) {
    const { block_id } = block;
    const query = fields[block_id];
    if (element.type !== 'external_select' || query === undefined) continue;
    const { action_id } = element;
    await slack.suggest(view, { block_id, action_id, query }, { user: view.user });
  }
}

function typedCustomer(view: OpenView): unknown {
  return view.state['customer']?.['customer']?.['value'];
}

/** The messages about a customer, wherever they stand. */
export function messagesAbout({ slack }: World, customer: string): readonly Message[] {
  return slack.messages().filter(({ text, via }) => via !== 'command' && text.includes(customer));
}

/** The one message about a customer, once it says something that matches `said`. */
export function messageSaying(
  world: World,
  customer: string,
  said: RegExp,
  timeoutMs = 10_000,
): Promise<Message> {
  const find = () => messagesAbout(world, customer).find(({ text }) => said.test(text));
  return world.slack.waitFor(find, timeoutMs);
}

/** The action_ids of a message's buttons, in their order. */
export function buttonsOf(message: Message): string[] {
  return message.blocks
    .flatMap(({ elements = [] }) => elements)
    .filter(({ type }) => type === 'button')
    .map(({ action_id }) => action_id);
}

/** How often Desk was told to contact a customer, whatever came of it. */
export function callsAbout({ desk }: World, customer: string): number {
  return desk.calls.filter(({ command, body }) => {
    return command === 'contact_user' && JSON.stringify(body).includes(JSON.stringify(customer));
  }).length;
}

/** How often a customer was really contacted. */
export function contactsOf({ desk }: World, customer: string): number {
  return desk.contacts.get(customer)?.length ?? 0;
}
