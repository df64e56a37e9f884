import { createServer } from 'node:net';
import { WebClient } from '@slack/web-api';
import { object, string } from 'yup';
import type { Log } from './domain/log';
import type { SettingProblem, Settings } from './settings';
import { createMessageClient, tryOnce } from './slack/clients';
import { createSdkLogger } from './slack/sdk-logger';
import { readSlackFailure } from './slack/slack-failure';
import { type OpenStore, openStore } from './store/open-store';
import { StoreUnavailableError } from './store/store-unavailable-error';
import type { SettingName, StartTexts } from './texts/start-texts';

/** Who the app is in Slack (`auth.test`). */
export interface Bot {
  readonly userId: string;
  readonly botId: string;
  /** Its name, for `/invite @…`. */
  readonly name: string;
}

/** What the checks found out and opened on the way, each where it could be. */
export interface Checked {
  readonly bot?: Bot | undefined;
  readonly store?: OpenStore | undefined;
  readonly problems: readonly SettingProblem[];
}

type Check<T> =
  | { readonly kind: 'right'; readonly value: T }
  | ({ readonly kind: 'wrong' } & SettingProblem);

const SLACK_TIMEOUT_MS = 10_000;

/** Tries what the settings name: Slack's tokens, the port, the store. A wrong setting is skipped. */
export async function checkSettings(
  settings: Partial<Settings>,
  wrong: ReadonlySet<SettingName>,
  texts: StartTexts,
  log: Log,
): Promise<Checked> {
  const [bot, appToken, port, store] = await Promise.all([
    checkBotToken(settings, texts, log),
    checkAppToken(settings, texts, log),
    checkPort(settings, texts),
    wrong.has('DATABASE_URL') ? undefined : checkStore(settings, texts, log),
  ]);
  return {
    bot: bot?.kind === 'right' ? bot.value : undefined,
    store: store?.kind === 'right' ? store.value : undefined,
    problems: [bot, appToken, port, store].flatMap((check) =>
      check?.kind === 'wrong' ? [{ setting: check.setting, problem: check.problem }] : [],
    ),
  };
}

const authTestSchema = object({
  user_id: string().required(),
  bot_id: string().required(),
  user: string().required(),
});

async function checkBotToken(
  { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl }: Partial<Settings>,
  texts: StartTexts,
  log: Log,
): Promise<Check<Bot> | undefined> {
  if (botToken === undefined || apiUrl === undefined) return undefined;
  const client = createMessageClient({ apiUrl, botToken, logger: createSdkLogger(log) });
  return askSlack('SLACK_BOT_TOKEN', texts, async () => {
    const { user_id, bot_id, user } = authTestSchema.validateSync(await client.auth.test());
    return { userId: user_id, botId: bot_id, name: user };
  });
}

async function checkAppToken(
  { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl }: Partial<Settings>,
  texts: StartTexts,
  log: Log,
): Promise<Check<undefined> | undefined> {
  if (appToken === undefined || apiUrl === undefined) return undefined;
  const options = tryOnce({ apiUrl, logger: createSdkLogger(log) }, SLACK_TIMEOUT_MS);
  const client = new WebClient(appToken, options);
  return askSlack('SLACK_APP_TOKEN', texts, async () => {
    await client.apps.connections.open({});
    return undefined;
  });
}

async function askSlack<T>(
  setting: SettingName,
  texts: StartTexts,
  ask: () => Promise<T>,
): Promise<Check<T>> {
  try {
    return { kind: 'right', value: await ask() };
  } catch (error) {
    const failure = readSlackFailure(error);
    if (failure.kind === 'refused') {
      return { kind: 'wrong', setting, problem: texts.slackRefused(failure.error) };
    }
    const reason = failure.kind === 'rateLimited' ? 'ratelimited' : failure.error;
    return { kind: 'wrong', setting, problem: texts.slackUnreachable(reason) };
  }
}

/** Bolt's server in Socket Mode ends the process when its port is taken; here it can be reported. */
function checkPort(
  { PORT: port }: Partial<Settings>,
  texts: StartTexts,
): Promise<Check<undefined>> | undefined {
  if (port === undefined) return undefined;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const problem = texts.portTaken(port, error.code ?? error.name);
      resolve({ kind: 'wrong', setting: 'PORT', problem });
    });
    probe.listen(port, () => probe.close(() => resolve({ kind: 'right', value: undefined })));
  });
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
