import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { Remedy } from '../domain/remedies';
import type { Prefill } from '../slack/command-text';
import { contactForm } from '../slack/form';
import { memoryOf, readButtonValue } from '../slack/ids';
import { type PressPayload, readPressPayload } from '../slack/payloads';
import { privately } from '../slack/replies';
import type { ButtonPress, Pressed } from '../workflow/press';
import type { ListenerParts } from './parts';
import { reply } from './reply';

type ButtonListener = Middleware<SlackActionMiddlewareArgs<BlockAction>>;

/** "Try again", "Check again" and "Contact anyway". */
export function remedyListener(
  parts: ListenerParts,
  remedy: Exclude<Remedy, 'change'>,
): ButtonListener {
  return async ({ ack, body }) => {
    await ack();
    const payload = readPressPayload(body);
    const press = readPress(payload, remedy);
    const { user: by, responseUrl, conversation: channel, messageTs: ts } = payload;
    const presser = { by, responseUrl, message: { channel, ts } };
    const pressed = press && (await parts.workflow.press(press, presser));
    await answerPress(parts, payload, pressed ?? { kind: 'outdated' });
  };
}

/** "Change…": opens the form filled with what was asked. */
export function changeListener(parts: ListenerParts): ButtonListener {
  return async ({ ack, body }) => {
    await ack();
    const payload = readPressPayload(body);
    const press = readPress(payload, 'change');
    if (press === undefined) return answerPress(parts, payload, { kind: 'outdated' });
    const found = await parts.workflow.findPressed(press);
    switch (found.kind) {
      case 'found':
        return openChangeForm(parts, payload, press, found.request);
      case 'outdated':
        return answerPress(parts, payload, found);
      case 'unknown':
        return answerPress(parts, payload, { kind: 'notSaved' });
      default:
        return assertNever(found);
    }
  };
}

async function openChangeForm(
  { texts, accounts, directory, forms, looks, log }: ListenerParts,
  { conversation, responseUrl, triggerId }: PressPayload,
  changes: ButtonPress,
  request: ContactRequest,
): Promise<void> {
  const memory = { conversation, changes, responseUrl };
  const kept = request.target.account;
  const offers = { accounts: accounts.offered(kept), directory: directory.latest() };
  const prefill = prefillOf(request);
  const form = contactForm(texts, offers, prefill, memory);
  const opened = await forms.open(triggerId, form);
  directory.wanted();
  if (opened.kind === 'opened' && opened.form !== undefined)
    await looks.opened(opened.form, prefill, memoryOf(form));
  if (opened.kind !== 'notOpened') return;
  // The button that was pressed is still there: it is the way to a fresh trigger.
  await reply(log, responseUrl, privately(texts.replies.changeDidNotOpen));
}

function readPress({ value }: PressPayload, remedy: Remedy): ButtonPress | undefined {
  const read = readButtonValue(value);
  return read && { remedy, ...read };
}

function prefillOf({ target, reason }: ContactRequest): Prefill {
  const { customer, account, skillGroup, agent } = target;
  return {
    customer,
    account,
    ...(skillGroup !== undefined && { skillGroup: String(skillGroup) }),
    ...(agent !== undefined && { agent }),
    ...(reason !== undefined && { reason }),
  };
}

async function answerPress(
  { texts, log }: ListenerParts,
  { responseUrl }: PressPayload,
  pressed: Pressed,
): Promise<void> {
  switch (pressed.kind) {
    case 'started':
    case 'repeated':
      return;
    case 'outdated':
      return reply(log, responseUrl, privately(texts.replies.outdated));
    case 'notSaved':
      return reply(log, responseUrl, privately(texts.replies.pressNotSaved));
    default:
      return assertNever(pressed);
  }
}
