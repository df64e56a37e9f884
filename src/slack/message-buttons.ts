import type { ActionsBlock, Button } from '@slack/types';
import type { ContactRequest } from '../domain/contact-request';
import { isOver } from '../domain/followed-session';
import { type Remedy, remediesFor } from '../domain/remedies';
import type { Texts } from '../texts/texts';
import { BUTTONS, SESSION_BUTTONS, writeButtonValue } from './ids';
import { plainText } from './plain-text';

/** The message's buttons: what can help after the outcome, or what can be done with the session. */
export function actionsOf(request: ContactRequest, texts: Texts): ActionsBlock[] {
  if (request.state !== 'settled' || request.outcome === undefined) return [];
  const remedies = remediesFor(request.outcome).map((remedy) => button(remedy, request, texts));
  return [...row('remedies', remedies), ...row('session', sessionButtons(request, texts))];
}

function row(block_id: string, elements: Button[]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', block_id, elements }];
}

function sessionButtons(request: ContactRequest, { session: texts }: Texts): Button[] {
  const { session, target } = request;
  if (session === undefined || isOver(session)) return [];
  const { confirmEnd } = texts;
  const confirm = confirmation({ ...confirmEnd, text: confirmEnd.text(target.customer) });
  return [
    pressable(SESSION_BUTTONS.refresh, texts.refresh, request),
    { ...pressable(SESSION_BUTTONS.end, texts.end, request), style: 'danger', confirm },
  ];
}

function pressable(action_id: string, label: string, { id, revision }: ContactRequest): Button {
  return {
    type: 'button',
    action_id,
    text: plainText(label),
    value: writeButtonValue({ requestId: id, revision }),
  };
}

function button(remedy: Remedy, request: ContactRequest, { buttons, message }: Texts): Button {
  const plain = pressable(BUTTONS[remedy], buttons[remedy], request);
  if (remedy !== 'contactAnyway') return plain;
  const text = message.confirm.text(request.target.customer);
  return { ...plain, style: 'danger', confirm: confirmation({ ...message.confirm, text }) };
}

interface ConfirmWords {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

function confirmation({ title, text, yes, no }: ConfirmWords): NonNullable<Button['confirm']> {
  return {
    title: plainText(title),
    text: plainText(text),
    confirm: plainText(yes),
    deny: plainText(no),
    style: 'danger',
  };
}
