import { dropOver } from '../kit/keep-latest';
import { newSecret } from './ids';

/** What a `response_url` speaks to. */
export interface ResponseTarget {
  readonly user: string;
  readonly conversation: string;
  /** The `ts` of the message whose button gave it; undefined for commands and forms. */
  readonly source: string | undefined;
}

export type Use =
  | { readonly kind: 'usable'; readonly target: ResponseTarget }
  | { readonly kind: 'refused'; readonly error: 'expired_url' | 'used_url' };

/** Five uses within 30 minutes (docs.slack.dev, "Handling user interaction"). */
const LIFE_MS = 30 * 60_000;
const USES = 5;

/** The addresses that Slack has given out with commands, presses and forms. */
export class ResponseUrls {
  readonly #issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many are remembered. */
  get count(): number {
    return this.#issued.size;
  }

  /** The path of a new address. */
  issue(target: ResponseTarget): string {
    dropOver(this.#issued, ({ at }) => this.#now() - at > LIFE_MS);
    const path = `/response/${newSecret()}`;
    this.#issued.set(path, { target, at: this.#now(), uses: 0 });
    return path;
  }

  /** Counts one use of the address at `path`, unless it has none left. */
  use(path: string): Use {
    const issued = this.#issued.get(path);
    if (issued === undefined || this.#now() - issued.at > LIFE_MS) {
      return { kind: 'refused', error: 'expired_url' };
    }
    if (issued.uses >= USES) return { kind: 'refused', error: 'used_url' };
    issued.uses += 1;
    return { kind: 'usable', target: issued.target };
  }
}
