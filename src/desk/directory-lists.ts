import type { CustomerServiceAccount, DeskAgent, SkillGroup } from '../domain/directory';

/** What one list came to. */
export type ListAnswer<Item> =
  | {
      readonly kind: 'listed';
      readonly items: readonly Item[];
      /** Entries that named nothing usable. */
      readonly skipped: number;
      /** Set where Desk counts more entries than it gave. */
      readonly isIncomplete?: true;
    }
  /** `why` is a code, a status or the system's name for it; never the URL. */
  | { readonly kind: 'notListed'; readonly why: string };

/** The lists of Desk, for choosing by name. No method rejects because of what Desk does. */
export interface DirectoryLists {
  accounts(): Promise<ListAnswer<CustomerServiceAccount>>;
  groups(): Promise<ListAnswer<SkillGroup>>;
  agents(): Promise<ListAnswer<DeskAgent>>;
  /** How many customers each agent has now, by e-mail. */
  loads(): Promise<ListAnswer<readonly [mail: string, customers: number]>>;
  /** How many customers wait for each skill group, by ID. */
  queues(): Promise<ListAnswer<readonly [group: number, customers: number]>>;
  /** Ends what is being listed; from then on nothing is asked any more. */
  close(): void;
}
