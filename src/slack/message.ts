import type { ActionsBlock, Button, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { ContactRequest } from '../domain/contact-request';
import { type Remedy, remediesFor } from '../domain/remedies';
import type { Texts } from '../texts/texts';
import { type Headline, headlineOf } from './headline';
import { BUTTONS, REQUEST_METADATA, writeButtonValue } from './ids';
import { code, cut, cutMrkdwn, escapeMrkdwn, mention, quote, time } from './mrkdwn';

/** Slack's limit for the text of a section. */
const SECTION_MAX_LENGTH = 3000;
/** `chat.update` refuses a longer `text`, where `chat.postMessage` takes ten times as much. */
const TEXT_MAX_BYTES = 4000;

/** A message as Slack takes it; `text` is what screen readers and notifications say. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly metadata: { event_type: string; event_payload: { request_id: string } };
}

/**
 * Draws the request's one message, whole, from what is saved.
 * `note`: a line in Slack's markdown about where the message stands, such as how to invite the app.
 */
export function drawMessage(request: ContactRequest, texts: Texts, note?: string): Message {
  const headline = headlineOf(request, texts);
  const context = contextOf(request, texts);
  return {
    text: textOf(request, headline, context, texts, note),
    blocks: [
      section(
        `${headline.icon} *${headline.title}*${headline.detail.map((d) => `\n${d}`).join('')}`,
      ),
      ...(request.reason === undefined ? [] : [section(quote(request.reason))]),
      contextBlock(context.join(' · ')),
      ...(note === undefined ? [] : [contextBlock(note)]),
      ...actionsOf(request, texts),
    ],
    metadata: { event_type: REQUEST_METADATA, event_payload: { request_id: request.id } },
  };
}

function textOf(
  request: ContactRequest,
  headline: Headline,
  context: readonly string[],
  { message }: Texts,
  note?: string,
): string {
  const { reason } = request;
  const lines = [
    headline.title,
    ...headline.detail,
    ...(reason === undefined ? [] : [message.reason(escapeMrkdwn(reason))]),
    `${context.join(', ')}.`,
    ...(note === undefined ? [] : [note]),
  ];
  return cutMrkdwn(lines.join('\n'), TEXT_MAX_BYTES);
}

/** Who asked, when, for what, and who tried since. */
function contextOf(request: ContactRequest, { message }: Texts): string[] {
  const { target, outcome, settledAt } = request;
  return [
    message.askedBy(mention(request.askedBy), time(request.askedAt)),
    message.account(code(target.account)),
    ...(target.skillGroup === undefined ? [] : [message.skillGroup(target.skillGroup)]),
    ...(target.agent === undefined ? [] : [message.agent(code(target.agent))]),
    ...(request.attempt === 1 ? [] : [message.triedBy(request.attempt, mention(request.triedBy))]),
    ...(outcome?.kind === 'unconfirmed' && settledAt !== undefined
      ? [message.lookedAt(time(settledAt))]
      : []),
  ];
}

function actionsOf(request: ContactRequest, texts: Texts): ActionsBlock[] {
  if (request.state !== 'settled' || request.outcome === undefined) return [];
  const elements = remediesFor(request.outcome).map((remedy) => button(remedy, request, texts));
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'remedies', elements }];
}

function button(remedy: Remedy, request: ContactRequest, texts: Texts): Button {
  return {
    type: 'button',
    action_id: BUTTONS[remedy],
    text: { type: 'plain_text', text: texts.buttons[remedy] },
    value: writeButtonValue({ requestId: request.id, revision: request.revision }),
    ...(remedy === 'contactAnyway' && { style: 'danger', confirm: confirmation(request, texts) }),
  };
}

function confirmation(
  { target }: ContactRequest,
  { message }: Texts,
): NonNullable<Button['confirm']> {
  const { title, text, yes, no } = message.confirm;
  return {
    title: { type: 'plain_text', text: title },
    text: { type: 'plain_text', text: text(target.customer) },
    confirm: { type: 'plain_text', text: yes },
    deny: { type: 'plain_text', text: no },
    style: 'danger',
  };
}

function section(text: string): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, SECTION_MAX_LENGTH), verbatim: true },
  };
}

function contextBlock(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}
