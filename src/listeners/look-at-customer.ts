import type { ContactRequest } from '../domain/contact-request';
import { isUserId, withoutInvisibles } from '../domain/formats';
import { latelyNote, sessionNote } from '../slack/customer-notes';
import type { FormNotes } from '../slack/form-notes';
import type { FormSight } from '../slack/form-sight';
import { tryOf } from '../slack/ids';
import type { FormLooksParts } from './form-looks';

/** What a form is to remember and to say of the customer in it. */
type Seen = (sight: FormSight) => Pick<FormSight, 'memory' | 'notes'>;

/** Finds out what is known of a form's customer; of a text that is no customer ID, nothing is. */
export async function lookAtCustomer(
  parts: Pick<FormLooksParts, 'customers' | 'offers' | 'texts'>,
  sight: FormSight,
  wanted: () => boolean,
): Promise<Seen> {
  const { key, prefill, memory } = sight;
  const customer = withoutInvisibles(prefill.customer ?? '').trim();
  if (!isUserId(customer)) return () => ({ memory: unwarned(sight), notes: {} });
  const own = { ...(key && { key }), ...(memory.changes && { request: memory.changes.requestId }) };
  const [session, lately] = await Promise.all([
    sessionIn(parts, customer, prefill.account, wanted),
    parts.customers.lately(customer, own),
  ]);
  return (now) => withLately(parts, now, lately, session);
}

async function sessionIn(
  { customers, offers, texts }: Pick<FormLooksParts, 'customers' | 'offers' | 'texts'>,
  customer: string,
  chosen: string | undefined,
  wanted: () => boolean,
): Promise<FormNotes> {
  const { accounts, directory } = offers(chosen);
  const account = chosen ?? accounts[0];
  if (account === undefined) return {};
  const target = { customer, account };
  const answer = await customers.sessionOf(target, wanted);
  if (answer.kind === 'unknown') return {};
  return { session: sessionNote(target, answer, directory, texts) };
}

/** A warning stays while what it warns of does; what it says is not said twice. */
function withLately(
  { texts }: Pick<FormLooksParts, 'texts'>,
  sight: FormSight,
  requests: readonly ContactRequest[],
  session: FormNotes,
): Pick<FormSight, 'memory' | 'notes'> {
  const { warned = [] } = sight.memory;
  const { warning } = sight.notes;
  const isWarned = (request: ContactRequest): boolean => warned.includes(tryOf(request));
  const stays = warning !== undefined && requests.some(isWarned);
  const lately = latelyNote(stays ? requests.filter((each) => !isWarned(each)) : requests, texts);
  return {
    memory: stays ? sight.memory : unwarned(sight),
    notes: { ...session, ...(lately && { lately }), ...(stays && { warning }) },
  };
}

function unwarned({ memory: { warned: _, ...memory } }: FormSight) {
  return memory;
}
