import type { DirectoryLists, ListAnswer } from '../desk/directory-lists';
import type { Clock } from '../domain/clock';
import type { Directory } from '../domain/directory';
import type { Log } from '../domain/log';
import { createRoundLog } from './tell-rounds';

export interface DirectoryParts {
  readonly lists: DirectoryLists;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes ready for use what is to be known; until it has resolved, nobody sees it. */
  readonly prepare?: (directory: Directory) => Promise<void>;
}

/** A burst of contradictions is one reason to ask again, not many. */
const CONTRADICTED_MS = 10_000;

/** Reads all lists, one round at a time. */
export class Rounds {
  readonly #parts: DirectoryParts;
  readonly #stopped: AbortSignal;
  readonly #tell: ReturnType<typeof createRoundLog>;
  #known: Directory | undefined;
  #beganAt = Number.NEGATIVE_INFINITY;
  #round: Promise<boolean> | undefined;
  #isContradicted = false;
  #resolving = false;

  /** Once `stopped` has aborted, no round begins, and what runs comes to nothing. */
  constructor(parts: DirectoryParts, stopped: AbortSignal) {
    this.#parts = parts;
    this.#stopped = stopped;
    this.#tell = createRoundLog(parts.log);
  }

  /** What was last listed; undefined until Desk has listed anything. */
  get known(): Directory | undefined {
    return this.#known;
  }

  /** Milliseconds since the latest round began; `Infinity` before the first. */
  get ageMs(): number {
    // Where the clock was set back by hours, it is old rather than from the future.
    return Math.abs(this.#parts.clock.now() - this.#beganAt);
  }

  /** Whether every list could be read. Whoever comes while a round runs waits for the same. */
  run(): Promise<boolean> {
    if (this.#stopped.aborted) return Promise.resolve(false);
    this.#round ??= this.#list()
      .catch((error: unknown) => {
        // Choosing by name is a convenience: a bug in it must not end what runs.
        this.#parts.log.error({ error }, 'directory not listed');
        return false;
      })
      .finally(() => {
        this.#round = undefined;
      });
    return this.#round;
  }

  /** Sees to it that a round begins from now on, ten seconds after the latest one began. */
  contradict(): void {
    this.#isContradicted = true;
    if (!this.#resolving) void this.#resolve();
  }

  async #resolve(): Promise<void> {
    this.#resolving = true;
    while (this.#isContradicted && !this.#stopped.aborted) {
      const restMs = CONTRADICTED_MS - this.ageMs;
      if (restMs > 0) await this.#parts.clock.sleep(restMs, this.#stopped);
      else await this.run();
    }
    this.#resolving = false;
  }

  async #list(): Promise<boolean> {
    const { lists, clock, prepare } = this.#parts;
    this.#beganAt = clock.now();
    this.#isContradicted = false;
    const answers = await readAll(lists);
    if (this.#stopped.aborted) return false;
    const directory = directoryOf(answers, this.#known);
    if (directory !== undefined) await prepare?.(directory);
    this.#known = directory;
    this.#tell(answers, directory);
    return Object.values(answers).every(({ kind }) => kind === 'listed');
  }
}

type Lists = Omit<DirectoryLists, 'close'>;
type Answers = { readonly [List in keyof Lists]: Awaited<ReturnType<Lists[List]>> };

async function readAll(lists: Lists): Promise<Answers> {
  const [groups, agents, accounts, loads, queues] = await Promise.all([
    lists.groups(),
    lists.agents(),
    lists.accounts(),
    lists.loads(),
    lists.queues(),
  ]);
  return { groups, agents, accounts, loads, queues };
}

/** Undefined where nothing at all is known. */
function directoryOf(answers: Answers, known: Directory | undefined): Directory | undefined {
  const nothing = Object.values(answers).every(({ kind }) => kind === 'notListed');
  if (nothing && known === undefined) return undefined;
  const { groups, agents, accounts, loads, queues } = answers;
  return {
    groups: itemsOf(groups) ?? known?.groups ?? [],
    agents: itemsOf(agents) ?? known?.agents ?? [],
    accounts: itemsOf(accounts) ?? known?.accounts ?? [],
    // How busy somebody was some minutes ago says nothing.
    loads: new Map(itemsOf(loads) ?? []),
    queues: new Map(itemsOf(queues) ?? []),
  };
}

function itemsOf<Item>(answer: ListAnswer<Item>): readonly Item[] | undefined {
  return answer.kind === 'listed' ? answer.items : undefined;
}
