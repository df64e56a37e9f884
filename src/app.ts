import { randomInt, randomUUID } from 'node:crypto';
import { createDesk } from './desk/create-desk';
import type { Desk } from './desk/desk';
import { createDeskDirectory, type DeskDirectory } from './directory/desk-directory';
import { noticeOutdated } from './directory/notice-outdated';
import type { RequestLog } from './domain/log';
import { healthRoutes, remembered } from './health';
import { createInFlight } from './listeners/in-flight';
import { registerListeners } from './listeners/register';
import { createLog, createRedactor } from './log';
import {
  type Environment,
  readLanguage,
  readSettings,
  type SettingProblem,
  type Settings,
  secretsOf,
} from './settings';
import { createAnnouncer } from './slack/announcer';
import {
  createMessageClient,
  createPeopleClient,
  createViewClient,
  type SlackAccess,
} from './slack/clients';
import { createSlackConnection, type SlackConnection, type SlackMode } from './slack/connection';
import { createForms } from './slack/forms';
import { createPeople } from './slack/people';
import { createPickers } from './slack/pickers';
import { createSdkLogger } from './slack/sdk-logger';
import { type Bot, checkSettings } from './start-checks';
import type { RequestStore } from './store/request-store';
import { systemClock } from './system-clock';
import { textsFor } from './texts/catalogue';
import type { StartTexts, Texts } from './texts/texts';
import { type ContactWorkflow, createContactWorkflow } from './workflow/contact-workflow';
import { inTime } from './workflow/deadline';

export type Started =
  | {
      readonly kind: 'running';
      readonly log: RequestLog;
      /** Settles when Slack can reach the app; what others have left is worked on before. */
      readonly connected: Promise<void>;
      readonly stop: () => Promise<void>;
    }
  /** `report`: every setting that is wrong, why, and where the right value is to be found. */
  | { readonly kind: 'notStarted'; readonly report: string };

/** How long a stop may take in all, in ms; Kubernetes and systemd kill after 30 s and 90 s. */
const STOP_WITHIN_MS = 15_000;
/** Slack waits no longer than this for an ack, so no listener has a reason to. */
const LISTENERS_WITHIN_MS = 3_000;
const CONNECTION_WITHIN_MS = 2_000;
/** A probe waits for the disk, as a request does, and anybody may ask for it. */
const STORE_PROBE_COUNTS_MS = 2_000;

/** Everything that runs and has to be stopped, in the order of the stop. */
interface RunningParts {
  readonly inFlight: ReturnType<typeof createInFlight>;
  readonly connection: SlackConnection;
  readonly workflow: ContactWorkflow;
  readonly directory: DeskDirectory;
  readonly desk: Desk;
  readonly store: RequestStore;
}

/**
 * Starts the app with the settings in `environment`; `write` takes the log's lines. Every wrong
 * setting is found before anything is said to Slack or Desk in anybody's name.
 */
export async function startApp(
  environment: Environment,
  write: (line: string) => void,
): Promise<Started> {
  const texts = textsFor(readLanguage(environment));
  const { settings, problems } = readSettings(environment, texts.start);
  const secrets = secretsOf(settings);
  const log = createLog(settings.LOG_LEVEL ?? 'info', secrets, write);
  const wrong = new Set(problems.map(({ setting }) => setting));
  const checked = await checkSettings(settings, wrong, texts.start, log);
  const all = [...problems, ...checked.problems];
  const { bot, store } = checked;
  if (all.length > 0 || bot === undefined || store === undefined) {
    await store?.close();
    return { kind: 'notStarted', report: reportOf(all, texts.start, createRedactor(secrets)) };
  }
  const parts = compose(settings as Settings, texts, bot, store, log);
  parts.workflow.start();
  parts.directory.start();
  const connected = connect(parts.connection).then(() => {
    log.info({ mode: modeOf(settings as Settings).kind, port: settings.PORT }, 'started');
  });
  return { kind: 'running', log, connected, stop: () => stopApp(parts, log) };
}

async function connect({ app, start }: SlackConnection): Promise<void> {
  await app.init();
  await start();
}

function compose(
  settings: Settings,
  texts: Texts,
  bot: Bot,
  store: RequestStore,
  log: RequestLog,
): RunningParts {
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, PORT: port } = settings;
  const access: SlackAccess = { apiUrl, botToken, logger: createSdkLogger(log) };
  const client = createMessageClient(access);
  const desk = createDesk(
    {
      url: settings.DESK_URL,
      sdkAppId: settings.DESK_SDKAPPID,
      secretKey: settings.DESK_SECRET_KEY,
      admin: settings.DESK_ADMIN,
    },
    { clock: systemClock, log, randomUint32: () => randomInt(2 ** 32) },
  );
  const directory = createDeskDirectory({
    ...{ lists: desk.lists, clock: systemClock, log },
    prepare: (listed) => pickers.prepare(listed),
  });
  const announcer = createAnnouncer({ client, texts, botName: bot.name, log });
  const workflow = createContactWorkflow({
    store,
    desk: { ...desk, contactCustomer: noticeOutdated(desk, directory) },
    announcer,
    clock: systemClock,
    log,
    newId: randomUUID,
    random: Math.random,
  });
  const routes = healthRoutes({
    slack: () => connection.isConnected(),
    store: remembered(() => store.probe(systemClock.now()).then(() => true), STORE_PROBE_COUNTS_MS),
  });
  const connection = createSlackConnection(
    { ...access, mode: modeOf(settings), port, routes, bot },
    client,
    systemClock,
  );
  const inFlight = createInFlight();
  connection.app.use(inFlight.middleware);
  connection.app.error(async (error) => log.error({ error }, 'listener failed'));
  const forms = createForms(createViewClient(access), log);
  const accounts = settings.DESK_ACCOUNT;
  const pickers = createPickers(directory.latest, texts.choices);
  const overrides = settings.AGENT_ADDRESSES;
  const peopleClient = createPeopleClient(access);
  const people = createPeople({ client: peopleClient, overrides, clock: systemClock, log });
  registerListeners(connection.app, {
    ...{ workflow, forms, texts, log },
    ...{ accounts, directory, pickers, people },
  });
  return { inFlight, connection, workflow, directory, desk, store };
}

function modeOf({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET = '' }: Settings): SlackMode {
  return SLACK_APP_TOKEN === undefined
    ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET }
    : { kind: 'socket', appToken: SLACK_APP_TOKEN };
}

/** Takes no new work, finishes what runs, leaves the rest to the next start. */
async function stopApp(parts: RunningParts, log: RequestLog): Promise<void> {
  const { inFlight, connection, workflow, directory, desk, store } = parts;
  log.info({}, 'stopping');
  directory.stop();
  const until = performance.now() + STOP_WITHIN_MS;
  // Listeners first: once the connection is gone, their acks have no way to Slack.
  await inTime(systemClock, inFlight.idle(), LISTENERS_WITHIN_MS);
  const closed = connection.stop().catch((error) => log.warn({ error }, 'connection not closed'));
  await inTime(systemClock, closed, CONNECTION_WITHIN_MS);
  await workflow.stop(until - performance.now());
  desk.close();
  await store.close();
  log.info({}, 'stopped');
}

function reportOf(
  problems: readonly SettingProblem[],
  texts: StartTexts,
  redact: (text: string) => string,
): string {
  const lines = problems.map(({ setting, problem }) => {
    return `- ${setting} ${redact(problem)}\n  ${texts.where[setting]}`;
  });
  return [texts.heading(problems.length), ...lines, ''].join('\n');
}
