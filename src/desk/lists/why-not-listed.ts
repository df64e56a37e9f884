import { assertNever } from '../../domain/assert-never';
import type { NoAnswer } from '../../domain/outcome';
import type { Reply } from '../reply';

/** Why a reply lists nothing: a code, a status or the system's name; no text of Desk's, no URL. */
export function whyNotListed(reply: Reply): string {
  switch (reply.kind) {
    case 'answer':
      return codeWords(reply.code);
    case 'neverSent':
      return reply.error;
    case 'noAnswer':
      return whyNoAnswer(reply.noAnswer);
    default:
      return assertNever(reply);
  }
}

function whyNoAnswer(noAnswer: NoAnswer): string {
  switch (noAnswer.kind) {
    case 'timeout':
    case 'connectionLost':
    case 'interrupted':
      return noAnswer.kind;
    case 'unreadable':
      return noAnswer.httpStatus === 200 ? 'unreadable' : `HTTP ${noAnswer.httpStatus}`;
    case 'code':
      return codeWords(noAnswer.code);
    default:
      return assertNever(noAnswer);
  }
}

function codeWords(code: number): string {
  return `ErrorCode ${code}`;
}
