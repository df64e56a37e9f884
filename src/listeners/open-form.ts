import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Prefill } from '../slack/command-text';
import { contactForm } from '../slack/form';
import { readPressPayload } from '../slack/payloads';
import { formDidNotOpenReply, readOpenFormValue } from '../slack/replies';
import type { ListenerParts } from './parts';
import { reply } from './reply';

/** Where a form was asked for, and with what it can be opened or, failing that, answered. */
interface FormOrigin {
  readonly conversation: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** Opens the form; when Slack does not open it, a private button does, with the same filling. */
export async function openContactForm(
  { forms, texts, accounts, directory, log }: ListenerParts,
  { conversation, triggerId, responseUrl }: FormOrigin,
  prefill: Prefill,
): Promise<void> {
  const offers = { accounts, directory: directory.latest() };
  const form = contactForm(texts, offers, prefill, { conversation, responseUrl });
  const opened = await forms.open(triggerId, form);
  directory.wanted();
  if (opened.kind === 'notOpened')
    await reply(log, responseUrl, formDidNotOpenReply(texts, prefill));
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
