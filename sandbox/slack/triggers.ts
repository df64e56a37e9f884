import { keepLatestOf } from '../kit/keep-latest';
import { newSecret } from './ids';
import type { OpenView } from './types';

/** Where and by whom a trigger was caused. */
export interface TriggerOrigin {
  readonly user: string;
  readonly conversation: string;
  /** The modal in which it was caused, for `views.push`. */
  readonly view?: OpenView | undefined;
}

export type Exchange =
  | { readonly kind: 'exchanged'; readonly origin: TriggerOrigin }
  | { readonly kind: 'refused'; readonly error: string };

/** How long a trigger can open a view, in ms (docs.slack.dev, "Interactivity": three seconds). */
const TRIGGER_LIFE_MS = 3_000;

/** The triggers Slack has given out: each opens one view, soon. */
export class Triggers {
  readonly #issued = new Map<string, TriggerOrigin & { readonly at: number; used: boolean }>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(origin: TriggerOrigin): string {
    this.#count += 1;
    const id = `${this.#count}.1400000000.${newSecret()}`;
    keepLatestOf(this.#issued, id, { ...origin, at: this.#now(), used: false });
    return id;
  }

  /** Uses a trigger up, or says with Slack's error why that cannot be. */
  exchange(id: unknown): Exchange {
    const trigger = typeof id === 'string' ? this.#issued.get(id) : undefined;
    if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
    if (trigger.used) return { kind: 'refused', error: 'exchanged_trigger_id' };
    if (this.#now() - trigger.at > TRIGGER_LIFE_MS) {
      return { kind: 'refused', error: 'expired_trigger_id' };
    }
    trigger.used = true;
    return { kind: 'exchanged', origin: trigger };
  }
}
