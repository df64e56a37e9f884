import type { ContactRequest, Submission, Transition } from './contact-request';
import { ACCEPT_LEASE_MS, asked, CALL_LEASE_MS, type Changes, transition } from './transition';

/** Another try at the same target, because a person pressed a button. */
export function tryAgain(before: ContactRequest, press: Press): Transition {
  const anyway = before.outcome?.kind === 'unconfirmed';
  // Until this try has its own outcome, the doubt about the one before stands.
  const doubt = anyway && { outcome: before.outcome };
  return transition(
    before,
    { ...nextAttempt(before, press), ...doubt },
    {
      what: anyway ? 'contactedAnyway' : 'triedAgain',
      who: press.by,
      at: press.at,
    },
  );
}

/** Another try at what the filled-in "Change…" form asks for. */
export function change(before: ContactRequest, press: Press, submission: Submission): Transition {
  const changes: Changes = {
    ...nextAttempt(before, press),
    target: submission.target,
    reason: submission.reason,
    attemptKey: submission.key,
  };
  const detail = asked({ target: submission.target, reason: submission.reason });
  return transition(before, changes, { what: 'changed', who: press.by, at: press.at, detail });
}

/** Asks for the session once more. `calling` is what makes a crash end in settling, not in a call. */
export function checkAgain(before: ContactRequest, press: Press): Transition {
  const changes: Changes = {
    state: 'calling',
    dueAt: press.at + CALL_LEASE_MS,
    revision: before.revision + 1,
    ...redrawThrough(before, press),
  };
  return transition(before, changes, { what: 'checkedAgain', who: press.by, at: press.at });
}

/** A press of one of the message's buttons. */
export interface Press {
  /** A Slack user ID. */
  readonly by: string;
  readonly at: number;
  /** The press's own `response_url`, the only way to redraw a message that stands at one. */
  readonly responseUrl?: string;
  /** Where the button stands: a press may be quicker than the note of where the message is. */
  readonly message?: { readonly channel: string; readonly ts: string };
}

function nextAttempt(before: ContactRequest, press: Press): Changes {
  return {
    state: 'accepted',
    triedBy: press.by,
    attempt: before.attempt + 1,
    attemptKey: undefined,
    outcome: undefined,
    settledAt: undefined,
    calledAt: undefined,
    dueAt: press.at + ACCEPT_LEASE_MS,
    revision: before.revision + 1,
    showFailures: 0,
    ...redrawThrough(before, press),
  };
}

/**
 * A message that stands at a `response_url` can be redrawn only through its latest press, and so can
 * one in a conversation that the app has been removed from since.
 */
export function redrawThrough(before: ContactRequest, { responseUrl, message }: Press): Changes {
  if (before.place !== undefined) return { responseUrl };
  if (message === undefined) return {};
  return { place: { kind: 'message', ...message }, postUncertain: undefined, responseUrl };
}
