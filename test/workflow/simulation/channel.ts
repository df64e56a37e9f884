import type { ContactRequest } from '../../../src/domain/contact-request';
import { type Remedy, remediesFor } from '../../../src/domain/remedies';

/** What a person sees of a request, or saw once. */
export interface Painting {
  readonly ts: string;
  readonly requestId: string;
  readonly revision: number;
  readonly remedies: readonly Remedy[];
}

/** The conversation in Slack, with every state that its messages have ever been in. */
export class Channel {
  readonly #messages = new Map<string, Painting>();
  readonly paintings: Painting[] = [];
  /**
   * Requests that were pressed on and shown anew while an older painting was still on its way.
   * Slack knows no compare-and-set, so nothing can be done about that.
   */
  readonly overtaken = new Set<string>();

  /**
   * Redraws the message of `request`, or the one that was `found`, or posts one. `hadLease`: when
   * the call began, only a press could change the request.
   */
  show(request: ContactRequest, found: string | undefined, hadLease: boolean): string {
    const { place, state, outcome } = request;
    const known = place?.kind === 'message' ? place.ts : found;
    const ts = known ?? `ts${this.#messages.size + 1}`;
    const { revision } = request;
    const shown = this.#messages.get(ts)?.revision ?? 0;
    if (hadLease && revision < shown) this.overtaken.add(request.id);
    const painting = {
      ts,
      requestId: request.id,
      revision,
      remedies: state === 'settled' && outcome !== undefined ? remediesFor(outcome) : [],
    };
    this.#messages.set(ts, painting);
    this.paintings.push(painting);
    return ts;
  }

  messagesOf(requestId: string): { readonly ts: string; readonly revision: number }[] {
    return [...this.#messages]
      .filter(([, painting]) => painting.requestId === requestId)
      .map(([ts, { revision }]) => ({ ts, revision }));
  }
}
