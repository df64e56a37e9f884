/**
 * What the form says of the customer in it before anybody is contacted. `account`: the customer
 * service account's name.
 */
export interface LookTexts {
  readonly free: (customer: string, account: string) => string;
  readonly withBot: (customer: string, account: string) => string;
  readonly waiting: (customer: string, account: string, agent: string) => string;
  readonly waitingForSomebody: (customer: string, account: string) => string;
  readonly queueing: (customer: string, account: string) => string;
  readonly withAgent: (customer: string, account: string, agent: string) => string;
  readonly withSomebody: (customer: string, account: string) => string;
  /** `how`: a whole sentence of the message's. */
  readonly lately: (person: string, when: string, how: string) => string;
  /** Stands above a form that was submitted for somebody who has just been asked for. */
  readonly warning: (customer: string) => string;
  /** At most 24 characters. */
  readonly submitAnyway: string;
}
