import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import type { NoAnswer, Outcome } from '../domain/outcome';
import { isKnownCode } from '../domain/remedies';
import type { CodeText, Texts } from '../texts/texts';
import { cut, escapeMrkdwn } from './mrkdwn';
import { nameOf } from './names';
import { type Headline, sessionHeadline } from './session-headline';

/** Desk's own words are shown only so far; the log and the records have no limit. */
const INFO_MAX_LENGTH = 200;

/** What has become of the request, in words: what happened, then what to do next. */
export function headlineOf(
  request: ContactRequest,
  texts: Texts,
  directory: Directory | undefined,
): Headline {
  const customer = nameOf(request.target.customer);
  const { outcome } = request;
  if (request.state === 'settled' && outcome !== undefined) {
    return outcome.kind === 'assigned'
      ? sessionHeadline(outcome, request.session, texts, { customer, directory })
      : headlineOfOutcome(outcome, customer, texts);
  }
  // Only "Check again" leaves it on a request that is not settled.
  const title = request.settledAt === undefined ? texts.message.calling : texts.message.checking;
  return { icon: ':hourglass_flowing_sand:', title: title(customer), detail: [] };
}

function headlineOfOutcome(
  outcome: Exclude<Outcome, { kind: 'assigned' }>,
  customer: string,
  texts: Texts,
): Headline {
  switch (outcome.kind) {
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

/** Desk's own words on one line, so that they cannot look like lines of the app. */
function wordsOf(info: string): string {
  return escapeMrkdwn(cut(info.replaceAll(/\s+/g, ' ').trim(), INFO_MAX_LENGTH));
}

function codeText(code: number, texts: Texts): CodeText {
  return isKnownCode(code) ? texts.codes[code] : texts.unknownCode;
}
