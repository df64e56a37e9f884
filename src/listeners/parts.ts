import type { Accounts } from '../directory/accounts';
import type { DeskDirectory } from '../directory/desk-directory';
import type { CheckLine } from '../domain/checkup';
import type { Log } from '../domain/log';
import type { Forms } from '../slack/forms';
import type { SlackPeople } from '../slack/people';
import type { Pickers } from '../slack/pickers';
import type { Texts } from '../texts/texts';
import type { ContactWorkflow } from '../workflow/contact-workflow';
import type { CustomerLooks } from '../workflow/customer-looks';
import type { KeptDefaults } from '../workflow/keep-defaults';
import type { FormLooks } from './form-looks';

/** What the listeners need: they read what Slack sends and pass it on. */
export interface ListenerParts {
  readonly workflow: ContactWorkflow;
  readonly forms: Forms;
  readonly texts: Texts;
  /** The customer service accounts that forms may name. */
  readonly accounts: Accounts;
  /** Who and what there is in Desk; it never waits. */
  readonly directory: Pick<DeskDirectory, 'latest' | 'wanted'>;
  readonly pickers: Pickers;
  readonly people: Pick<SlackPeople, 'knownMailOf' | 'lookUpMailOf'>;
  /** What conversations' forms begin with. */
  readonly defaults: KeptDefaults;
  readonly customers: Pick<CustomerLooks, 'lately'>;
  readonly looks: FormLooks;
  /** Checks how the app is set up. It contacts nobody. */
  readonly doctor: () => Promise<readonly CheckLine[]>;
  readonly log: Log;
}
