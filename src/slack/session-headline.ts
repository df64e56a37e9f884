import { assertNever } from '../domain/assert-never';
import type { Directory } from '../domain/directory';
import type { FollowedPhase, FollowedSession } from '../domain/followed-session';
import type { Outcome } from '../domain/outcome';
import type { SessionTexts } from '../texts/session-texts';
import type { MessageTexts, Texts } from '../texts/texts';
import { mention } from './mrkdwn';
import { agentName } from './names';

/** The message's first lines, in Slack's markdown, everything foreign escaped. */
export interface Headline {
  readonly icon: string;
  readonly title: string;
  readonly detail: readonly string[];
}

type Assigned = Extract<Outcome, { kind: 'assigned' }>;

const ICONS: Readonly<Record<FollowedPhase, string>> = {
  assigned: ':white_check_mark:',
  waiting: ':bell:',
  queueing: ':hourglass:',
  agent: ':white_check_mark:',
  ended: ':checkered_flag:',
  missed: ':white_check_mark:',
};

/** Where the customer stands whom Desk took on; `session` is absent where it was never followed. */
export function sessionHeadline(
  outcome: Assigned,
  session: FollowedSession = unfollowed(outcome),
  texts: Texts,
  { customer, directory }: { readonly customer: string; readonly directory: Directory | undefined },
): Headline {
  const { phase, agent, person } = session;
  const name = agent === undefined ? undefined : agentName(agent, person, directory);
  const title =
    phase === 'ended'
      ? endedTitle(customer, name, texts)
      : liveTitle(phase, customer, name, texts.message);
  return { icon: ICONS[phase], title, detail: detailOf(outcome, session, texts, directory) };
}

function unfollowed({ agent, evidence }: Assigned): FollowedSession {
  const phase = evidence === 'answer' ? 'assigned' : evidence;
  return { phase, told: [], ...(agent !== undefined && { agent }) };
}

function endedTitle(customer: string, agent: string | undefined, { session }: Texts): string {
  return agent === undefined ? session.ended(customer) : session.endedWithAgent(customer, agent);
}

/** Only Desk's own answer says that this request led to it; a session shows where things stand. */
function liveTitle(
  phase: Exclude<FollowedPhase, 'ended'>,
  customer: string,
  agent: string | undefined,
  message: MessageTexts,
): string {
  switch (phase) {
    case 'assigned':
    case 'missed':
      return agent === undefined
        ? message.assignedToNobody(customer)
        : message.assigned(customer, agent);
    case 'agent':
      return agent === undefined
        ? message.withSomebody(customer)
        : message.withAgent(customer, agent);
    case 'waiting':
      return agent === undefined
        ? message.waitingForSomebody(customer)
        : message.waiting(customer, agent);
    case 'queueing':
      return message.queueing(customer);
    default:
      return assertNever(phase);
  }
}

function detailOf(
  { agent: first, evidence }: Assigned,
  followed: FollowedSession,
  { message, session }: Texts,
  directory: Directory | undefined,
): string[] {
  const { phase, agent } = followed;
  if (phase === 'ended') return whoEnded(followed, session);
  if (phase === 'missed') return [session.missed];
  const isPassedOn = first !== undefined && agent !== undefined && first !== agent;
  return [
    ...(phase === 'assigned' ? [message.assignedDetail] : []),
    ...(phase === 'waiting' ? [session.toAccept] : []),
    ...(isPassedOn ? [session.passedOnFrom(agentName(first, undefined, directory))] : []),
    ...(evidence === 'answer' ? [] : [message.seenInSession]),
  ];
}

/** Desk may have kept to itself whether it was the press that ended the session. */
function whoEnded({ endedBy, endingBy }: FollowedSession, texts: SessionTexts): string[] {
  if (endedBy !== undefined) return [texts.endedBy(mention(endedBy))];
  return endingBy === undefined ? [] : [texts.endingBy(mention(endingBy))];
}
