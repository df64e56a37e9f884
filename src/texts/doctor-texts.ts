import type { CheckedRoom, CheckName, CheckState } from '../domain/checkup';

/** What a check-up tells: `npm run doctor`, and `/contact-customer doctor` more shortly. */
export interface DoctorTexts {
  readonly rooms: Readonly<Record<CheckedRoom, string>>;
  /** What is checked, in few words that make sense without the room's name. */
  readonly checks: Readonly<Record<CheckName, string>>;
  /** How many lines there are of each state. */
  readonly counts: Readonly<Record<CheckState, (count: number) => string>>;
  readonly healthy: string;
  readonly notHealthy: string;
  /** Stands before the names of what is in order, and of what nobody could check. */
  readonly fine: (checks: string) => string;
  readonly notChecked: (checks: string) => string;
  readonly moreProblems: string;
  readonly askedAgain: (seconds: number) => string;
  readonly failedItself: string;
  /** Why something was not checked. */
  readonly needsSettings: (settings: string) => string;
  readonly needsCheck: (check: string) => string;
  readonly settingsRight: (count: number) => string;
  readonly portFree: (port: number) => string;
  readonly portIsApps: (port: number) => string;
  readonly portTaken: (port: number, error: string) => string;
  readonly slack: DoctorSlackTexts;
  readonly clock: DoctorClockTexts;
  readonly desk: DoctorDeskTexts;
  readonly store: DoctorStoreTexts;
}

interface DoctorSlackTexts {
  readonly reachable: string;
  readonly unreachable: (error: string) => string;
  readonly unreachableMend: string;
  readonly botIs: (name: string) => string;
  readonly appTokenRight: string;
  readonly refused: (error: string) => string;
  /** No definite answer this time. */
  readonly noAnswer: (error: string) => string;
  readonly askAgain: string;
  readonly scopesRight: (count: number) => string;
  readonly scopesUntold: string;
  readonly scopesMissing: (scopes: string) => string;
  readonly optionalMissing: (scopes: string) => string;
  readonly scopesMend: string;
  readonly optionalMend: string;
  readonly signatureUntold: string;
  readonly signatureByHand: string;
  readonly signatureProven: string;
  readonly commandUntold: string;
  readonly commandByHand: string;
  readonly commandProven: string;
  readonly interactivityUntold: string;
  readonly interactivityByHand: string;
}

interface DoctorClockTexts {
  /** `seconds` as a text. */
  readonly right: (seconds: string) => string;
  readonly slow: (seconds: string) => string;
  readonly fast: (seconds: string) => string;
  readonly untold: string;
  readonly mend: string;
}

interface DoctorDeskTexts {
  readonly reachable: (host: string) => string;
  readonly unreachable: (host: string, why: string) => string;
  readonly unreachableMend: string;
  readonly hostRight: (host: string, sdkAppId: string) => string;
  readonly signatureRight: string;
  readonly administratorRight: (account: string) => string;
  readonly bought: string;
  /** `reason` is a text of a code. */
  readonly refused: (reason: string, code: number) => string;
  readonly listRead: (count: number) => string;
  readonly listUnreadable: string;
  readonly listNotRead: (why: string) => string;
  /** What the app does without a list. */
  readonly listMend: string;
  readonly accountsRight: (accounts: string) => string;
  readonly accountsOfDesk: (accounts: string) => string;
  readonly accountsNone: string;
  readonly accountsUnknown: (accounts: string) => string;
  readonly spelling: (first: string, second: string) => string;
  readonly spellingByHand: string;
  readonly contactFeature: string;
  readonly contactFeatureByHand: string;
}

interface DoctorStoreTexts {
  readonly usable: string;
  readonly unusable: (reason: string) => string;
  readonly inTheClear: (host: string) => string;
  readonly inTheClearMend: string;
  readonly tablesRight: string;
  readonly tablesAbsent: string;
  readonly tablesPending: (changes: number) => string;
  readonly tablesPendingMend: string;
  readonly tablesNotOwned: (changes: number) => string;
  readonly tablesNotOwnedMend: string;
  readonly tablesNewer: string;
  readonly tablesNewerMend: string;
  readonly versionRight: (engine: string, version: string) => string;
  readonly versionOld: (version: string, oldest: number) => string;
  readonly versionMend: string;
  /** `free` with its unit. */
  readonly diskRight: (free: string) => string;
  readonly diskLow: (free: string) => string;
  readonly diskUntold: string;
  readonly diskMend: string;
}
