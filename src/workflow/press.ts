import type { ContactRequest, Transition } from '../domain/contact-request';
import { type Remedy, remediesFor } from '../domain/remedies';
import { inTime } from './deadline';
import type { WorkflowParts } from './parts';

/** Which button was pressed, on which request, on the message of which revision. */
export interface ButtonPress {
  readonly remedy: Remedy;
  readonly requestId: string;
  readonly revision: number;
}

export type Pressed =
  | { readonly kind: 'started'; readonly request: ContactRequest }
  /** The second delivery of a press that has been saved before. Nothing was done again. */
  | { readonly kind: 'repeated'; readonly request: ContactRequest }
  /** Somebody pressed before, or the message has moved on. Nothing was done. */
  | { readonly kind: 'outdated' }
  /** Unknown whether it was saved; pressing again is safe. */
  | { readonly kind: 'notSaved' };

export type FoundPressed =
  | { readonly kind: 'found'; readonly request: ContactRequest }
  | { readonly kind: 'outdated' }
  /** The store did not answer. */
  | { readonly kind: 'unknown' };

const SAVE_WITHIN_MS = 2_000;
/** A trigger lives for 3 s, and the form has to be opened with it. */
const FIND_WITHIN_MS = 1_500;
/** A press may meet the write that says "shown"; after that nothing else writes by itself. */
const MAX_TRIES = 3;

/**
 * Saves what a press does, once: of two presses on one revision one is `started`, the other
 * `outdated`. `attemptKey`: what makes two deliveries of one "Change…" the same try.
 */
export async function savePress(
  { store, clock, log }: WorkflowParts,
  press: ButtonPress,
  transition: (request: ContactRequest) => Transition,
  attemptKey?: string,
): Promise<Pressed> {
  const { requestId } = press;
  const save = saveOnce(store, press, transition, attemptKey);
  try {
    const saved = await inTime(clock, save, SAVE_WITHIN_MS);
    return saved.kind === 'inTime' ? saved.value : { kind: 'notSaved' };
  } catch (error) {
    log.error({ requestId, error }, 'press not saved');
    return { kind: 'notSaved' };
  }
}

async function saveOnce(
  store: WorkflowParts['store'],
  press: ButtonPress,
  transition: (request: ContactRequest) => Transition,
  attemptKey: string | undefined,
): Promise<Pressed> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const request = await store.find(press.requestId);
    if (attemptKey !== undefined && request?.attemptKey === attemptKey) {
      return { kind: 'repeated', request };
    }
    if (request === undefined || !canPress(request, press)) return { kind: 'outdated' };
    const saved = await store.save(transition(request));
    if (saved !== undefined) return { kind: 'started', request: saved };
  }
  return { kind: 'outdated' };
}

/** Looks up what a button that needs a form was pressed on. */
export async function findPressed(
  { store, clock, log }: WorkflowParts,
  press: ButtonPress,
): Promise<FoundPressed> {
  const { requestId } = press;
  try {
    const found = await inTime(clock, store.find(requestId), FIND_WITHIN_MS);
    if (found.kind === 'late') return { kind: 'unknown' };
    const request = found.value;
    return request !== undefined && canPress(request, press)
      ? { kind: 'found', request }
      : { kind: 'outdated' };
  } catch (error) {
    log.error({ requestId, error }, 'request not readable');
    return { kind: 'unknown' };
  }
}

/** Whether the message that was pressed on still says what is saved, and offers that button. */
function canPress(request: ContactRequest, { remedy, revision }: ButtonPress): boolean {
  return (
    request.state === 'settled' &&
    request.revision === revision &&
    request.outcome !== undefined &&
    remediesFor(request.outcome).includes(remedy)
  );
}
