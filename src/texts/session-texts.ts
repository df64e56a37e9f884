/** What is said of a session that is followed: in the message, beside it, and to the agent. */
export interface SessionTexts {
  /** What an agent has to do who is waited for. */
  readonly toAccept: string;
  readonly passedOnFrom: (agent: string) => string;
  readonly ended: (customer: string) => string;
  readonly endedWithAgent: (customer: string, agent: string) => string;
  readonly endedBy: (person: string) => string;
  /** Where nobody can tell whether that is why it ended. */
  readonly endingBy: (person: string) => string;
  /** No look has shown it in time. */
  readonly missed: string;
  readonly followedUntil: (when: string) => string;
  readonly refresh: string;
  readonly end: string;
  /** Slack's limits: title 100 characters, text 300, buttons 30. */
  readonly confirmEnd: {
    readonly title: string;
    readonly text: (customer: string) => string;
    readonly yes: string;
    readonly no: string;
  };
  /** Privately, to whoever pressed a button. */
  readonly over: string;
  readonly notTold: string;
  readonly notEnded: (reason: string) => string;
  /** In the message's thread, to whoever asked. */
  readonly notAccepted: (person: string, customer: string, agent: string) => string;
  readonly notAcceptedByAnybody: (person: string, customer: string) => string;
  readonly stillQueueing: (person: string, customer: string) => string;
  readonly whatToDo: string;
  /** In a direct message; the message with the buttons stands elsewhere, in a channel where one is given. */
  readonly whatToDoElsewhere: (channel: string | undefined) => string;
  /** In a direct message to the agent. */
  readonly yours: (customer: string) => string;
  readonly acceptIt: string;
  readonly openMessage: string;
  readonly openDesk: string;
}
