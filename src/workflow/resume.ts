import { assertNever } from '../domain/assert-never';
import type { ContactRequest } from '../domain/contact-request';
import { takeLease } from '../domain/transitions';
import { holdRequest } from './held-request';
import type { WorkflowParts } from './parts';
import { finish, run, showAndTell } from './run';
import { findOutcome, lastNoAnswer } from './settle';

/**
 * Goes on with a request whose lease ran out or whose delay is over, from what is saved: an
 * accepted one runs, a called one is settled by its session and never called again, a settled one
 * is shown.
 */
export async function resume(parts: WorkflowParts, request: ContactRequest): Promise<void> {
  const held = holdRequest(parts.store, request);
  const { state } = request;
  parts.log.info({ state }, 'request resumed');
  if (state === 'accepted') return run(parts, held);
  if (!(await held.write((current) => takeLease(current, 'takenOver', parts.clock.now())))) return;
  switch (state) {
    case 'calling':
      return finish(parts, held, () => findOutcome(parts, held, lastNoAnswer(request)));
    case 'settled':
      return showAndTell(parts, held);
    default:
      return assertNever(state);
  }
}
