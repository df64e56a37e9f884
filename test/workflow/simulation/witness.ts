import assert from 'node:assert/strict';
import type { SessionAnswer } from '../../../src/desk/desk';
import type { ContactRequest, Transition } from '../../../src/domain/contact-request';
import type { Outcome } from '../../../src/domain/outcome';
import type { Changed } from '../../../src/workflow/contact-workflow';
import type { ButtonPress } from '../../../src/workflow/press';
import type { MemoryStore } from '../../support/memory-store';
import type { Channel } from './channel';
import type { DeskService } from './desk-service';

interface Heard {
  readonly answer: SessionAnswer;
  /** When Desk looked. */
  readonly at: number;
}

interface Settlement {
  readonly requestId: string;
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly at: number;
  readonly heard: Heard | undefined;
}

export interface Press {
  readonly press: ButtonPress;
  /** Absent when the process died before it answered. */
  answer?: Changed;
}

const NO_SESSION_PROVES_UNTIL_MS = 60_000;
const NEW_ATTEMPT = ['triedAgain', 'contactedAnyway', 'changed'];

/** Sees everything, and knows what must never be seen. */
export class Witness {
  readonly #store: MemoryStore;
  readonly #desk: DeskService;
  readonly #channel: Channel;
  readonly #heard = new Map<string, Heard>();
  readonly #words = new Set<string>();
  readonly #settlements: Settlement[] = [];
  /** The submissions that somebody was told were saved. */
  readonly savedKeys = new Set<string>();
  readonly presses: Press[] = [];
  /** A process would take what is thrown in the middle of it for a failure of the store or of Desk. */
  #firstViolation: unknown;

  constructor(store: MemoryStore, desk: DeskService, channel: Channel) {
    this.#store = store;
    this.#desk = desk;
    this.#channel = channel;
  }

  heard(process: { name: string }, customer: string, heard: Heard): void {
    this.#heard.set(`${process.name} ${customer}`, heard);
  }

