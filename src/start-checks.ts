import type { Log } from './domain/log';
import { type TriedPort, tryMetricsPort, tryPort } from './port';
import type { SettingProblem, Settings } from './settings';
import { createSdkLogger } from './slack/sdk-logger';
import { askBot, askForConnection, type Bot, type SlackAnswer } from './slack/slack-facts';
import { errorOf } from './slack/slack-failure';
import { untilTold } from './slack/until-told';
import { type OpenStore, openStore } from './store/open-store';
import { StoreUnavailableError } from './store/store-unavailable-error';
import { systemClock } from './system-clock';
import type { SettingName, StartTexts } from './texts/start-texts';

/** What the checks found out and opened on the way, each where it could be. */
export interface Checked {
  readonly bot?: Bot | undefined;
  readonly store?: OpenStore | undefined;
  readonly problems: readonly SettingProblem[];
}

type Check<T> =
  | { readonly kind: 'right'; readonly value: T }
  | ({ readonly kind: 'wrong' } & SettingProblem);

/**
 * Tries what the settings name: Slack's tokens, the port, the store. A wrong setting is skipped. A
 * Slack that gives no answer is waited for, but not where a setting is wrong anyway.
 */
export async function checkSettings(
  settings: Partial<Settings>,
  wrong: ReadonlySet<SettingName>,
  texts: StartTexts,
  log: Log,
): Promise<Checked> {
  const asking: Asking = { log, isPatient: wrong.size === 0 };
  const [bot, appToken, port, metricsPort, store] = await Promise.all([
    checkBotToken(settings, texts, asking),
    checkAppToken(settings, texts, asking),
    checkPort(settings, texts),
    checkMetricsPort(settings, texts),
    wrong.has('DATABASE_URL') ? undefined : checkStore(settings, texts, log),
  ]);
  return {
    bot: bot?.kind === 'right' ? bot.value : undefined,
    store: store?.kind === 'right' ? store.value : undefined,
    problems: [bot, appToken, port, metricsPort, store].flatMap((check) =>
      check?.kind === 'wrong'
        ? [{ setting: check.setting, problem: check.problem, mend: check.mend }]
        : [],
    ),
  };
}

interface Asking {
  readonly log: Log;
  readonly isPatient: boolean;
}

function ask<T>(
  question: () => Promise<SlackAnswer<T>>,
  { log, isPatient }: Asking,
): Promise<SlackAnswer<T>> {
  return isPatient ? untilTold(question, { clock: systemClock, log }) : question();
}

async function checkBotToken(
  { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl }: Partial<Settings>,
  texts: StartTexts,
  asking: Asking,
): Promise<Check<Bot> | undefined> {
  if (botToken === undefined || apiUrl === undefined) return undefined;
  const access = { apiUrl, botToken, logger: createSdkLogger(asking.log) };
  const told = await ask(() => askBot(access, systemClock), asking);
  const check = judge('SLACK_BOT_TOKEN', texts, told);
  return check.kind === 'right' ? { kind: 'right', value: check.value.bot } : check;
}

async function checkAppToken(
  { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl }: Partial<Settings>,
  texts: StartTexts,
  asking: Asking,
): Promise<Check<undefined> | undefined> {
  if (appToken === undefined || apiUrl === undefined) return undefined;
  const access = { apiUrl, appToken, logger: createSdkLogger(asking.log) };
  const told = await ask(() => askForConnection(access, systemClock), asking);
  return judge('SLACK_APP_TOKEN', texts, told);
}

function judge<T>(setting: SettingName, texts: StartTexts, { answer }: SlackAnswer<T>): Check<T> {
  if (answer.kind === 'told') return { kind: 'right', value: answer.value };
  if (answer.kind === 'refused') {
    return { kind: 'wrong', setting, problem: texts.slackRefused(answer.error) };
  }
  const problem = texts.slackUnreachable(errorOf(answer));
  return { kind: 'wrong', setting, problem, mend: texts.slackUnreachableMend };
}

/** Bolt's server in Socket Mode ends the process when its port is taken; here it can be reported. */
async function checkPort(
  { PORT: port }: Partial<Settings>,
  texts: StartTexts,
): Promise<Check<undefined> | undefined> {
  return port === undefined ? undefined : judgePort('PORT', port, await tryPort(port), texts);
}

async function checkMetricsPort(
  { PORT, METRICS_PORT: port }: Partial<Settings>,
  texts: StartTexts,
): Promise<Check<undefined> | undefined> {
  if (port === undefined) return undefined;
  const tried = await tryMetricsPort(port, PORT);
  return tried.kind === 'same'
    ? { kind: 'wrong', setting: 'METRICS_PORT', problem: texts.samePort }
    : judgePort('METRICS_PORT', port, tried, texts);
}

function judgePort(
  setting: 'PORT' | 'METRICS_PORT',
  port: number,
  tried: TriedPort,
  texts: StartTexts,
): Check<undefined> {
  return tried.kind === 'free'
    ? { kind: 'right', value: undefined }
    : { kind: 'wrong', setting, problem: texts.portTaken(port, tried.error) };
}

async function checkStore(
  { DATA_DIR: dataDir, DATABASE_URL: databaseUrl }: Partial<Settings>,
  texts: StartTexts,
  log: Log,
): Promise<Check<OpenStore> | undefined> {
  if (dataDir === undefined) return undefined;
  try {
    const store = await openStore({ dataDir, ...(databaseUrl && { databaseUrl }) }, log);
    return { kind: 'right', value: store };
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    const setting = databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
    return { kind: 'wrong', setting, problem: texts.storeUnavailable(error.reason) };
  }
}
