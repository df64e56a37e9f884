/** The rooms in which a check-up looks, in the order in which they are told. */
export const CHECKED_ROOMS = ['app', 'slack', 'desk', 'store'] as const;
export type CheckedRoom = (typeof CHECKED_ROOMS)[number];

/** Everything that a check-up looks at; the room stands before the first full stop. */
export type CheckName =
  | 'app.settings'
  | 'app.port'
  | 'app.metrics-port'
  | 'slack.reachable'
  | 'slack.bot-token'
  | 'slack.scopes'
  | 'slack.app-token'
  | 'slack.signing-secret'
  | 'slack.command'
  | 'slack.interactivity'
  | 'slack.clock'
  | 'desk.reachable'
  | 'desk.host'
  | 'desk.signature'
  | 'desk.administrator'
  | 'desk.bought'
  | 'desk.lists.accounts'
  | 'desk.lists.groups'
  | 'desk.lists.agents'
  | 'desk.lists.loads'
  | 'desk.lists.queues'
  | 'desk.account'
  | 'desk.spelling'
  | 'desk.contact-feature'
  | 'desk.clock'
  | 'store.usable'
  | 'store.tables'
  | 'store.version'
  | 'store.disk';

/**
 * `failed`: the app cannot do its work, or not all of it. `warning`: it can, with less, or not for
 * long. `unchecked`: nobody can tell from here, or something else must be mended first.
 */
export type CheckState = 'ok' | 'warning' | 'failed' | 'unchecked';

/** What one check came to, in words for whoever hosts the app. */
export interface CheckLine {
  /** A `CheckName`; that of a wrong setting is `app.settings.` and its name. Never changed. */
  readonly name: CheckName | `app.settings.${string}`;
  readonly state: CheckState;
  /** What was checked, in a few words. */
  readonly what: string;
  /** What was found. */
  readonly why: string;
  /** How to mend it, or how to check it by hand, and where; `''` where nothing is to be done. */
  readonly mend: string;
}

/** How long a check-up counts that somebody in Slack asked for, in seconds: it costs many calls. */
export const CHECKUP_COUNTS_S = 30;

/** The room that a check belongs to. */
export function roomOf({ name }: Pick<CheckLine, 'name'>): CheckedRoom | undefined {
  return CHECKED_ROOMS.find((room) => name.startsWith(`${room}.`));
}

/** Whether nothing has failed. */
export function isHealthy(lines: readonly CheckLine[]): boolean {
  return lines.every(({ state }) => state !== 'failed');
}
