import type { ContactRequest, RequestEvent, Transition } from '../../src/domain/contact-request';
import type { Stored } from '../../src/domain/observer';
import { accept, markShown } from '../../src/domain/transitions';
import { ASKED_AT, aSubmission } from './requests';

export const PLACE = { kind: 'message', channel: 'C0001', ts: '1750000000.000100' } as const;

/** The insert of a new request, as it was seen. */
export function inserted(id = 'request-1', result: Stored['result'] = 'saved'): Stored {
  const { request, event } = accept(aSubmission(), id, ASKED_AT);
  return { kind: 'stored', write: 'insert', result, request, event, ...at(event) };
}

/** A change that was written 5 ms long, as it was seen. */
export function saved({ before, after, event }: Transition, result: Stored['result'] = 'saved') {
  const stored: Stored = {
    ...{ kind: 'stored', write: 'save', result, before, request: after, event },
    ...at(event),
  };
  return stored;
}

/** The message shows the request as it is. */
export function shown(before: ContactRequest, now: number): Transition {
  return markShown(before, PLACE, before.revision, now);
}

function at({ at }: RequestEvent) {
  return { startedAt: at - 5, endedAt: at };
}
