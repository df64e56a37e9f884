import type { ModalView } from '@slack/types';
import type { Submission } from '../domain/contact-request';
import { latelyWarning } from '../slack/customer-notes';
import { contactForm } from '../slack/form';
import { readFormSight } from '../slack/form-sight';
import { type ButtonValue, tryOf } from '../slack/ids';
import type { ListenerParts } from './parts';

/**
 * The form that asks once more, where somebody else has just asked for the same customer and the
 * form has not said so yet. Undefined where there is nothing to ask, or no finding out.
 */
export async function questionBefore(
  { customers, texts, accounts, directory, log }: ListenerParts,
  submission: Submission,
  changes: ButtonValue | undefined,
  payload: unknown,
): Promise<ModalView | undefined> {
  const { key, target } = submission;
  try {
    const own = { key, ...(changes && { request: changes.requestId }) };
    const requests = await customers.lately(target.customer, own);
    if (requests.length === 0) return undefined;
    const { prefill, memory, notes } = readFormSight(payload);
    const tries = requests.map(tryOf);
    if (tries.every((each) => memory.warned?.includes(each))) return undefined;
    const offers = {
      accounts: accounts.offered(prefill.account),
      directory: directory.latest(),
    };
    const { lately: _, ...said } = notes;
    const warning = latelyWarning(target.customer, requests, texts);
    return contactForm(texts, offers, prefill, { ...memory, warned: tries }, { ...said, warning });
  } catch (error) {
    // The question is a courtesy: who wants to contact a customer is not kept from it by a bug.
    log.error({ error }, 'not asked once more');
    return undefined;
  }
}
