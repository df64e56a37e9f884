import type { DirectoryLists } from '../desk/directory-lists';
import type { Clock } from '../domain/clock';
import type { Directory } from '../domain/directory';
import type { Log } from '../domain/log';
import type { SharedRound } from '../store/shared-lists';
import { directoryOf, isWhole, readLists } from './read-lists';
import { Rest } from './rest';
import type { SharedReadings } from './shared-readings';
import { createRoundLog, createSharedRoundLog } from './tell-rounds';

export interface DirectoryParts {
  readonly lists: DirectoryLists;
  readonly shared: SharedReadings;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes ready for use what is to be known; until it has resolved, nobody sees it. */
  readonly prepare?: (directory: Directory) => Promise<void>;
}

/** A burst of contradictions is one reason to ask again, not many. */
const CONTRADICTED_MS = 10_000;
const LOOK_AGAIN_MS = 2_000;
/** For two minutes; whoever reads that long may never come to an end. */
const MAX_LOOKS = 60;

/** Sees to it that all lists are known, one round at a time: read by another process, or here. */
export class Rounds {
  readonly #parts: DirectoryParts;
  readonly #stopped: AbortSignal;
  readonly #tell: ReturnType<typeof createRoundLog>;
  readonly #tellShared: ReturnType<typeof createSharedRoundLog>;
  readonly #rest: Rest;
  #known: Directory | undefined;
  /** Of what the store had last; 0 before the first. */
  #version = 0;
  #beganAt = Number.NEGATIVE_INFINITY;
  #round: Promise<void> | undefined;
  #catchUp: Promise<void> | undefined;
  #contradictedAt: number | undefined;
  #resolving = false;

  /** Once `stopped` has aborted, no round begins, and what runs comes to nothing. */
  constructor(parts: DirectoryParts, stopped: AbortSignal) {
    this.#parts = parts;
    this.#stopped = stopped;
    this.#tell = createRoundLog(parts.log);
    this.#tellShared = createSharedRoundLog(parts.log);
    this.#rest = new Rest(parts.clock);
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

  /** Milliseconds until it is time for the next round by itself; not above 0 when it is. */
  get dueInMs(): number {
    return this.#rest.leftMs;
  }

  /**
   * Takes over what others have read, and reads where that is not `enough`, or waits for whoever
   * reads already. Whoever comes while a round runs waits for the same. It never rejects.
   */
  run(enough: () => boolean): Promise<void> {
    if (this.#stopped.aborted) return Promise.resolve();
    this.#round ??= this.#guarded(() => this.#see(enough)).finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  /** Takes over what others have read. It never rejects. */
  catchUp(): Promise<void> {
    this.#catchUp ??= this.#guarded(() => this.#takeOver()).finally(() => {
      this.#catchUp = undefined;
    });
    return this.#catchUp;
  }

  /** Sees to it that a round begins from now on, ten seconds after the latest one began. */
  contradict(): void {
    this.#contradictedAt = this.#parts.clock.now();
    if (!this.#resolving) void this.#resolve();
  }

  async #resolve(): Promise<void> {
    this.#resolving = true;
    const isOver = () => this.#contradictedAt === undefined || this.#stopped.aborted;
    while (!isOver()) {
      const restMs = CONTRADICTED_MS - this.ageMs;
      if (restMs > 0) await this.#parts.clock.sleep(restMs, this.#stopped);
      else await this.run(isOver);
    }
    this.#resolving = false;
  }

  /** Choosing by name is a convenience: a bug in it must not end what runs. */
  #guarded(work: () => Promise<void>): Promise<void> {
    return work().catch((error: unknown) => {
      this.#parts.log.error({ error }, 'directory not listed');
    });
  }

  async #see(enough: () => boolean): Promise<void> {
    const { shared, clock } = this.#parts;
    for (let looks = 0; !this.#stopped.aborted; looks += 1) {
      await this.catchUp();
      if (enough()) return;
      if (looks >= MAX_LOOKS || (await shared.isMyTurn())) break;
      await clock.sleep(LOOK_AGAIN_MS, this.#stopped);
    }
    await shared.during(async () => {
      // Somebody may have ended between the look and the turn.
      await this.catchUp();
      if (!enough() && !this.#stopped.aborted) await this.#read();
    });
  }

  async #read(): Promise<void> {
    const { lists, clock, shared } = this.#parts;
    const beganAt = clock.now();
    this.#beganAt = beganAt;
    this.#contradictedAt = undefined;
    let whole = false;
    try {
      whole = await this.#list(lists);
    } finally {
      this.#rest.begin(clock.now(), whole);
    }
    if (this.#stopped.aborted) return;
    const version = this.#version + 1;
    const round = { version, beganAt, endedAt: clock.now(), isWhole: whole };
    const directory = this.#known;
    const isSaved = await shared.save({ ...round, ...(directory !== undefined && { directory }) });
    if (isSaved) this.#version = version;
  }

  /** Whether every list could be read. */
  async #list(lists: DirectoryLists): Promise<boolean> {
    const answers = await readLists(lists);
    if (this.#stopped.aborted) return false;
    const directory = directoryOf(answers, this.#known);
    if (directory !== undefined) await this.#parts.prepare?.(directory);
    this.#known = directory;
    this.#tell(answers, directory);
    return isWhole(answers);
  }

  async #takeOver(): Promise<void> {
    const round = await this.#parts.shared.latest(this.#version);
    if (round === undefined || this.#stopped.aborted) return;
    this.#version = round.version;
    // Read here in the meantime, by a process that had lost its turn or the store.
    if (round.beganAt > this.#beganAt) await this.#adopt(round);
  }

  async #adopt({ beganAt, endedAt, isWhole, directory }: SharedRound): Promise<void> {
    if (directory !== undefined) {
      await this.#parts.prepare?.(directory);
      this.#known = directory;
    }
    this.#beganAt = beganAt;
    this.#rest.begin(endedAt, isWhole);
    if (beganAt >= (this.#contradictedAt ?? beganAt)) this.#contradictedAt = undefined;
    this.#tellShared(directory);
  }
}
