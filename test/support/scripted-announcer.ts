import type { Clock } from '../../src/domain/clock';
import type { ContactRequest, RequestState } from '../../src/domain/contact-request';
import type { Announced, Announcer } from '../../src/slack/announcer';

export const PLACE = { kind: 'message', channel: 'C0001', ts: '1750000000.000100' } as const;
export const SHOWN: Announced = { kind: 'shown', place: PLACE };

/** One try to show a request, and how long after the beginning of the test it was made. */
export interface Announcement {
  readonly state: RequestState;
  readonly revision: number;
  readonly postUncertain: boolean;
  readonly atMs: number;
}

/** An announcer whose answers the test writes, with what it was asked to show. */
export class ScriptedAnnouncer implements Announcer {
  readonly announcements: Announcement[] = [];
  readonly #clock: Clock;
  readonly #beganAt: number;
  answer: (request: ContactRequest) => Promise<Announced> | Announced = () => SHOWN;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#beganAt = clock.now();
  }

  async announce(request: ContactRequest, postUncertain: boolean): Promise<Announced> {
    const { state, revision } = request;
    const atMs = this.#clock.now() - this.#beganAt;
    this.announcements.push({ state, revision, postUncertain, atMs });
    return this.answer(request);
  }
}
