import type { FormSight } from '../slack/form-sight';
import type { OpenForm } from '../slack/forms';

/** What a redraw changes; what was typed stays as it is. */
type Redrawn = Pick<FormSight, 'memory' | 'notes'>;

/** An open form as this process last drew it, and as Slack last said that it is. */
export interface WatchedForm {
  readonly sight: FormSight;
  /** Slack has said how the form is. It may have said so before it took the latest redraw. */
  heard(sight: FormSight): void;
  /** Redraws the form, after the redraws before. One that Slack refuses changes nothing. */
  redraw(next: (sight: FormSight) => Redrawn): Promise<void>;
}

/** A payload under way is older than a few redraws at most. */
const REPLACED_KEPT = 10;

/** `draw`: redraws the form in Slack; undefined where Slack refuses it. */
export function watchForm(
  opened: FormSight,
  draw: (sight: FormSight) => Promise<OpenForm | undefined>,
): WatchedForm {
  let sight = opened;
  let replaced: readonly string[] = [];
  let drawing: Promise<unknown> = Promise.resolve();

  async function redrawNow(next: (sight: FormSight) => Redrawn): Promise<void> {
    const drawn = { ...sight, ...next(sight) };
    if (saysTheSame(drawn, sight)) return;
    const form = await draw(drawn);
    if (form === undefined) return;
    replaced = [...replaced, drawn.form.hash].slice(-REPLACED_KEPT);
    const { memory, notes } = drawn;
    sight = { ...sight, form, memory, notes };
  }

  return {
    get sight() {
      return sight;
    },
    heard(next) {
      const { form, memory, notes } = replaced.includes(next.form.hash) ? sight : next;
      sight = { ...next, form, memory, notes };
    },
    redraw(next) {
      const redrawn = drawing.then(() => redrawNow(next));
      drawing = redrawn.catch(() => undefined);
      return redrawn;
    },
  };
}

function saysTheSame(one: Redrawn, other: Redrawn): boolean {
  const { session, lately, warning } = one.notes;
  const { skillGroup, warned } = one.memory;
  return (
    session === other.notes.session &&
    lately === other.notes.lately &&
    warning === other.notes.warning &&
    skillGroup === other.memory.skillGroup &&
    JSON.stringify(warned) === JSON.stringify(other.memory.warned)
  );
}
