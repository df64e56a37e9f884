import type { Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { assertNever } from '../domain/assert-never';
import type { Submission } from '../domain/contact-request';
import { type ButtonValue, FIELDS } from '../slack/ids';
import { type FieldErrors, readSubmission } from '../slack/submission';
import type { FormTexts } from '../texts/texts';
import type { Accepted, Changed } from '../workflow/contact-workflow';
import type { ListenerParts } from './parts';

/** What the form shows next: it closes, or it stays with errors at its fields. */
type Verdict = { readonly kind: 'close' } | { readonly kind: 'stay'; readonly errors: FieldErrors };

/**
 * The form was submitted, either one. The ack waits until the request is on disk: once the form has
 * closed, the request is never lost. A failure keeps the form open, with all that was typed.
 */
export function submissionListener(
  parts: ListenerParts,
): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  const { texts, accounts, log } = parts;
  return async ({ ack, body }) => {
    let verdict = stay(texts.form.notSaved);
    try {
      const read = readSubmission(body, texts.form, accounts.accepts);
      verdict =
        read.kind === 'wrongFields'
          ? { kind: 'stay', errors: read.errors }
          : await save(parts, read.submission, read.changes);
    } catch (error) {
      log.error({ error }, 'submission failed');
    }
    await (verdict.kind === 'close'
      ? ack()
      : ack({ response_action: 'errors', errors: { ...verdict.errors } }));
  };
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
