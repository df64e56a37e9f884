/** Where a customer's session stands in Desk. `none` and `bot`: no agent has been called in. */
export type SessionPhase = 'none' | 'bot' | 'waiting' | 'queueing' | 'agent';

/** A phase in which an agent has been, or is being, called in. */
type LiveSessionPhase = Exclude<SessionPhase, 'none' | 'bot'>;

/** How an assignment became known: from the call's own answer, or from looking at the session. */
export type AssignmentEvidence = 'answer' | LiveSessionPhase;

/** How a call ended that gave no usable answer, so that its effect is unknown. */
export type NoAnswer =
  | { readonly kind: 'timeout' }
  | { readonly kind: 'connectionLost' }
  /** An HTTP status other than 200, or a body that is not what the documentation promises. */
  | { readonly kind: 'unreadable'; readonly httpStatus: number }
  /** A code of Desk's whose effect is unknown, such as 141002. `info` is untrusted text. */
  | { readonly kind: 'code'; readonly code: number; readonly info: string }
  /** This app stopped in the middle of the call. */
  | { readonly kind: 'interrupted' };

/** What became of one contact attempt. Expected results only; bugs and wrong settings are thrown. */
export type Outcome =
  | {
      readonly kind: 'assigned';
      /** The agent's login e-mail; absent while the customer waits for one. */
      readonly agent?: string;
      /** Desk's ID of the session, where looking at it has shown the assignment. */
      readonly sessionId?: string;
      readonly evidence: AssignmentEvidence;
    }
  /** Desk's definite no. `code` is its `ErrorCode`, `info` its `ErrorInfo`: untrusted text. */
  | { readonly kind: 'refused'; readonly code: number; readonly info: string }
  /** No byte left: the connection could not be made. `error` is the system's name for why. */
  | { readonly kind: 'notContacted'; readonly because: 'neverSent'; readonly error: string }
  /** No answer, and the session shows that nothing happened. */
  | { readonly kind: 'notContacted'; readonly because: 'noSession'; readonly noAnswer: NoAnswer }
  /** No answer, and no usable word about the session either. */
  | {
      readonly kind: 'unconfirmed';
      readonly because: 'sessionUnknown';
      readonly noAnswer: NoAnswer;
      /** A try before this one may have contacted the customer too. */
      readonly earlierTry?: true;
    }
  /** No answer, and too late to conclude anything from there being no session any more. */
  | { readonly kind: 'unconfirmed'; readonly because: 'noSessionNow'; readonly noAnswer: NoAnswer };
