import type { ContactRequest, RequestEvent, Transition } from '../../src/domain/contact-request';
import type { Inserted, OpenCounts, RequestStore } from '../../src/store/request-store';

type Write = (event: RequestEvent) => Promise<void> | void;

/** Keeps requests as the SQL store does, in memory. Without hooks every effect is immediate. */
export class MemoryStore implements RequestStore {
  readonly #requests = new Map<string, ContactRequest>();
  readonly #events = new Map<string, RequestEvent[]>();
  /** What happens before a write; what it throws is the write's failure, and nothing is written. */
  beforeWrite: Write | undefined;
  /** What happens between a write and its answer; what it throws is the answer. */
  afterWrite: Write | undefined;
  /** What happens before an answer to `find` and `findDue`. */
  beforeRead: (() => Promise<void> | void) | undefined;

  async insertIfAbsent(request: ContactRequest, event: RequestEvent): Promise<Inserted> {
    if (this.beforeWrite) await this.beforeWrite(event);
    const present = this.all().find(({ key }) => key === request.key);
    if (present === undefined) this.#write(request, event);
    if (this.afterWrite) await this.afterWrite(event);
    return present === undefined
      ? { kind: 'inserted', request }
      : { kind: 'present', request: present };
  }

  async save({ before, after, event }: Transition): Promise<ContactRequest | undefined> {
    if (this.beforeWrite) await this.beforeWrite(event);
    const isSaved = this.#requests.get(before.id)?.version === before.version;
    if (isSaved) this.#write(this.#withClaims(before, after), event);
    if (this.afterWrite) await this.afterWrite(event);
    return isSaved ? after : undefined;
  }

  async find(id: string): Promise<ContactRequest | undefined> {
    if (this.beforeRead) await this.beforeRead();
    return this.#requests.get(id);
  }

  async findDue(now: number, limit: number): Promise<readonly ContactRequest[]> {
    if (this.beforeRead) await this.beforeRead();
    const due = this.all().filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
    return due.sort((one, other) => Number(one.dueAt) - Number(other.dueAt)).slice(0, limit);
  }

  async latestFor(customer: string, settledSince: number, limit: number) {
    if (this.beforeRead) await this.beforeRead();
    const endOf = ({ state, settledAt }: ContactRequest): number =>
      state === 'settled' ? Number(settledAt) : Number.MAX_SAFE_INTEGER;
    return this.all()
      .filter((request) => request.target.customer === customer && endOf(request) >= settledSince)
      .sort((one, other) => endOf(other) - endOf(one) || other.askedAt - one.askedAt)
      .slice(0, limit);
  }

  async findLooks(now: number, limit: number): Promise<readonly ContactRequest[]> {
    if (this.beforeRead) await this.beforeRead();
    const looks = this.all().filter(
      ({ lookAt, dueAt }) => lookAt !== undefined && lookAt <= now && dueAt === undefined,
    );
    return looks.sort((one, other) => Number(one.lookAt) - Number(other.lookAt)).slice(0, limit);
  }

  async claimLook({ id, lookAt }: ContactRequest, next: number): Promise<boolean> {
    const request = this.#requests.get(id);
    if (request?.lookAt === undefined || request.lookAt !== lookAt) return false;
    this.put({ ...request, lookAt: next });
    return true;
  }

  async countOpen(askedSince: number): Promise<OpenCounts> {
    if (this.beforeRead) await this.beforeRead();
    const count = (isCounted: (request: ContactRequest) => boolean) =>
      this.all().filter(isCounted).length;
    return {
      accepted: count(({ state, dueAt }) => state === 'accepted' && dueAt !== undefined),
      calling: count(({ state, dueAt }) => state === 'calling' && dueAt !== undefined),
      notShown: count(({ state, dueAt }) => state === 'settled' && dueAt !== undefined),
      followed: count(({ lookAt }) => lookAt !== undefined),
      unconfirmed: count(
        ({ state, outcome, askedAt }) =>
          state === 'settled' && outcome?.kind === 'unconfirmed' && askedAt >= askedSince,
      ),
    };
  }

  async eventsOf(id: string): Promise<readonly RequestEvent[]> {
    return this.eventsNow(id);
  }

  async deleteDone(before: number, limit: number): Promise<number> {
    const done = this.all().filter(
      ({ id, state, settledAt = before, dueAt, lookAt }) =>
        [state === 'settled', settledAt < before, dueAt === undefined, lookAt === undefined].every(
          (holds) => holds,
        ) && this.eventsNow(id).every(({ at }) => at < before),
    );
    for (const { id } of done.slice(0, limit)) {
      this.#requests.delete(id);
      this.#events.delete(id);
    }
    return Math.min(done.length, limit);
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {}

  /** Every saved request, the oldest first. */
  all(): ContactRequest[] {
    return [...this.#requests.values()];
  }

  eventsNow(id: string): readonly RequestEvent[] {
    return [...(this.#events.get(id) ?? [])];
  }

  /** Puts a request there that somebody else has left. */
  put(request: ContactRequest): void {
    this.#requests.set(request.id, Object.freeze({ ...request }));
  }

  #withClaims(before: ContactRequest, after: ContactRequest): ContactRequest {
    const lookAt = this.#requests.get(after.id)?.lookAt;
    const keeps = before.lookAt === after.lookAt && lookAt !== undefined;
    return keeps ? { ...after, lookAt } : after;
  }

  #write(request: ContactRequest, event: RequestEvent): void {
    this.put(request);
    const events = this.#events.get(request.id);
    if (events === undefined) this.#events.set(request.id, [event]);
    else events.push(event);
  }
}
