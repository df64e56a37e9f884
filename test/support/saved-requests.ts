import type { ContactRequest } from '../../src/domain/contact-request';
import type { Outcome } from '../../src/domain/outcome';
import { markShown, settle, startCalling } from '../../src/domain/transitions';
import { ASKED_AT, aRequest } from './requests';
import { PLACE } from './scripted-announcer';

export const ASSIGNED: Outcome = { kind: 'assigned', agent: 'ann@example.com', evidence: 'answer' };
export const REFUSED: Outcome = { kind: 'refused', code: 141001, info: 'No available agents' };
export const WRONG_CUSTOMER: Outcome = { kind: 'refused', code: 141015, info: 'no such account' };
export const UNCONFIRMED: Outcome = {
  kind: 'unconfirmed',
  because: 'sessionUnknown',
  noAnswer: { kind: 'timeout' },
};

/** A request that a process has marked `calling` at `at`. */
export function aCallingRequest(at = ASKED_AT): ContactRequest {
  return startCalling(aRequest(), at).after;
}

/** A request with an outcome that nobody has shown yet. */
export function aSettledRequest(outcome = REFUSED, at = ASKED_AT): ContactRequest {
  return settle(aCallingRequest(at), outcome, at).after;
}

/** A request whose outcome stands in the conversation. */
export function aShownRequest(outcome = REFUSED, at = ASKED_AT): ContactRequest {
  const settled = aSettledRequest(outcome, at);
  return markShown(settled, PLACE, settled.revision, at).after;
}
