import { randomInt } from 'node:crypto';
import { createDeskProbe } from './desk/create-desk-probe';
import type { AppSubjects } from './doctor/app-checks';
import { checkUp } from './doctor/check-up';
import type { DeskSubject } from './doctor/desk-checks';
import type { SlackSubjects } from './doctor/slack-checks';
import type { StoreSubject } from './doctor/store-checks';
import type { Subject } from './doctor/subject';
import type { CheckLine } from './domain/checkup';
import type { Log } from './domain/log';
import { createRedactor } from './log';
import { isAppOn, isMetricsOn, tryMetricsPort, tryPort } from './port';
import { type SettingProblem, type Settings, secretsOf } from './settings';
import { createSdkLogger } from './slack/sdk-logger';
import { askBot, askForConnection } from './slack/slack-facts';
import { inspectStore } from './store/inspect-store';
import { systemClock } from './system-clock';
import type { SettingName } from './texts/start-texts';
import type { Texts } from './texts/texts';

/** What there is to look at. */
interface DoctorGiven {
  /** Those that are right. */
  readonly settings: Partial<Settings>;
  readonly problems: readonly SettingProblem[];
  readonly texts: Texts;
  readonly log: Log;
  /** Whether Slack has just delivered the command that asks for a check-up. */
  readonly commandCame: boolean;
}

/** A check-up of what the settings name. */
export function createDoctor(given: DoctorGiven): () => Promise<readonly CheckLine[]> {
  const { settings, texts } = given;
  return () =>
    checkUp({
      app: appOf(given),
      slack: slackOf(given),
      desk: {
        desk: deskOf(given),
        accounts: isWrong(given, 'DESK_ACCOUNT')
          ? { kind: 'unknown', settings: ['DESK_ACCOUNT'] }
          : { kind: 'known', value: settings.DESK_ACCOUNT },
      },
      store: storeOf(given),
      texts,
      redact: createRedactor(secretsOf(settings)),
    });
}

function appOf(given: DoctorGiven): AppSubjects {
  const { settings, problems } = given;
  const hasMetricsPort = settings.METRICS_PORT !== undefined || isWrong(given, 'METRICS_PORT');
  return {
    ...{ problems, tryPort, tryMetricsPort, isAppOn, isMetricsOn },
    port: subject(given, ['PORT'], settings.PORT),
    metricsPort: hasMetricsPort
      ? subject(given, ['METRICS_PORT'], settings.METRICS_PORT)
      : undefined,
  };
}

function isWrong({ problems }: DoctorGiven, name: SettingName): boolean {
  return problems.some(({ setting }) => setting === name);
}

/** `value`, or which of the settings that it is made from are wrong. */
function subject<T>(
  given: DoctorGiven,
  names: readonly SettingName[],
  value: T | undefined,
): Subject<T> {
  const settings = names.filter((name) => isWrong(given, name));
  return value === undefined || settings.length > 0
    ? { kind: 'unknown', settings }
    : { kind: 'known', value };
}

function slackOf(given: DoctorGiven): SlackSubjects {
  const { settings, log, commandCame } = given;
  const {
    SLACK_API_URL: apiUrl = '',
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_APP_TOKEN: appToken = '',
  } = settings;
  const access = { apiUrl, logger: createSdkLogger(log) };
  const isSocket = appToken !== '' || isWrong(given, 'SLACK_APP_TOKEN');
  return {
    bot: subject(given, ['SLACK_BOT_TOKEN', 'SLACK_API_URL'], () =>
      askBot({ ...access, botToken }, systemClock),
    ),
    transport: isSocket
      ? {
          kind: 'socket',
          connection: subject(given, ['SLACK_APP_TOKEN', 'SLACK_API_URL'], () =>
            askForConnection({ ...access, appToken }, systemClock),
          ),
        }
      : { kind: 'http', signingSecret: subject(given, ['SLACK_SIGNING_SECRET'], true) },
    commandCame,
  };
}

function deskOf(given: DoctorGiven): Subject<DeskSubject> {
  const { settings, log } = given;
  const {
    DESK_URL: url = '',
    DESK_SDKAPPID: sdkAppId = 0,
    DESK_SECRET_KEY: secretKey = '',
    DESK_ADMIN: admin = '',
  } = settings;
  const parts = { clock: systemClock, log, randomUint32: () => randomInt(2 ** 32) };
  const names = ['DESK_URL', 'DESK_SDKAPPID', 'DESK_SECRET_KEY', 'DESK_ADMIN'] as const;
  return subject(given, names, {
    openProbe: () => createDeskProbe({ url, sdkAppId, secretKey, admin }, parts),
    host: url.replace(/^https?:\/\//, '').replace(/\/+$/, ''),
    sdkAppId: String(sdkAppId),
    admin,
  });
}

function storeOf(given: DoctorGiven): StoreSubject {
  const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl } = given.settings;
  return subject(given, ['DATABASE_URL', 'DATA_DIR'], () =>
    inspectStore({ dataDir, ...(databaseUrl && { databaseUrl }) }, given.log),
  );
}
