import type { DeskDirectory } from '../directory/desk-directory';
import type { Log } from '../domain/log';
import type { Forms } from '../slack/forms';
import type { SlackPeople } from '../slack/people';
import type { Pickers } from '../slack/pickers';
import type { Texts } from '../texts/texts';
import type { ContactWorkflow } from '../workflow/contact-workflow';

/** What the listeners need: they read what Slack sends and pass it on. */
export interface ListenerParts {
  readonly workflow: ContactWorkflow;
  readonly forms: Forms;
  readonly texts: Texts;
  /** The configured customer service accounts, at least one. */
  readonly accounts: readonly string[];
  /** Who and what there is in Desk; it never waits. */
  readonly directory: Pick<DeskDirectory, 'latest' | 'wanted'>;
  readonly pickers: Pickers;
  readonly people: Pick<SlackPeople, 'knownMailOf' | 'lookUpMailOf'>;
  readonly log: Log;
}
