import type { Desk } from './desk/desk';
import { createAccounts } from './directory/accounts';
import type { DeskDirectory } from './directory/desk-directory';
import type { Given } from './given';
import { createFormLooks } from './listeners/form-looks';
import type { ListenerParts } from './listeners/parts';
import { createViewClient, type SlackAccess } from './slack/clients';
import { createForms } from './slack/forms';
import type { SlackPeople } from './slack/people';
import { createCustomerLooks } from './workflow/customer-looks';
import { keepDefaults } from './workflow/keep-defaults';

interface FormNeeds {
  readonly access: SlackAccess;
  readonly desk: Desk;
  readonly directory: DeskDirectory;
  readonly people: SlackPeople;
}

/** What the listeners need to draw forms and to keep what they begin with. */
export function formPartsOf(
  { settings, texts, store, log, clock }: Given,
  { access, desk, directory, people }: FormNeeds,
): Omit<ListenerParts, 'workflow' | 'directory' | 'pickers' | 'doctor'> {
  const forms = createForms(createViewClient(access), log);
  const accounts = createAccounts(settings.DESK_ACCOUNT, directory.latest);
  const customers = createCustomerLooks({ store, desk, clock, log });
  const offers = (account: string | undefined) => ({
    accounts: accounts.offered(account),
    directory: directory.latest(),
  });
  return {
    forms,
    accounts,
    customers,
    looks: createFormLooks({ forms, customers, offers, texts, clock, log }),
    people,
    defaults: keepDefaults({ store: store.conversationDefaults, clock, log }),
    texts,
    log,
  };
}
