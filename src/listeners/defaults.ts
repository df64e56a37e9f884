import type { Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { defaultsForm } from '../slack/defaults-form';
import { type ReadDefaults, readDefaults } from '../slack/defaults-submission';
import { FIELDS } from '../slack/ids';
import type { CommandPayload } from '../slack/payloads';
import { defaultsSavedReply, privately } from '../slack/replies';
import type { ListenerParts } from './parts';
import { reply } from './reply';

/** Opens the form for what every form of the conversation begins with. */
export async function openDefaultsForm(
  { forms, texts, accounts, directory, defaults, log }: ListenerParts,
  { conversation, triggerId, responseUrl }: CommandPayload,
): Promise<void> {
  const known = await defaults.of(conversation);
  const offers = { accounts: accounts.offered(), directory: directory.latest() };
  const form = defaultsForm(texts, offers, known, { conversation, responseUrl });
  const opened = await forms.open(triggerId, form);
  directory.wanted();
  if (opened.kind === 'notOpened') {
    await reply(log, responseUrl, privately(texts.defaults.didNotOpen));
  }
}

/**
 * That form was submitted. The ack waits until it is saved; then the form closes, and the person
 * reads privately what is set now. A failure keeps the form open.
 */
export function defaultsListener(
  parts: ListenerParts,
): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  const { texts, directory, log } = parts;
  return async ({ ack, body }) => {
    let read: ReadDefaults = notSaved(parts);
    try {
      read = await save(parts, body);
    } catch (error) {
      log.error({ error }, 'defaults submission failed');
    }
    if (read.kind === 'wrongFields') {
      return ack({ response_action: 'errors', errors: { ...read.errors } });
    }
    await ack();
    if (read.responseUrl === undefined) return;
    const saved = defaultsSavedReply(texts, read.defaults, directory.latest());
    await reply(log, read.responseUrl, saved);
  };
}

/** What was saved, or what keeps the form open. */
async function save(parts: ListenerParts, payload: unknown): Promise<ReadDefaults> {
  const read = readDefaults(payload, parts.texts.form, parts.accounts.accepts);
  if (read.kind === 'wrongFields') return read;
  const saved = await parts.defaults.save(read.conversation, read.defaults, read.by);
  return saved.kind === 'saved' ? read : notSaved(parts);
}

function notSaved({ texts }: ListenerParts): ReadDefaults {
  return { kind: 'wrongFields', errors: { [FIELDS.skillGroup]: texts.defaults.notSaved } };
}
