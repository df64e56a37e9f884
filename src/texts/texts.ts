import type { KnownCode, Remedy } from '../domain/remedies';
import type { DefaultsTexts } from './defaults-texts';
import type { DoctorTexts } from './doctor-texts';
import type { LookTexts } from './look-texts';
import type { SessionTexts } from './session-texts';
import type { StartTexts } from './start-texts';

/** The languages that people may read the app in: `APP_LANGUAGE`. */
export type Language = 'en' | 'zh-CN';

/** Why Desk said no, and what the operator can do about it. */
export interface CodeText {
  /** Continues "… was not contacted:", a clause without a full stop. */
  readonly reason: string;
  /** One or two whole sentences. */
  readonly advice: string;
}

/**
 * Every sentence that a person reads, one object per language: a missing entry is a type error.
 * Arguments are inserted as they are; whoever draws for Slack has escaped them before.
 */
export interface Texts {
  readonly language: Language;
  readonly form: FormTexts;
  readonly defaults: DefaultsTexts;
  readonly choices: ChoiceTexts;
  readonly look: LookTexts;
  readonly message: MessageTexts;
  readonly session: SessionTexts;
  readonly buttons: Readonly<Record<Remedy, string>>;
  readonly replies: ReplyTexts;
  readonly codes: Readonly<Record<KnownCode, CodeText>>;
  /** For a code that the documentation does not name; Desk's words are shown beside it. */
  readonly unknownCode: CodeText;
  readonly start: StartTexts;
  readonly doctor: DoctorTexts;
}

/** Slack's limits: title, submit and close 24 characters, labels 2000, placeholders 150. */
export interface FormTexts {
  readonly title: string;
  readonly submit: string;
  readonly changeTitle: string;
  readonly changeSubmit: string;
  readonly close: string;
  readonly customerLabel: string;
  readonly customerHint: string;
  readonly skillGroupLabel: string;
  readonly skillGroupHint: string;
  readonly agentLabel: string;
  readonly agentHint: string;
  readonly skillGroupPickHint: string;
  readonly agentPickHint: string;
  readonly pickPlaceholder: string;
  /** Why something is typed that could be picked. */
  readonly listsUnread: string;
  /** Whom Slack knows no address of. */
  readonly agentOfTeammate: (teammate: string) => string;
  readonly teammateLookedUp: (teammate: string) => string;
  readonly teammateFilledIn: (teammate: string) => string;
  readonly teammateNotListed: (teammate: string, mail: string) => string;
  readonly teammateScopeMissing: (teammate: string) => string;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  readonly conversationLabel: string;
  readonly conversationHint: string;
  readonly accountLabel: string;
  readonly accountHint: string;
  readonly customerWrong: string;
  readonly skillGroupWrong: string;
  readonly agentWrong: string;
  readonly reasonTooLong: (max: number) => string;
  readonly accountIdWrong: string;
  readonly accountWrong: string;
  readonly accountGone: string;
  readonly conversationMissing: string;
  readonly notSaved: string;
  readonly alreadySent: (customer: string) => string;
  readonly changeOutdated: string;
}

/** What stands beside the names that can be chosen; with a name at most 75 characters, or it is cut. */
export interface ChoiceTexts {
  /** Stands over an address that Desk has not listed. */
  readonly asTyped: string;
  /** Stands over the agents that are in no skill group. */
  readonly noSkillGroup: string;
  /** Stands over the agents of a skill group that has no name. */
  readonly namelessSkillGroup: (skillGroup: number) => string;
  /** How many agents a skill group has. */
  readonly agents: (count: number) => string;
  /** How many customers wait for a skill group. */
  readonly waiting: (count: number) => string;
  /** How many customers an agent has now. */
  readonly customers: (count: number) => string;
}

export interface MessageTexts {
  readonly calling: (customer: string) => string;
  readonly checking: (customer: string) => string;
  readonly assigned: (customer: string, agent: string) => string;
  readonly assignedToNobody: (customer: string) => string;
  readonly assignedDetail: string;
  readonly withAgent: (customer: string, agent: string) => string;
  readonly withSomebody: (customer: string) => string;
  readonly seenInSession: string;
  readonly waiting: (customer: string, agent: string) => string;
  readonly waitingForSomebody: (customer: string) => string;
  readonly queueing: (customer: string) => string;
  readonly refused: (customer: string, reason: string) => string;
  readonly deskCode: (code: number, info: string) => string;
  readonly neverSent: (customer: string) => string;
  readonly neverSentDetail: (error: string) => string;
  readonly noSession: (customer: string) => string;
  readonly noSessionDetail: (noAnswer: string) => string;
  readonly unconfirmed: (customer: string) => string;
  readonly sessionUnknownDetail: (noAnswer: string) => string;
  readonly noSessionNowDetail: (noAnswer: string) => string;
  readonly noAnswer: {
    readonly timeout: string;
    readonly connectionLost: string;
    readonly unreadable: (httpStatus: number) => string;
    readonly code: (code: number, reason: string) => string;
    readonly unknownCode: (code: number, info: string) => string;
    readonly interrupted: string;
  };
  readonly askedBy: (person: string, when: string) => string;
  readonly account: (account: string) => string;
  readonly skillGroup: (skillGroup: string) => string;
  readonly agent: (agent: string) => string;
  readonly reason: (reason: string) => string;
  readonly triedBy: (attempt: number, person: string) => string;
  readonly lookedAt: (when: string) => string;
  readonly cannotPost: (conversation: string, bot: string) => string;
  readonly cannotPostDirectly: string;
  readonly cannotPostHere: (bot: string) => string;
  readonly confirm: {
    readonly title: string;
    readonly text: (customer: string) => string;
    readonly yes: string;
    readonly no: string;
  };
}

export interface ReplyTexts {
  /** Markdown of Slack's kind: the usage with its examples. */
  readonly usage: string;
  readonly notUnderstood: string;
  readonly wrongCustomer: (typed: string) => string;
  readonly wrongSkillGroup: (typed: string) => string;
  readonly wrongAgent: (typed: string) => string;
  readonly unexpected: (typed: string) => string;
  readonly formDidNotOpen: string;
  readonly openForm: string;
  readonly changeDidNotOpen: string;
  readonly outdated: string;
  readonly pressNotSaved: string;
}
