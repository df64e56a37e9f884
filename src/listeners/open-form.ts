import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Prefill } from '../slack/command-text';
import { withDefaults } from '../slack/defaults-form';
import { contactForm } from '../slack/form';
import { type FormMemory, memoryOf } from '../slack/ids';
import { readPressPayload } from '../slack/payloads';
import { formDidNotOpenReply, readOpenFormValue } from '../slack/replies';
import type { FormOffers } from '../slack/target-fields';
import type { ListenerParts } from './parts';
import { reply } from './reply';
import { knownTeammate, lookUpTeammate } from './teammate';

/** Where a form was asked for, and with what it can be opened or, failing that, answered. */
interface FormOrigin {
  readonly conversation: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/**
 * Opens the form, then fills in the teammate who was named. When Slack does not open it, a private
 * button does, with the same filling.
 */
export async function openContactForm(
  parts: ListenerParts,
  { conversation, triggerId, responseUrl }: FormOrigin,
  typed: Prefill,
): Promise<void> {
  const { forms, texts, accounts, looks, log } = parts;
  const known = await parts.defaults.of(conversation);
  const directory = parts.directory.latest();
  const offers = { accounts: accounts.offered(), directory };
  const prefill = withDefaults(typed, known, offers);
  const draw = (memory: FormMemory) => contactForm(texts, offers, prefill, memory);
  const view = draw({
    conversation,
    responseUrl,
    ...(prefill.teammate && { teammate: knownTeammate(parts, prefill.teammate, directory) }),
  });
  const opened = await forms.open(triggerId, view);
  parts.directory.wanted();
  if (opened.kind === 'notOpened') {
    await reply(log, responseUrl, formDidNotOpenReply(texts, typed));
  } else if (opened.kind === 'opened' && opened.form !== undefined) {
    const first = { form: opened.form, memory: memoryOf(view) };
    const drawn = await lookUpTeammate(parts, { ...first, directory, draw });
    if (drawn !== undefined) await looks.opened(drawn.form, shown(prefill, offers), drawn.memory);
  }
}

/** What the form was opened with, and the account that it has chosen where none was named. */
function shown(prefill: Prefill, { accounts: [account] }: FormOffers): Prefill {
  return { ...(account !== undefined && { account }), ...prefill };
}

/** The button of that private answer. */
export function openFormListener(
  parts: ListenerParts,
): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    await ack();
    const press = readPressPayload(body);
    await openContactForm(parts, press, readOpenFormValue(press.value));
  };
}
