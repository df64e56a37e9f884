import assert from 'node:assert/strict';
import type { ContactAnswer } from '../../src/desk/desk';
import type { ContactRequest, RequestEventKind } from '../../src/domain/contact-request';
import type { Remedy } from '../../src/domain/remedies';
import { createHeldLease } from '../../src/store/held-lease';
import { type ContactWorkflow, createContactWorkflow } from '../../src/workflow/contact-workflow';
import type { FollowRules } from '../../src/workflow/parts';
import type { ButtonPress } from '../../src/workflow/press';
import { deferred } from '../support/deferred';
import { ManualClock, settled } from '../support/manual-clock';
import { MemoryLeases } from '../support/memory-leases';
import { MemoryStore } from '../support/memory-store';
import { RecordingRequestLog } from '../support/recording-request-log';
import { aSubmission } from '../support/requests';
import { ScriptedAnnouncer } from '../support/scripted-announcer';
import { ScriptedDesk } from '../support/scripted-desk';
import { ScriptedNotifier, ScriptedPeople } from '../support/scripted-people';

/** How long a process may follow sessions before it has to say that it lives. */
export const FOLLOWING_MS = 8_000;

/** Everything around a workflow, and processes that share it. */
export class World {
  readonly clock = new ManualClock();
  readonly store = new MemoryStore();
  readonly desk = new ScriptedDesk();
  readonly announcer = new ScriptedAnnouncer(this.clock);
  readonly people = new ScriptedPeople();
  readonly notifier = new ScriptedNotifier();
  readonly log = new RecordingRequestLog();
  follow: FollowRules = { acceptAlertMs: 60_000, tellAgents: true };
  readonly leases = new MemoryLeases();
  random = () => 0;
  #ids = 0;
  #processes = 0;

  /** A process of its own, with its own line to Desk and Slack where `parts` says so. */
  process(parts: { desk?: ScriptedDesk; announcer?: ScriptedAnnouncer } = {}): ContactWorkflow {
    const { clock, store, desk, announcer, notifier, people, follow, log } = this;
    const newId = () => {
      this.#ids += 1;
      return `request-${this.#ids}`;
    };
    const random = () => this.random();
    this.#processes += 1;
    const turn = { name: 'sessions', holder: `process-${this.#processes}`, forMs: FOLLOWING_MS };
    const following = createHeldLease(this.leases, clock, turn);
    return createContactWorkflow({
      ...{ store, desk, announcer, notifier, people, follow, following, clock, log },
      ...{ newId, random, nextTurn: () => Promise.resolve() },
      ...parts,
    });
  }

  /** A process that looks for work that was left by others. */
  started(parts: { desk?: ScriptedDesk; announcer?: ScriptedAnnouncer } = {}): ContactWorkflow {
    const process = this.process(parts);
    process.start();
    return process;
  }

  /** A process that has accepted the usual submission, and gone on as far as it can at once. */
  async accepted(): Promise<ContactWorkflow> {
    const process = this.process();
    assert.deepEqual(await process.accept(aSubmission()), { kind: 'saved' });
    await settled();
    return process;
  }

  /** The only request. */
  get request(): ContactRequest {
    const [request, ...others] = this.store.all();
    assert.equal(others.length, 0);
    return request ?? assert.fail('nothing is saved');
  }

  /** What has happened to the only request, in its order. */
  get events(): RequestEventKind[] {
    return this.store.eventsNow(this.request.id).map(({ what }) => what);
  }

  /** A press on the message that shows what is saved now. */
  pressed(remedy: Remedy, revision = this.request.revision): ButtonPress {
    return { remedy, requestId: this.request.id, revision };
  }

  /** What was announced, as `revision@ms`. */
  get announced(): string[] {
    return this.announcer.announcements.map(({ revision, atMs }) => `${revision}@${atMs}`);
  }

  /** Desk answers `ms` milliseconds after it was called. */
  answersAfter(ms: number, answer: ContactAnswer = { kind: 'assigned' }): void {
    this.desk.contact = () => this.clock.sleep(ms).then(() => answer);
  }

  /** Desk gets the call, and this process never hears of it again. */
  neverAnswers(): void {
    this.desk.contact = () => new Promise(() => undefined);
  }

  /** Lets writes of `what` wait until `release` is called, before or after they are on disk. */
  hold(what: RequestEventKind, when: 'beforeWrite' | 'afterWrite'): { release(): Promise<void> } {
    const gate = deferred();
    this.store[when] = (event) => (event.what === what ? gate.promise : undefined);
    return {
      release: () => {
        this.store[when] = undefined;
        gate.resolve();
        return settled();
      },
    };
  }

  /** Lets writes of `what` fail, until the test sets `beforeWrite` anew. */
  failWrites(what: RequestEventKind): void {
    this.store.beforeWrite = (event) => {
      if (event.what === what) throw new Error('the disk does not answer');
    };
  }
}

export function kindsOf(answers: readonly { readonly kind: string }[]): string[] {
  return answers.map(({ kind }) => kind).sort();
}
