import type { ContactRequest, Submission } from '../../src/domain/contact-request';
import { accept } from '../../src/domain/transitions';

export const ASKED_AT = 1_750_000_000_000;

export function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    key: 'T0001:V0001',
    target: { customer: 'customer-1', account: '@service' },
    conversation: 'C0001',
    askedBy: 'U0001',
    ...changes,
  };
}

/** A request as it is first saved, with `changes`. */
export function aRequest(changes: Partial<ContactRequest> = {}): ContactRequest {
  return { ...accept(aSubmission(), 'request-1', ASKED_AT).request, ...changes };
}
