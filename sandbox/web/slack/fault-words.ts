import { assertNever } from '../../../src/domain/assert-never';
import type { Fault } from '../../slack/fault';

/** A fault in a few words. */
export function faultWords(fault: Fault): string {
  const times = fault.times === undefined || fault.times === 1 ? '' : `, ${fault.times} times`;
  return `${kindWords(fault)}${times}`;
}

function kindWords(fault: Fault): string {
  switch (fault.kind) {
    case 'status':
      return `HTTP ${fault.status}`;
    case 'error':
      return fault.error;
    case 'rateLimited':
      return `HTTP 429, retry after ${fault.retryAfter} s`;
    case 'delay':
      return `${fault.ms} ms late`;
    case 'hang':
      return 'no answer';
    case 'reset':
      return 'connection reset';
    case 'dropAfterEffect':
      return 'works, and the answer is lost';
    default:
      return assertNever(fault);
  }
}
