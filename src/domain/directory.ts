/** A skill group of Desk. */
export interface SkillGroup {
  readonly id: number;
  /** `''` where Desk names none. */
  readonly name: string;
  /** How many agents it has, where Desk tells. */
  readonly members?: number;
}

/** A human agent of Desk. */
export interface DeskAgent {
  /** The login e-mail, by which Desk knows the agent. */
  readonly mail: string;
  /** `''` where Desk names none. */
  readonly name: string;
  /** IDs of the skill groups. */
  readonly groups: readonly number[];
}

/** A customer service account: what customers write to. */
export interface CustomerServiceAccount {
  readonly id: string;
  /** `''` where Desk names none. */
  readonly name: string;
  /** The one that Desk itself takes where none is named; absent for any other. */
  readonly isDefault?: true;
}

/** Who and what there is in Desk, as it was at one time. */
export interface Directory {
  readonly groups: readonly SkillGroup[];
  readonly agents: readonly DeskAgent[];
  readonly accounts: readonly CustomerServiceAccount[];
  /** How many customers each agent has now, by e-mail, as far as Desk tells. */
  readonly loads: ReadonlyMap<string, number>;
  /** How many customers wait for each skill group, by ID, as far as Desk tells. */
  readonly queues: ReadonlyMap<number, number>;
}
