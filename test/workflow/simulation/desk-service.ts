import type { SessionAnswer } from '../../../src/desk/desk';

/** One customer who was contacted: what must never happen twice in one attempt. */
export interface Effect {
  readonly requestId: string;
  readonly attempt: number;
  readonly customer: string;
  readonly at: number;
  /** When an agent accepts, and when Desk passes the session on to another. */
  readonly acceptedAt: number;
  readonly passedOnAt: number;
  /** When the session that it began is over. */
  readonly endsAt: number;
}

/** Tencent's side: what has really happened, whatever anybody was told. */
export class DeskService {
  readonly effects: Effect[] = [];

  effectsOf(requestId: string, attempt: number): readonly Effect[] {
    return this.effects.filter(
      (effect) => effect.requestId === requestId && effect.attempt === attempt,
    );
  }

  sessionOf(customer: string, now: number): SessionAnswer {
    const live = this.effects.find((effect) => effect.customer === customer && now < effect.endsAt);
    if (live === undefined) return { kind: 'known', phase: 'none' };
    const agent = now < live.passedOnAt ? 'ann@example.com' : 'bob@example.com';
    const phase = now < live.acceptedAt ? 'waiting' : 'agent';
    return { kind: 'known', phase, agent, id: `${live.requestId}-${live.at}` };
  }
}
