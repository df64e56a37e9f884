import { assertNever } from '../domain/assert-never';
import type { ContactRequest, Target } from '../domain/contact-request';
import type { Directory } from '../domain/directory';
import type { SessionPhase } from '../domain/outcome';
import type { Texts } from '../texts/texts';
import { accountOption } from './choice-options';
import { headlineOf } from './headline';
import { cutMrkdwn, mention, time } from './mrkdwn';
import { agentName, nameOf } from './names';

/** A section takes no more (docs.slack.dev/reference/block-kit/blocks/section-block). */
const TEXT_MAX = 3000;

/** Where a customer's session stands, as Desk tells. */
export interface SeenSession {
  readonly phase: SessionPhase;
  /** The agent's login e-mail, where Desk named one. */
  readonly agent?: string;
}

/** Says where the session of a customer with an account stands, in Slack's markdown. */
export function sessionNote(
  { customer, account }: Pick<Target, 'customer' | 'account'>,
  { phase, agent }: SeenSession,
  directory: Directory | undefined,
  texts: Texts,
): string {
  const { look } = texts;
  const who = nameOf(customer);
  const whose = nameOf(accountOption(account, directory).text.text);
  const by = agent === undefined ? undefined : agentName(agent, undefined, directory);
  switch (phase) {
    case 'none':
      return look.free(who, whose);
    case 'bot':
      return look.withBot(who, whose);
    case 'waiting':
      return by === undefined ? look.waitingForSomebody(who, whose) : look.waiting(who, whose, by);
    case 'queueing':
      return look.queueing(who, whose);
    case 'agent':
      return `:warning: ${by === undefined ? look.withSomebody(who, whose) : look.withAgent(who, whose, by)}`;
    default:
      return assertNever(phase);
  }
}

/** Says who else has asked for a customer, and what came of it; undefined where nobody has. */
export function latelyNote(requests: readonly ContactRequest[], texts: Texts): string | undefined {
  if (requests.length === 0) return undefined;
  return cutMrkdwn(linesOf(requests, texts).join('\n'), TEXT_MAX);
}

/** Says why a form was not sent: who else has asked for the customer, and how to send it anyway. */
export function latelyWarning(
  customer: string,
  requests: readonly ContactRequest[],
  texts: Texts,
): string {
  const lines = [`:warning: ${texts.look.warning(nameOf(customer))}`, ...linesOf(requests, texts)];
  return cutMrkdwn(lines.join('\n'), TEXT_MAX);
}

function linesOf(requests: readonly ContactRequest[], texts: Texts): string[] {
  return requests.map((request) => {
    const { triedBy, calledAt, askedAt } = request;
    const { title } = headlineOf(request, texts, undefined);
    return `• ${texts.look.lately(mention(triedBy), time(calledAt ?? askedAt), title)}`;
  });
}
