import type { CheckLine, CheckName } from '../domain/checkup';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../slack/scopes';
import type { BotFacts, SlackAnswer } from '../slack/slack-facts';
import type { Texts } from '../texts/texts';
import { clockLine } from './clock';
import { type Lines, linesIn } from './lines';
import { ask, type Subject } from './subject';

/** What Slack can be asked. */
export interface SlackSubjects {
  readonly bot: Subject<() => Promise<SlackAnswer<BotFacts>>>;
  readonly transport:
    | { readonly kind: 'socket'; readonly connection: Subject<() => Promise<SlackAnswer<unknown>>> }
    /** The signing secret, as far as it is right in form. */
    | { readonly kind: 'http'; readonly signingSecret: Subject<unknown> };
  /** Whether Slack has just delivered the command that asked for this. */
  readonly commandCame: boolean;
}

/** How Slack reaches the app, asked about as far as Slack tells. */
type AskedTransport =
  | { readonly kind: 'socket'; readonly connection: Subject<SlackAnswer<unknown>> }
  | Extract<SlackSubjects['transport'], { kind: 'http' }>;

/** What is known once Slack has been asked. */
interface Findings {
  readonly texts: Texts;
  readonly lines: Lines;
  readonly bot: Subject<SlackAnswer<BotFacts>>;
  readonly transport: AskedTransport;
  readonly answers: readonly SlackAnswer<unknown>[];
  /** Whether any answer was definite. */
  readonly reached: boolean;
}

/** Slack's tokens and scopes, and how far it tells about the rest; opens no connection. */
export async function checkSlack(subjects: SlackSubjects, texts: Texts): Promise<CheckLine[]> {
  const [bot, transport] = await Promise.all([ask(subjects.bot), askTransport(subjects)]);
  const asked = transport.kind === 'socket' ? [bot, transport.connection] : [bot];
  const answers = asked.flatMap((each) => (each.kind === 'known' ? [each.value] : []));
  const reached = answers.some(({ answer }) => isDefinite(answer));
  const lines = linesIn(texts.doctor);
  const found: Findings = { texts, lines, bot, transport, answers, reached };
  return [
    reachableLine(found),
    tokenLine('slack.bot-token', bot, found, ({ bot: { name } }) => texts.doctor.slack.botIs(name)),
    scopesLine(found),
    transportLine(found, subjects),
    ...byHandLines(subjects, found),
    slackClockLine(found),
  ];
}

async function askTransport({ transport }: SlackSubjects): Promise<AskedTransport> {
  if (transport.kind === 'http') return transport;
  return { kind: 'socket', connection: await ask(transport.connection) };
}

function isDefinite({ kind }: SlackAnswer<unknown>['answer']): boolean {
  return kind === 'told' || kind === 'refused' || kind === 'rateLimited';
}

function reachableLine({ texts, lines, bot, answers, reached }: Findings): CheckLine {
  const { slack } = texts.doctor;
  const [first] = answers;
  if (reached) return lines.ok('slack.reachable', slack.reachable);
  if (first !== undefined) {
    const why = slack.unreachable(errorOf(first.answer));
    return lines.failed('slack.reachable', why, slack.unreachableMend);
  }
  const settings = bot.kind === 'unknown' ? bot.settings : [];
  return lines.needsSettings('slack.reachable', settings);
}

function tokenLine<T>(
  name: 'slack.bot-token' | 'slack.app-token',
  asked: Subject<SlackAnswer<T>>,
  { texts, lines, reached }: Findings,
  right: (value: T) => string,
): CheckLine {
  const { slack } = texts.doctor;
  if (asked.kind === 'unknown') return lines.needsSettings(name, asked.settings);
  const { answer } = asked.value;
  if (answer.kind === 'told') return lines.ok(name, right(answer.value));
  if (answer.kind === 'refused') {
    const setting = name === 'slack.bot-token' ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN';
    const mend = `${setting}: ${texts.start.where[setting]}`;
    return lines.failed(name, slack.refused(answer.error), mend);
  }
  if (!reached) return lines.needs(name, 'slack.reachable');
  return lines.warning(name, slack.noAnswer(errorOf(answer)), slack.askAgain);
}

function errorOf(answer: SlackAnswer<unknown>['answer']): string {
  return 'error' in answer ? answer.error : 'ratelimited';
}

function scopesLine({ texts, lines, bot }: Findings): CheckLine {
  const { slack } = texts.doctor;
  if (bot.kind === 'unknown') return lines.needsSettings('slack.scopes', bot.settings);
  const { answer } = bot.value;
  if (answer.kind !== 'told') return lines.needs('slack.scopes', 'slack.bot-token');
  const { scopes } = answer.value;
  if (scopes === undefined) return lines.unchecked('slack.scopes', slack.scopesUntold);
  const missing = (wanted: readonly string[]) =>
    wanted.filter((scope) => !scopes.includes(scope)).join(', ');
  const [needed, optional] = [missing(REQUIRED_SCOPES), missing(OPTIONAL_SCOPES)];
  if (needed !== '') {
    return lines.failed('slack.scopes', slack.scopesMissing(needed), slack.scopesMend);
  }
  if (optional !== '') {
    return lines.warning('slack.scopes', slack.optionalMissing(optional), slack.optionalMend);
  }
  const count = REQUIRED_SCOPES.length + OPTIONAL_SCOPES.length;
  return lines.ok('slack.scopes', slack.scopesRight(count));
}

function transportLine(found: Findings, { commandCame }: SlackSubjects): CheckLine {
  const { lines, texts, transport } = found;
  const { slack } = texts.doctor;
  if (transport.kind === 'socket') {
    return tokenLine('slack.app-token', transport.connection, found, () => slack.appTokenRight);
  }
  const { signingSecret } = transport;
  const name: CheckName = 'slack.signing-secret';
  if (signingSecret.kind === 'unknown') return lines.needsSettings(name, signingSecret.settings);
  return commandCame
    ? lines.ok(name, slack.signatureProven)
    : lines.unchecked(name, slack.signatureUntold, slack.signatureByHand);
}

/** Slack tells a bot token neither its commands nor whether interactivity is on. */
function byHandLines({ commandCame }: SlackSubjects, { lines, texts }: Findings): CheckLine[] {
  const { slack } = texts.doctor;
  return [
    commandCame
      ? lines.ok('slack.command', slack.commandProven)
      : lines.unchecked('slack.command', slack.commandUntold, slack.commandByHand),
    lines.unchecked('slack.interactivity', slack.interactivityUntold, slack.interactivityByHand),
  ];
}

function slackClockLine({ texts, lines, bot, answers, reached }: Findings): CheckLine {
  if (answers.length === 0 && bot.kind === 'unknown') {
    return lines.needsSettings('slack.clock', bot.settings);
  }
  if (!reached) return lines.needs('slack.clock', 'slack.reachable');
  const told = answers.find(({ clockAheadMs }) => clockAheadMs !== undefined);
  return clockLine('slack.clock', told?.clockAheadMs, texts.doctor);
}
