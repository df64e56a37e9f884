import type { OpenView } from '../../slack/types';

/** The modal that a person sees: the top of the stack that opened last. */
export function topView(views: readonly OpenView[], person: string): OpenView | undefined {
  const own = views.filter(({ user, isOpen }) => isOpen && user === person);
  const covered = new Set(own.map(({ previousId }) => previousId));
  return own.filter(({ id }) => !covered.has(id)).at(-1);
}
