import type { DirectoryLists, ListAnswer } from '../desk/directory-lists';
import type { Clock } from '../domain/clock';
import type { Directory } from '../domain/directory';
import type { Log } from '../domain/log';

/** Who and what there is in Desk, kept in memory so that nobody who chooses has to wait for Desk. */
export interface DeskDirectory {
  /** As it was last listed; undefined until Desk has listed anything. */
  latest(): Directory | undefined;
  /** Somebody is about to choose: what is a minute old is listed anew, in the background. */
  wanted(): void;
  /** Desk has contradicted what is known: it is listed anew, in the background. */
  outdated(): void;
  /** Lists for the first time, and then now and then. */
  start(): void;
  stop(): void;
}

export interface DirectoryParts {
  readonly lists: DirectoryLists;
  readonly clock: Clock;
  readonly log: Log;
}

const LIST_EVERY_MS = 10 * 60_000;
const RETRY_AFTER_MS = 30_000;
const FRESH_MS = 60_000;
/** A burst of refusals is one reason to ask again, not many. */
const CONTRADICTED_MS = 10_000;

/** Keeps what Desk lists. What cannot be listed again stays as it was. */
export function createDeskDirectory({ lists, clock, log }: DirectoryParts): DeskDirectory {
  const stopping = new AbortController();
  let known: Directory | undefined;
  let beganAt = Number.NEGATIVE_INFINITY;
  let listing: Promise<boolean> | undefined;

  const list = async (): Promise<boolean> => {
    beganAt = clock.now();
    const listed = await listAll(lists, known, log);
    known = listed.directory ?? known;
    return listed.whole;
  };
  /** One at a time: whoever comes meanwhile waits for the same. */
  const listOnce = (): Promise<boolean> => {
    listing ??= list()
      .catch((error: unknown) => {
        // Choosing by name is a convenience: a bug in it must not end what runs.
        log.error({ error }, 'directory not listed');
        return false;
      })
      .finally(() => {
        listing = undefined;
      });
    return listing;
  };
  const listUnlessYoungerThan = (ms: number): void => {
    if (!stopping.signal.aborted && clock.now() - beganAt >= ms) void listOnce();
  };
  const keepListing = async (): Promise<void> => {
    let retryAfterMs = RETRY_AFTER_MS;
    while (!stopping.signal.aborted) {
      const whole = await listOnce();
      await clock.sleep(whole ? LIST_EVERY_MS : retryAfterMs, stopping.signal);
      // A list that never can be read is no reason to read the others all the time.
      retryAfterMs = whole ? RETRY_AFTER_MS : Math.min(2 * retryAfterMs, LIST_EVERY_MS);
    }
  };
  return {
    latest: () => known,
    wanted: () => listUnlessYoungerThan(FRESH_MS),
    outdated: () => listUnlessYoungerThan(CONTRADICTED_MS),
    start: () => void keepListing(),
    stop: () => stopping.abort(),
  };
}

interface Listed {
  /** Undefined where nothing at all is known. */
  readonly directory: Directory | undefined;
  /** Whether every list could be read. */
  readonly whole: boolean;
}

async function listAll(
  lists: DirectoryLists,
  known: Directory | undefined,
  log: Log,
): Promise<Listed> {
  const [groups, agents, accounts, loads, queues] = await Promise.all([
    lists.groups(),
    lists.agents(),
    lists.accounts(),
    lists.loads(),
    lists.queues(),
  ]);
  const answers = { groups, agents, accounts, loads, queues };
  const failed = Object.entries(answers).filter(([, { kind }]) => kind === 'notListed');
  for (const [list, answer] of failed) log.warn({ list, ...answer }, 'Desk list not read');
  if (failed.length === Object.keys(answers).length && known === undefined) {
    return { directory: undefined, whole: false };
  }
  const directory: Directory = {
    groups: itemsOf(groups) ?? known?.groups ?? [],
    agents: itemsOf(agents) ?? known?.agents ?? [],
    accounts: itemsOf(accounts) ?? known?.accounts ?? [],
    // How busy somebody was some minutes ago says nothing.
    loads: new Map(itemsOf(loads) ?? []),
    queues: new Map(itemsOf(queues) ?? []),
  };
  log.info(sizesOf(directory), 'directory listed');
  return { directory, whole: failed.length === 0 };
}

function itemsOf<Item>(answer: ListAnswer<Item>): readonly Item[] | undefined {
  return answer.kind === 'listed' ? answer.items : undefined;
}

function sizesOf({ groups, agents, accounts }: Directory) {
  return { groups: groups.length, agents: agents.length, accounts: accounts.length };
}
