import type { Clock } from '../domain/clock';
import type { Log } from '../domain/log';
import type { Prefill } from '../slack/command-text';
import { contactForm } from '../slack/form';
import type { FieldChange, FormSight } from '../slack/form-sight';
import type { Forms, OpenForm } from '../slack/forms';
import { FIELDS, type FormMemory } from '../slack/ids';
import type { FormOffers } from '../slack/target-fields';
import type { Texts } from '../texts/texts';
import type { CustomerLooks } from '../workflow/customer-looks';
import { lookAtCustomer } from './look-at-customer';
import { type Watched, watchForms } from './watched-forms';

/** Keeps the forms that are open in step with what is in them. Nobody ever waits for Desk. */
export interface FormLooks {
  /**
   * A form has been opened: where it holds a customer, it soon says what is known of them.
   * `prefill`: what it was opened with; what has been entered since counts for more.
   *
   * @returns the form as it is after that redraw, or as it was where there was none.
   */
  opened(form: OpenForm, prefill: Prefill, memory: FormMemory): Promise<OpenForm>;
  /** Somebody has changed the customer, the account or the skill group. */
  changed(change: FieldChange): void;
  /** The form was submitted: what is still being looked for does not matter any more. */
  submitted(formId: string): void;
  stop(): void;
}

export interface FormLooksParts {
  readonly forms: Pick<Forms, 'redraw'>;
  readonly customers: CustomerLooks;
  /** What a form offers that holds `account`. */
  readonly offers: (account: string | undefined) => FormOffers;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long nobody types before Desk is asked. */
const QUIET_MS = 700;

export function createFormLooks(parts: FormLooksParts): FormLooks {
  const { forms, offers, texts, log } = parts;
  const watched = watchForms(({ form, prefill, memory, notes }) =>
    forms.redraw(form, contactForm(texts, offers(prefill.account), prefill, memory, notes)),
  );
  let isStopped = false;
  const logged = (work: Promise<void>): Promise<void> =>
    // A note is a convenience: a bug in it must not end what runs.
    work.catch((error: unknown) => log.error({ error }, 'form not kept in step'));

  return {
    async opened(form, prefill, memory) {
      if (isStopped) return form;
      const account = memory.account ?? prefill.account;
      const filled = { ...prefill, ...(account !== undefined && { account }) };
      // Somebody may have changed it while it was still being filled in.
      const known = watched.redrawn(form, memory);
      if (known === undefined && prefill.customer === undefined) return form;
      const one = known ?? watched.watch({ form, prefill: filled, memory, notes: {} });
      await logged(look(parts, one, 0));
      return one.form.sight.form;
    },
    changed({ field, sight }) {
      if (isStopped) return;
      const one = watched.watch(sight);
      const isGroup = field === FIELDS.skillGroup;
      void logged(isGroup ? one.form.redraw(chosenGroup) : look(parts, one, QUIET_MS));
    },
    submitted: watched.forget,
    stop() {
      isStopped = true;
      watched.forgetAll();
    },
  };
}

/** Looks at the customer in a form instead of whatever it looked at; late answers are dropped. */
async function look(parts: FormLooksParts, one: Watched, quietMs: number): Promise<void> {
  one.looking.abort();
  const looking = new AbortController();
  one.looking = looking;
  const { signal } = looking;
  if (quietMs > 0) await parts.clock.sleep(quietMs, signal);
  await Promise.race([one.asked, aborted(signal)]);
  if (signal.aborted) return;
  const asking = lookAtCustomer(parts, one.form.sight, () => !signal.aborted);
  one.asked = asking.catch(() => undefined);
  const seen = await Promise.race([asking, aborted(signal)]);
  if (seen !== undefined) await one.form.redraw(seen);
}

/** What Slack says of a form to a picker is as old as its drawing; the form's memory is not. */
function chosenGroup({ prefill, memory, notes }: FormSight): Pick<FormSight, 'memory' | 'notes'> {
  return { memory: { ...memory, skillGroup: prefill.skillGroup ?? '' }, notes };
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
