import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { AssignmentEvidence, NoAnswer, Outcome } from '../domain/outcome';
import { isKnownCode } from '../domain/remedies';
import type { CodeText, MessageTexts, Texts } from '../texts/texts';
import { code, cut, escapeMrkdwn } from './mrkdwn';

/** Desk's own words are shown only so far; the log and the records have no limit. */
const INFO_MAX_LENGTH = 200;

/** Where Slack would take a sign of an ID for markup: `*` and the like at a word's edge, emoji. */
const MARKUP = /(?<!\w)[*_~]|[*_~](?!\w)|:[\w+-]+:/;

/** The message's first lines, in Slack's markdown, everything foreign escaped. */
export interface Headline {
  readonly icon: string;
  readonly title: string;
  readonly detail: readonly string[];
}

/** What has become of the request, in words: what happened, then what to do next. */
export function headlineOf(request: ContactRequest, texts: Texts): Headline {
  const customer = nameOf(request.target.customer);
  if (request.state === 'settled' && request.outcome !== undefined) {
    return headlineOfOutcome(request.outcome, customer, texts);
  }
  // Only "Check again" leaves an outcome on a request that is not settled.
  const title = request.outcome === undefined ? texts.message.calling : texts.message.checking;
  return { icon: ':hourglass_flowing_sand:', title: title(customer), detail: [] };
}

function headlineOfOutcome(outcome: Outcome, customer: string, texts: Texts): Headline {
  switch (outcome.kind) {
    case 'assigned':
      return assignedHeadline(outcome, customer, texts);
    case 'refused':
      return refusedHeadline(outcome, customer, texts);
    case 'notContacted':
      return notContactedHeadline(outcome, customer, texts);
    case 'unconfirmed':
      return unconfirmedHeadline(outcome, customer, texts);
    default:
      return assertNever(outcome);
  }
}

type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

function assignedHeadline(
  { agent, evidence }: OutcomeOf<'assigned'>,
  customer: string,
  { message }: Texts,
): Headline {
  const name = agent === undefined ? undefined : nameOf(cut(agent, INFO_MAX_LENGTH));
  const title = assignedTitle(evidence, customer, name, message);
  const detail = evidence === 'answer' ? message.assignedDetail : message.seenInSession;
  return { icon: ':white_check_mark:', title, detail: [detail] };
}

/** Only Desk's own answer says that this request led to it; a session shows where things stand. */
function assignedTitle(
  evidence: AssignmentEvidence,
  customer: string,
  agent: string | undefined,
  message: MessageTexts,
): string {
  switch (evidence) {
    case 'answer':
      return agent === undefined
        ? message.assignedToNobody(customer)
        : message.assigned(customer, agent);
    case 'agent':
      return agent === undefined
        ? message.withSomebody(customer)
        : message.withAgent(customer, agent);
    case 'waiting':
      return agent === undefined
        ? message.waitingForSomebody(customer)
        : message.waiting(customer, agent);
    case 'queueing':
      return message.queueing(customer);
    default:
      return assertNever(evidence);
  }
}

function refusedHeadline(
  { code, info }: OutcomeOf<'refused'>,
  customer: string,
  texts: Texts,
): Headline {
  const { reason, advice } = codeText(code, texts);
  return {
    icon: ':no_entry:',
    title: texts.message.refused(customer, reason),
    detail: [advice, texts.message.deskCode(code, isKnownCode(code) ? '' : wordsOf(info))],
  };
}

function notContactedHeadline(
  outcome: OutcomeOf<'notContacted'>,
  customer: string,
  texts: Texts,
): Headline {
  const { message } = texts;
  return outcome.because === 'neverSent'
    ? {
        icon: ':warning:',
        title: message.neverSent(customer),
        detail: [message.neverSentDetail(escapeMrkdwn(outcome.error))],
      }
    : {
        icon: ':warning:',
        title: message.noSession(customer),
        detail: [message.noSessionDetail(noAnswerText(outcome.noAnswer, texts))],
      };
}

function unconfirmedHeadline(
  { because, noAnswer }: OutcomeOf<'unconfirmed'>,
  customer: string,
  texts: Texts,
): Headline {
  const { message } = texts;
  const detail =
    because === 'sessionUnknown' ? message.sessionUnknownDetail : message.noSessionNowDetail;
  return {
    icon: ':grey_question:',
    title: message.unconfirmed(customer),
    detail: [detail(noAnswerText(noAnswer, texts))],
  };
}

function noAnswerText(noAnswer: NoAnswer, texts: Texts): string {
  const words = texts.message.noAnswer;
  switch (noAnswer.kind) {
    case 'timeout':
      return words.timeout;
    case 'connectionLost':
      return words.connectionLost;
    case 'unreadable':
      return words.unreadable(noAnswer.httpStatus);
    case 'code':
      return isKnownCode(noAnswer.code)
        ? words.code(noAnswer.code, texts.codes[noAnswer.code].reason)
        : words.unknownCode(noAnswer.code, wordsOf(noAnswer.info));
    case 'interrupted':
      return words.interrupted;
    default:
      return assertNever(noAnswer);
  }
}

/** An ID that markup would change is shown in code style; the others read better without. */
export function nameOf(id: string): string {
  return MARKUP.test(id) ? code(id) : escapeMrkdwn(id);
}

/** Desk's own words on one line, so that they cannot look like lines of the app. */
function wordsOf(info: string): string {
  return escapeMrkdwn(cut(info.replaceAll(/\s+/g, ' ').trim(), INFO_MAX_LENGTH));
}

function codeText(code: number, texts: Texts): CodeText {
  return isKnownCode(code) ? texts.codes[code] : texts.unknownCode;
}
