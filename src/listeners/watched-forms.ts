import type { FormSight } from '../slack/form-sight';
import type { OpenForm } from '../slack/forms';
import type { FormMemory } from '../slack/ids';
import { type WatchedForm, watchForm } from './watched-form';

/** An open form with what is being looked for. */
export interface Watched {
  readonly form: WatchedForm;
  /** Ends the look that is wanted now, for another one or for good. */
  looking: AbortController;
  /** Settles when the latest look has its answer: one at a time for each form. */
  asked: Promise<unknown>;
}

/** The forms that were changed not too long ago. */
export interface WatchedForms {
  /** The form that Slack now says is so. */
  watch(sight: FormSight): Watched;
  /**
   * A form was redrawn by others; what stands in it and what it says are as before. Undefined where
   * it is not watched.
   */
  redrawn(form: OpenForm, memory: FormMemory): Watched | undefined;
  /** Ends what is being looked for. */
  forget(formId: string): void;
  forgetAll(): void;
}

/** The form that was changed longest ago makes room for another. */
const MAX_FORMS = 500;

/** `draw`: redraws a form in Slack; undefined where Slack refuses it. */
export function watchForms(
  draw: (sight: FormSight) => Promise<OpenForm | undefined>,
): WatchedForms {
  const watched = new Map<string, Watched>();

  const forget = (formId: string): void => {
    watched.get(formId)?.looking.abort();
    watched.delete(formId);
  };
  return {
    watch(sight) {
      const { id } = sight.form;
      const known = watched.get(id);
      known?.form.heard(sight);
      const one = known ?? {
        form: watchForm(sight, draw),
        looking: new AbortController(),
        asked: Promise.resolve(),
      };
      watched.delete(id);
      watched.set(id, one);
      const [oldest = id] = watched.keys();
      if (watched.size > MAX_FORMS) forget(oldest);
      return one;
    },
    redrawn(form, memory) {
      const one = watched.get(form.id);
      one?.form.heard({ ...one.form.sight, form, memory });
      return one;
    },
    forget,
    forgetAll: () => [...watched.keys()].forEach(forget),
  };
}
