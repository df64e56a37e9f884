import { compose, modeOf, type RunningParts } from './compose';
import type { RequestLog } from './domain/log';
import { createLog, createRedactor } from './log';
import {
  type Environment,
  readLanguage,
  readSettings,
  type SettingProblem,
  type Settings,
  secretsOf,
} from './settings';
import { openSharedClock, type SharedClock } from './shared-clock';
import type { SlackConnection } from './slack/connection';
import { checkSettings } from './start-checks';
import { systemClock } from './system-clock';
import { openTelemetry } from './telemetry';
import { textsFor } from './texts/catalogue';
import type { StartTexts } from './texts/start-texts';
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
export const STOP_WITHIN_MS = 15_000;
/** Slack waits no longer than this for an ack, so no listener has a reason to. */
const LISTENERS_WITHIN_MS = 3_000;
const CONNECTION_WITHIN_MS = 2_000;

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
  const clock = await openSharedClock(systemClock, store.databaseTime, log);
  const telemetry = await openTelemetry(settings as Settings, log);
  const parts = compose({
    settings: settings as Settings,
    texts,
    bot,
    store,
    log,
    clock,
    telemetry,
  });
  telemetry.start();
  parts.workflow.start();
  parts.directory.start();
  parts.retention.start();
  const connected = connect(parts.connection).then(() => {
    log.info({ mode: modeOf(settings as Settings).kind, port: settings.PORT }, 'started');
  });
  return { kind: 'running', log, connected, stop: () => stopApp(parts, clock, log) };
}

async function connect({ app, start }: SlackConnection): Promise<void> {
  await app.init();
  await start();
}

/** Takes no new work, finishes what runs, leaves the rest to the next start. */
async function stopApp(parts: RunningParts, clock: SharedClock, log: RequestLog): Promise<void> {
  const { inFlight, connection, workflow, directory, looks, retention, desk, store, telemetry } =
    parts;
  log.info({}, 'stopping');
  directory.stop();
  looks.stop();
  retention.stop();
  const until = performance.now() + STOP_WITHIN_MS;
  // Listeners first: once the connection is gone, their acks have no way to Slack.
  await inTime(systemClock, inFlight.idle(), LISTENERS_WITHIN_MS);
  const closed = connection.stop().catch((error) => log.warn({ error }, 'connection not closed'));
  await inTime(systemClock, closed, CONNECTION_WITHIN_MS);
  await workflow.stop(until - performance.now() - telemetry.stopWithinMs);
  await inTime(systemClock, telemetry.stop(), telemetry.stopWithinMs);
  clock.stop();
  desk.close();
  await store.close();
  log.info({}, 'stopped');
}

function reportOf(
  problems: readonly SettingProblem[],
  texts: StartTexts,
  redact: (text: string) => string,
): string {
  const lines = problems.map(({ setting, problem, mend = texts.where[setting] }) => {
    return `- ${setting} ${redact(problem)}\n  ${mend}`;
  });
  return [texts.heading(problems.length), ...lines, ''].join('\n');
}
