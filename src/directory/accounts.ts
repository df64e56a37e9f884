import type { Directory } from '../domain/directory';

/** The customer service accounts that a form may name. */
export interface Accounts {
  /**
   * To choose from, the preselected one first; none where none is known, so that the ID is typed.
   * `kept`: what a request has already, which stays among them unless the settings name others.
   */
  offered(kept?: string): readonly string[];
  /** Whether a submission may name this one; its form is checked elsewhere. */
  accepts(account: string): boolean;
}

/**
 * The accounts in the settings and no others; without any there (`configured` undefined), those
 * that Desk lists, its own default first, and whatever else somebody types.
 */
export function createAccounts(
  configured: readonly string[] | undefined,
  latest: () => Directory | undefined,
): Accounts {
  return {
    offered(kept) {
      if (configured !== undefined) return configured;
      const listed = idsOf(latest());
      const isNew = kept !== undefined && listed.length > 0 && !listed.includes(kept);
      return isNew ? [...listed, kept] : listed;
    },
    accepts: (account) => configured?.includes(account) ?? true,
  };
}

function idsOf(directory: Directory | undefined): string[] {
  const accounts = directory?.accounts ?? [];
  const inOrder = [
    ...accounts.filter(({ isDefault }) => isDefault),
    ...accounts.filter(({ isDefault }) => !isDefault),
  ];
  return inOrder.map(({ id }) => id);
}
