import type { ContactAnswer, Desk } from '../desk/desk';
import type { DeskDirectory } from './desk-directory';

/** Refusals that name something which is no longer as it was listed (contact_user's error codes). */
const CONTRADICTIONS: ReadonlySet<number> = new Set([141010, 141011, 141019]);

/** The Desk that lets the directory know when an answer contradicts what was listed. */
export function noticeOutdated(
  desk: Pick<Desk, 'contactCustomer'>,
  directory: Pick<DeskDirectory, 'outdated'>,
): Desk['contactCustomer'] {
  return async (target, sendBefore): Promise<ContactAnswer> => {
    const answer = await desk.contactCustomer(target, sendBefore);
    if (answer.kind === 'refused' && CONTRADICTIONS.has(answer.code)) directory.outdated();
    return answer;
  };
}
