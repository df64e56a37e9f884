import type {
  AckFn,
  Middleware,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { assertNever } from '../domain/assert-never';
import type { Submission } from '../domain/contact-request';
import { type ButtonValue, FIELDS } from '../slack/ids';
import { type FieldErrors, readSubmission } from '../slack/submission';
import type { FormTexts } from '../texts/texts';
import type { Accepted, Changed } from '../workflow/contact-workflow';
import type { ListenerParts } from './parts';
import { questionBefore } from './question';
import { teammateBefore } from './teammate';

/** What the form shows next: it closes, stays with errors at its fields, or asks once more. */
type Verdict =
  | { readonly kind: 'close' }
  | { readonly kind: 'stay'; readonly errors: FieldErrors }
  | { readonly kind: 'ask'; readonly form: ModalView };

/**
 * The form was submitted, either one. The ack waits until the request is on disk: once the form has
 * closed, the request is never lost. A failure keeps the form open, with all that was typed.
 */
export function submissionListener(
  parts: ListenerParts,
): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  const { texts, accounts, looks, log } = parts;
  return async ({ ack, body }) => {
    let verdict = stay(texts.form.notSaved);
    looks.submitted(body.view.id);
    try {
      const read = readSubmission(body, texts.form, accounts.accepts);
      verdict =
        read.kind === 'wrongFields'
          ? { kind: 'stay', errors: read.errors }
          : await askOrSave(parts, read.submission, read.changes, body);
    } catch (error) {
      log.error({ error }, 'submission failed');
    }
    await answer(ack, verdict);
  };
}

function answer(ack: AckFn<ViewResponseAction>, verdict: Verdict): Promise<void> {
  switch (verdict.kind) {
    case 'close':
      return ack();
    case 'stay':
      return ack({ response_action: 'errors', errors: { ...verdict.errors } });
    case 'ask':
      return ack({ response_action: 'update', view: verdict.form });
    default:
      return assertNever(verdict);
  }
}

async function askOrSave(
  parts: ListenerParts,
  submission: Submission,
  changes: ButtonValue | undefined,
  body: ViewSubmitAction,
): Promise<Verdict> {
  const form =
    teammateBefore(parts, submission, body) ??
    (await questionBefore(parts, submission, changes, body));
  return form === undefined ? save(parts, submission, changes) : { kind: 'ask', form };
}

async function save(
  { workflow, texts }: ListenerParts,
  submission: Submission,
  changes: ButtonValue | undefined,
): Promise<Verdict> {
  const saved =
    changes === undefined
      ? await workflow.accept(submission)
      : await workflow.change({ remedy: 'change', ...changes }, submission);
  return verdictOn(saved, texts.form);
}

function verdictOn(saved: Accepted | Changed, form: FormTexts): Verdict {
  switch (saved.kind) {
    case 'saved':
    case 'started':
    case 'repeated':
      return { kind: 'close' };
    case 'notSaved':
      return stay(form.notSaved);
    case 'sentBefore':
      return stay(form.alreadySent(saved.customer));
    case 'outdated':
      return stay(form.changeOutdated);
    default:
      return assertNever(saved);
  }
}

function stay(text: string): Verdict {
  return { kind: 'stay', errors: { [FIELDS.customer]: text } };
}
