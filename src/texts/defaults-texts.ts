/** What forms begin with. Slack's limits: title and submit 24 characters. */
export interface DefaultsTexts {
  readonly title: string;
  readonly submit: string;
  readonly note: string;
  readonly setBy: (person: string, when: string) => string;
  readonly unread: string;
  readonly notSaved: string;
  readonly didNotOpen: string;
  /** Stands over `skillGroup` and `account`. */
  readonly saved: string;
  readonly skillGroup: (skillGroup: string) => string;
  readonly account: (account: string) => string;
  readonly removed: string;
}
