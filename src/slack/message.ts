import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { ContactRequest } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import { followedUntil } from '../domain/follow-schedule';
import type { Texts } from '../texts/texts';
import { headlineOf } from './headline';
import { REQUEST_METADATA } from './ids';
import { actionsOf } from './message-buttons';
import { code, cut, cutMrkdwn, escapeMrkdwn, mention, quote, time } from './mrkdwn';
import { skillGroupName } from './names';
import type { Headline } from './session-headline';

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

/** What a message is drawn with beside the request. */
export interface Drawing {
  readonly texts: Texts;
  /** The names that are known now; a number or an address stands for the others. */
  readonly directory: Directory | undefined;
  /** A line in Slack's markdown about where the message stands, such as how to invite the app. */
  readonly note?: string | undefined;
  /** Whether the message can be redrawn by itself when the session moves on. */
  readonly isLive: boolean;
}

/** Draws the request's one message, whole, from what is saved. */
export function drawMessage(request: ContactRequest, drawing: Drawing): Message {
  const { texts, note } = drawing;
  const headline = headlineOf(request, texts, drawing.directory);
  const context = contextOf(request, drawing);
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
function contextOf(request: ContactRequest, { texts, directory, isLive }: Drawing): string[] {
  const { message, session } = texts;
  const { target, outcome, settledAt, lookAt } = request;
  const lookedAt = outcome?.kind === 'unconfirmed' ? settledAt : request.session?.lookedAt;
  return [
    message.askedBy(mention(request.askedBy), time(request.askedAt)),
    message.account(code(target.account)),
    ...(target.skillGroup === undefined
      ? []
      : [message.skillGroup(skillGroupName(target.skillGroup, directory))]),
    ...(target.agent === undefined ? [] : [message.agent(code(target.agent))]),
    ...(request.attempt === 1 ? [] : [message.triedBy(request.attempt, mention(request.triedBy))]),
    ...(lookedAt === undefined ? [] : [message.lookedAt(time(lookedAt))]),
    ...(isLive && lookAt !== undefined
      ? [session.followedUntil(time(followedUntil(request)))]
      : []),
  ];
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
