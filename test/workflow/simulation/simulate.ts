import assert from 'node:assert/strict';
import { settled } from '../../support/manual-clock';
import { People } from './people';
import { SimProcess } from './sim-process';
import { Tape } from './tape';
import { World } from './world';

const MAX_PROCESSES = 4;
/** Longer than any call, lease or pause of a calm process. */
const QUIET_MS = 30_000;
const END_AFTER_MS = 60 * 60_000;

const COMMANDS = [
  'wait',
  'submit',
  'press',
  'press',
  'press',
  'redeliver',
  'kill',
  'kill',
  'start',
  'pause',
  'pause',
  'stop',
] as const;

/** Several processes over one store, one Desk and one channel, and what happens to them. */
class Simulation {
  readonly world: World;
  readonly #processes: SimProcess[] = [];
  readonly #people: People;
  #started = 0;

  constructor(tape: Tape) {
    this.world = new World(tape);
    this.#people = new People(this.world, () => this.#any());
  }

  /** People press, processes die, calls fail, until the tape is over. */
  async trouble(): Promise<void> {
    const { tape } = this.world;
    for (let left = tape.pick([1, 2, 3]); left > 0; left -= 1) this.#start();
    this.#people.submit();
    while (!tape.isOver) {
      await this.#command(tape.pick(COMMANDS));
      for (let left = tape.pick([1, 0, 2, 3, 5, 8]); left > 0; left -= 1) await this.#step();
    }
  }

  /** Nothing fails any more; whatever was left is brought to its end. */
  async calm(): Promise<void> {
    const { world } = this;
    this.#start();
    const beganAt = world.now;
    const quietAt = QUIET_MS + Math.max(beganAt, ...this.#alive().map((p) => p.pausedUntil));
    while (world.now < quietAt || world.store.all().some(({ dueAt }) => dueAt !== undefined)) {
      assert.ok(world.now < beganAt + END_AFTER_MS, 'there is still something to do after an hour');
      await this.#step();
    }
  }

  async #step(): Promise<void> {
    this.world.agenda.runNext(this.world.tape);
    await settled();
    this.world.witness.checkSoFar();
  }

  #command(command: (typeof COMMANDS)[number]): Promise<void> | void {
    const { tape } = this.world;
    switch (command) {
      case 'wait':
        return this.#wait(tape.pick([1_000, 50, 6_000, 13_000, 75_000]));
      case 'submit':
        return this.#people.submit();
      case 'press':
        return this.#people.press();
      case 'redeliver':
        return this.#people.redeliver();
      case 'kill':
        return this.#any()?.kill();
      case 'start':
        return this.#start();
      case 'pause':
        return this.#any()?.pause(tape.pick([13_000, 800, 5_500, 11_800, 20_000, 65_000]));
      case 'stop':
        return this.#stop();
    }
  }

  async #wait(ms: number): Promise<void> {
    let isOver = false;
    this.world.agenda.at(this.world.now + ms, () => {
      isOver = true;
    });
    while (!isOver) await this.#step();
  }

  #alive(): SimProcess[] {
    return this.#processes.filter(({ isDead }) => !isDead);
  }

  #any(): SimProcess | undefined {
    const [first, ...others] = this.#alive();
    return first && this.world.tape.pick([first, ...others]);
  }

  #start(): void {
    if (this.#alive().length >= MAX_PROCESSES) this.#alive()[0]?.kill();
    this.#started += 1;
    this.#processes.push(new SimProcess(`P${this.#started}`, this.world));
  }

  #stop(): void {
    const process = this.#any();
    process?.note('stops');
    void process?.workflow.stop(this.world.tape.pick([5_000, 0])).then(() => process.kill());
  }
}

/**
 * One run, decided by `numbers`.
 *
 * @throws AssertionError with all that happened, when something happened that never must.
 */
export async function simulate(numbers: readonly number[]): Promise<void> {
  const simulation = new Simulation(new Tape(numbers));
  try {
    await simulation.trouble();
    await simulation.calm();
    simulation.world.witness.checkTheEnd();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error([message, ...simulation.world.trace].join('\n'), { cause: error });
  }
}