  /** Nothing may leave for Desk but what is marked so on disk, in its own attempt. */
  bytesLeave(requestId: string, attempt: number): void {
    const request = this.#store.all().find(({ id }) => id === requestId);
    this.#expect(() =>
      assert.deepEqual(
        { state: request?.state, attempt: request?.attempt },
        { state: 'calling', attempt },
        `${requestId} is called in attempt ${attempt} without being marked so`,
      ),
    );
  }

  /** Nobody is told the same thing twice, whatever dies. */
  said(what: string): void {
    this.#expect(() => assert.ok(!this.#words.has(what), `said twice: ${what}`));
    this.#words.add(what);
  }

  saved(process: { name: string }, { before, after, event }: Transition): void {
    this.#expect(() => assert.equal(after.version, before.version + 1, `${after.id}: version`));
    if (event.what !== 'settled' || after.outcome === undefined) return;
    const { id: requestId, attempt, outcome, target } = after;
    const heard = this.#heard.get(`${process.name} ${target.customer}`);
    const isDoubtful = this.#isInDoubt(requestId, attempt);
    this.#settlements.push({ requestId, attempt, outcome, at: event.at, heard });
    this.#expect(() => checkWhatWasHeard(before, outcome, heard, isDoubtful));
  }

  /** Whether the try before this one was left as unconfirmed. */
  #isInDoubt(requestId: string, attempt: number): boolean {
    const ofTryBefore = this.#settlements.findLast(
      (each) => each.requestId === requestId && each.attempt === attempt - 1,
    );
    return ofTryBefore?.outcome.kind === 'unconfirmed';
  }

  #expect(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.#firstViolation ??= error;
    }
  }

  /** @throws what was seen and must never be. */
  checkSoFar(): void {
    if (this.#firstViolation !== undefined) throw this.#firstViolation;
  }

  /** What must be true when everything has come to its end. */
  checkTheEnd(): void {
    const requests = this.#store.all();
    for (const key of this.savedKeys) {
      assert.ok(
        requests.some((request) => request.key === key),
        `${key} was said to be saved, and is not`,
      );
    }
    for (const request of requests) this.#checkRequest(request);
    for (const settlement of this.#settlements) this.#checkSettlement(settlement);
    this.#checkPresses();
  }

  #checkRequest(request: ContactRequest): void {
    const { id, attempt, version, revision, place } = request;
    assert.equal(request.state, 'settled', `${id}: state`);
    const ts = place?.kind === 'message' ? place.ts : undefined;
    assert.equal(request.shownRevision, revision, `${id}: shown revision`);
    const messages = this.#channel.messagesOf(id);
    if (this.#channel.overtaken.has(id)) assert.equal(messages.length, 1, `${id}: messages`);
    else assert.deepEqual(messages, [{ ts, revision }], `${id}: messages`);
    const events = this.#store.eventsNow(id);
    assert.equal(events.length, version, `${id}: one event for each version`);
    for (let nth = 1; nth <= attempt; nth += 1) {
      const effects = this.#desk.effectsOf(id, nth);
      assert.ok(effects.length <= 1, `${id}: attempt ${nth} contacted ${effects.length} times`);
    }
    const attempts = events.filter(({ what }) => NEW_ATTEMPT.includes(what)).length + 1;
    assert.equal(attempt, attempts, `${id}: attempts`);
    const { started, unanswered } = this.#pressesOn(id);
    assert.ok(
      attempt >= 1 + started && attempt <= 1 + started + unanswered,
      `${id}: attempt ${attempt} after ${started} presses that started one`,
    );
  }

  #pressesOn(requestId: string): { started: number; unanswered: number } {
    const presses = this.presses.filter(
      ({ press }) => press.requestId === requestId && press.remedy !== 'checkAgain',
    );
    const started = presses.filter(({ answer }) => answer?.kind === 'started').length;
    const unanswered = presses.filter(
      ({ answer }) => answer === undefined || answer.kind === 'notSaved',
    ).length;
    return { started, unanswered };
  }

  #checkSettlement({ requestId, attempt, outcome, at, heard }: Settlement): void {
    const effects = this.#desk.effectsOf(requestId, attempt);
    if (outcome.kind === 'assigned') {
      const any = this.#desk.effects.some((effect) => effect.requestId === requestId);
      assert.ok(any, `${requestId}: assigned without having been contacted`);
      return;
    }
    if (outcome.kind === 'unconfirmed') return;
    const askedAt = outcome.kind === 'notContacted' && heard !== undefined ? heard.at : at;
    const isBySession = outcome.kind === 'notContacted' && outcome.because === 'noSession';
    for (const effect of effects) {
      assert.ok(
        isBySession && effect.endsAt <= askedAt,
        `${requestId}: attempt ${attempt} was called ${outcome.kind}, and contacted the customer`,
      );
    }
  }

  #checkPresses(): void {
    const started = this.presses.flatMap(({ press, answer }) =>
      answer?.kind === 'started' ? [{ press, request: answer.request }] : [],
    );
    for (const { press, request } of started) {
      assert.equal(request.revision, press.revision + 1, 'a press on an outdated message started');
    }
    const pressed = started.map(({ press }) => `${press.requestId} ${press.revision}`);
    assert.equal(new Set(pressed).size, pressed.length, 'two presses on one revision started');
  }
}

/** "Unconfirmed" only when nobody could know, and "no session" only while that says something. */
function checkWhatWasHeard(
  { id, calledAt = 0 }: ContactRequest,
  outcome: Outcome,
  heard: Heard | undefined,
  isDoubtful: boolean,
): void {
  if (isDoubtful) {
    const kinds = ['assigned', 'unconfirmed'];
    assert.ok(
      kinds.includes(outcome.kind),
      `${id}: ${outcome.kind}, and the try before is in doubt`,
    );
    return;
  }
  if (!('because' in outcome) || outcome.because === 'neverSent') return;
  const elapsedMs = (heard?.at ?? 0) - calledAt;
  const proves = heard?.answer.kind === 'known' && elapsedMs <= NO_SESSION_PROVES_UNTIL_MS;
  const what = `${outcome.because}, ${heard?.answer.kind} after ${elapsedMs} ms`;
  assert.equal(proves, outcome.kind === 'notContacted', `${id}: ${what}`);
}
