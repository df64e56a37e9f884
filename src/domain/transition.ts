import type { ContactRequest, RequestEvent, Submission, Transition } from './contact-request';

/** How long whoever saved a request may take before it marks the request `calling`, in ms. */
export const ACCEPT_LEASE_MS = 5_000;
/** Longer than the call's timeout of 8 s, so that a lease that ran out means that its holder died. */
export const CALL_LEASE_MS = 12_000;
/** How long whoever settled a request may take to show it, in ms. */
export const SHOW_LEASE_MS = 12_000;

/** What a transition changes; `undefined` clears an optional field. */
export type Changes = { [K in keyof ContactRequest]?: ContactRequest[K] | undefined };

/** A change of `before`, one version on, with its line of the audit trail. */
export function transition(
  before: ContactRequest,
  changes: Changes,
  event: RequestEvent,
): Transition {
  const after = { ...before, ...changes, version: before.version + 1 };
  return { before, after: withoutUndefined(after), event };
}

function withoutUndefined(request: { [K in keyof ContactRequest]: ContactRequest[K] | undefined }) {
  const kept = { ...request };
  for (const field of Object.keys(kept) as (keyof ContactRequest)[]) {
    if (kept[field] === undefined) delete kept[field];
  }
  return kept as ContactRequest;
}

/** What a person asked for, as the audit trail keeps it. */
export function asked({
  target,
  reason,
}: {
  target: Submission['target'];
  reason?: string | undefined;
}) {
  return { target, ...(reason === undefined ? {} : { reason }) };
}

/** Whoever holds a lease may post at any moment, so a lease that ran out leaves this doubt behind. */
export function mayPost(before: ContactRequest): Changes {
  return before.place === undefined ? { postUncertain: true } : {};
}
