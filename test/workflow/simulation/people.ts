import type { Submission } from '../../../src/domain/contact-request';
import type { Remedy } from '../../../src/domain/remedies';
import type { Changed } from '../../../src/workflow/contact-workflow';
import type { ButtonPress } from '../../../src/workflow/press';
import { aSubmission } from '../../support/requests';
import type { Painting } from './channel';
import type { SimProcess } from './sim-process';
import type { Press } from './witness';
import type { World } from './world';

interface Change {
  readonly press: ButtonPress;
  readonly submission: Submission;
}

/** Whoever fills in forms and presses buttons, and Slack, which may deliver each of them twice. */
export class People {
  readonly #world: World;
  /** The process that Slack happens to deliver to. */
  readonly #any: () => SimProcess | undefined;
  readonly #changes: Change[] = [];

  constructor(world: World, any: () => SimProcess | undefined) {
    this.#world = world;
    this.#any = any;
  }

  submit(): void {
    const n = this.#world.tape.pick([1, 2, 3]);
    const process = this.#any();
    const submission = aSubmission({ key: `V${n}`, target: targetOf(`customer-${n}`) });
    process?.note(`is given V${n}`);
    void process?.workflow.accept(submission).then(({ kind }) => {
      process.note(`says V${n} ${kind}`);
      if (kind === 'saved') this.#world.witness.savedKeys.add(submission.key);
    });
  }

  press(): void {
    const { tape, channel } = this.#world;
    const pressable = channel.paintings.filter(({ remedies }) => remedies.length > 0);
    const painting = pressable.at(-1 - tape.pick([0, 0, 0, 1, 2, 4])) ?? pressable.at(-1);
    const [first, ...others] = painting?.remedies ?? [];
    if (painting === undefined || first === undefined) return;
    const remedy = tape.pick([first, ...others]);
    for (let left = tape.pick([1, 1, 2]); left > 0; left -= 1) this.#pressOn(painting, remedy);
  }

  #pressOn({ requestId, revision, ts }: Painting, remedy: Remedy): void {
    const press = { remedy, requestId, revision };
    const presser = { by: 'U0002', message: { channel: 'C1', ts } };
    if (remedy !== 'change') {
      this.#deliver(press, (process) => process.workflow.press(press, presser));
      return;
    }
    const n = this.#changes.length + 1;
    const submission = aSubmission({ key: `C${n}`, target: targetOf(`changed-${n}`) });
    this.#changes.push({ press, submission });
    this.#deliver(press, (process) => process.workflow.change(press, submission));
  }

  redeliver(): void {
    const change = this.#changes.at(-1);
    if (change === undefined) return;
    const { press, submission } = change;
    this.#deliver(press, (process) => process.workflow.change(press, submission));
  }

  #deliver(press: ButtonPress, to: (process: SimProcess) => Promise<Changed>): void {
    const process = this.#any();
    if (process === undefined) return;
    const what = `${press.remedy} on r${press.revision} of ${press.requestId}`;
    process.note(`is given ${what}`);
    const entry: Press = { press };
    this.#world.witness.presses.push(entry);
    void to(process).then((answer) => {
      process.note(`says ${what}: ${answer.kind}`);
      entry.answer = answer;
    });
  }
}

function targetOf(customer: string) {
  return { customer, account: '@service' };
}
