import type { Log } from '../domain/log';
import type { FormOpener } from '../slack/form-opener';
import type { Texts } from '../texts/texts';
import type { ContactWorkflow } from '../workflow/contact-workflow';

/** What the listeners need: they read what Slack sends and pass it on. */
export interface ListenerParts {
  readonly workflow: ContactWorkflow;
  readonly openForm: FormOpener;
  readonly texts: Texts;
  /** The configured customer service accounts, at least one. */
  readonly accounts: readonly string[];
  readonly log: Log;
}
