import type { Clock } from '../../../src/domain/clock';
import type { RequestLog } from '../../../src/domain/log';
import { createHeldLease, type HeldLease } from '../../../src/store/held-lease';
import {
  type ContactWorkflow,
  createContactWorkflow,
} from '../../../src/workflow/contact-workflow';
import { lineToAgents } from './agents-line';
import { lineToDesk } from './desk-line';
import { lineToSlack } from './slack-line';
import { lineToLeases, lineToStore } from './store-line';
import type { World } from './world';

const SILENT: RequestLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  about: (_, work) => work(),
};

/** One process that runs the real workflow, and that can be stopped in the middle of any await. */
export class SimProcess {
  readonly name: string;
  readonly world: World;
  readonly workflow: ContactWorkflow;
  isDead = false;
  pausedUntil = 0;

  constructor(name: string, world: World) {
    this.name = name;
    this.world = world;
    this.workflow = createContactWorkflow({
      store: lineToStore(this),
      desk: lineToDesk(this),
      announcer: lineToSlack(this),
      notifier: lineToAgents(this),
      people: { personOf: async (mail) => mail },
      follow: { acceptAlertMs: 60_000, tellAgents: true },
      following: lineToTurns(this),
      clock: clockOf(this),
      log: SILENT,
      newId: () => world.newId(),
      nextTurn: () => new Promise((resolve) => this.after(0, resolve)),
      random: () => 0,
    });
    this.workflow.start();
  }

  note(what: string): void {
    this.world.note(this.name, what);
  }

  kill(): void {
    this.isDead = true;
    this.note('dies');
  }

  /** From now on nothing of this process runs for `ms` milliseconds. */
  pause(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.world.now + ms);
    this.note(`pauses ${ms}`);
  }

  /** Runs `run` in `ms` milliseconds, later if this process is paused then, never if it is dead. */
  after(ms: number, run: () => void): () => void {
    const { agenda } = this.world;
    return agenda.at(this.world.now + ms, () => {
      if (this.isDead) return;
      const leftMs = this.pausedUntil - this.world.now;
      if (leftMs > 0) this.after(leftMs, run);
      else run();
    });
  }

  /** The answer to what this process waits for. */
  answered<T>(ms: number, answer: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.after(ms, () => void answer().then(resolve, reject));
    });
  }
}

/** Whether it is told so by a slow or a broken store; the guards on each look must do without. */
function lineToTurns(process: SimProcess): HeldLease {
  const lease = { name: 'sessions', holder: process.name, forMs: 8_000 };
  return createHeldLease(lineToLeases(process), clockOf(process), lease);
}

function clockOf(process: SimProcess): Clock {
  return {
    now: () => process.world.now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const cancel = process.after(ms, () => {
          signal?.removeEventListener('abort', wake);
          resolve();
        });
        const wake = () => {
          cancel();
          resolve();
        };
        signal?.addEventListener('abort', wake, { once: true });
      }),
  };
}
